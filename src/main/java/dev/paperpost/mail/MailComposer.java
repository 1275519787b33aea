package dev.paperpost.mail;

import dev.paperpost.digest.DigestContent;
import dev.paperpost.digest.Digests;
import dev.paperpost.subscription.PendingConfirmation;
import dev.paperpost.subscription.Recipient;
import dev.paperpost.subscription.Recipients;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the messages from stored ids; the same ids make the same message. Thread-safe. */
@ApplicationScoped
public class MailComposer {

    private final Digests digests;
    private final Recipients recipients;
    private final DigestMail digestMail;
    private final ConfirmationMail confirmationMail;

    MailComposer(
            Digests digests,
            Recipients recipients,
            MailConfig config,
            @ConfigProperty(name = "quarkus.mailer.from") String from) {
        this.digests = digests;
        this.recipients = recipients;
        Sender sender = Sender.of(config.fromName(), from, config.replyTo());
        this.digestMail = new DigestMail(sender);
        this.confirmationMail = new ConfirmationMail(sender);
    }

    /**
     * The digest mail, or nothing when its reader no longer wants it.
     *
     * @param dated what the Date header says, the same on every attempt
     */
    public Optional<OutgoingMail> digest(UUID deliveryId, long digestId, Instant dated) {
        return digests.content(digestId).filter(content -> content.shown() > 0).flatMap(content -> recipients
                .active(content.subscriberId())
                .map(reader -> digest(deliveryId, dated, content, reader)));
    }

    /** The confirmation mail for a confirm token, or nothing when the token was used or has expired. */
    public Optional<OutgoingMail> confirmation(UUID deliveryId, long tokenId, Instant dated) {
        return recipients.confirmation(tokenId).map(pending -> confirmation(deliveryId, pending, dated));
    }

    private OutgoingMail digest(UUID deliveryId, Instant dated, DigestContent content, Recipient reader) {
        return digestMail.compose(
                deliveryId,
                dated,
                content,
                reader.email(),
                reader.interests(),
                reader.schedule(),
                new DigestLinks(
                        recipients.viewLink(content.digestId()),
                        recipients.manageLink(reader.subscriberId()),
                        recipients.unsubscribeLink(reader.subscriberId())));
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
