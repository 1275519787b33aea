package dev.paperpost.mail;

import dev.paperpost.subscription.PendingConfirmation;
import dev.paperpost.subscription.Recipients;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the messages from stored ids; the same ids make the same message. Thread-safe. */
@ApplicationScoped
public class MailComposer {

    private final Recipients recipients;
    private final ConfirmationMail confirmationMail;

    MailComposer(Recipients recipients, MailConfig config, @ConfigProperty(name = "quarkus.mailer.from") String from) {
        this.recipients = recipients;
        Sender sender = Sender.of(config.fromName(), from, config.replyTo());
        this.confirmationMail = new ConfirmationMail(sender);
    }

    /**
     * The digest mail, or nothing when its reader no longer wants it.
     *
     * @param dated what the Date header says, the same on every attempt
     */
    public Optional<OutgoingMail> digest(UUID deliveryId, long digestId, Instant dated) {
        throw new UnsupportedOperationException("waits for the digests");
    }

    /** The confirmation mail for a confirm token, or nothing when the token was used or has expired. */
    public Optional<OutgoingMail> confirmation(UUID deliveryId, long tokenId, Instant dated) {
        return recipients.confirmation(tokenId).map(pending -> confirmation(deliveryId, pending, dated));
    }

    private OutgoingMail confirmation(UUID deliveryId, PendingConfirmation pending, Instant dated) {
        return confirmationMail.compose(
                deliveryId,
                dated,
                pending.to().email(),
                pending.to().active(),
                pending.interestCount(),
                pending.schedule(),
                pending.link());
    }
}
