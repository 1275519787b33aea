package dev.paperpost.mail;

import dev.paperpost.digest.Digests;
import dev.paperpost.digest.QuietWeeks;
import dev.paperpost.digest.StoredDigest;
import dev.paperpost.platform.BaseUrl;
import dev.paperpost.platform.Messages;
import dev.paperpost.platform.PaperpostConfig;
import dev.paperpost.subscription.Letter;
import dev.paperpost.subscription.Letters;
import dev.paperpost.subscription.PendingConfirmation;
import dev.paperpost.subscription.Recipient;
import dev.paperpost.subscription.Recipients;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the messages from stored ids; the same ids make the same message. Thread-safe. */
@ApplicationScoped
public class MailComposer {

    private final Digests digests;
    private final Recipients recipients;
    private final Letters letters;
    private final QuietWeeks quietWeeks;
    private final String help;
    private final DigestMail digestMail;
    private final ConfirmationMail confirmationMail;
    private final LetterMail letterMail;

    MailComposer(
            Digests digests,
            Recipients recipients,
            Letters letters,
            QuietWeeks quietWeeks,
            MailConfig config,
            PaperpostConfig paperpost,
            @ConfigProperty(name = "quarkus.mailer.from") String from) {
        this.digests = digests;
        this.recipients = recipients;
        this.letters = letters;
        this.quietWeeks = quietWeeks;
        Sender sender = Sender.of(config.fromName(), from, config.replyTo());
        this.help = BaseUrl.of(paperpost) + "/";
        this.digestMail = new DigestMail(sender);
        this.confirmationMail = new ConfirmationMail(sender);
        this.letterMail = new LetterMail(sender, help);
    }

    /** Read at the start, so that a sender no mail can have is found before anything runs. */
    void start(@Observes @Priority(1) StartupEvent started) {}

    /** What the mails of these digests are made of; without those whose reader no longer wants them. */
    @Transactional
    public Map<Long, DigestLetter> letters(Collection<Long> digestIds) {
        Map<Long, StoredDigest> wanted = digests.byIds(digestIds);
        wanted.values().removeIf(StoredDigest::isEmpty);
        Map<Long, Recipient> readers = recipients.active(
                wanted.values().stream().map(StoredDigest::subscriberId).toList());
        Map<Long, Recipients.Links> links = recipients.links(readers.keySet());
        Map<Long, DigestLetter> letters = new HashMap<>();
        wanted.forEach((digestId, digest) -> {
            long reader = digest.subscriberId();
            if (readers.containsKey(reader)) {
                letters.put(
                        digestId,
                        new DigestLetter(
                                digest,
                                readers.get(reader),
                                new DigestLinks(
                                        recipients.viewLink(digestId),
                                        links.get(reader).manage(),
                                        links.get(reader).unsubscribe(),
                                        help)));
            }
        });
        return letters;
    }

    /**
     * The digest mail.
     *
     * @param dated what the Date header says, the same on every attempt
     */
    public OutgoingMail digest(UUID deliveryId, Instant dated, DigestLetter letter) {
        return digestMail.compose(
                deliveryId,
                dated,
                letter.digest.content(),
                letter.reader.email(),
                letter.reader.interests(),
                letter.reader.schedule(),
                letter.links);
    }

    /** The confirmation mail for a confirm token, or nothing when the token was used or has expired. */
    public Optional<OutgoingMail> confirmation(UUID deliveryId, long tokenId, Instant dated) {
        return recipients.confirmation(tokenId).map(pending -> confirmation(deliveryId, pending, dated));
    }

    /** The letter that became this delivery, or nothing when its reader has changed their mind or had a digest since. */
    public Optional<OutgoingMail> letter(UUID deliveryId, Instant dated) {
        return letters.ofDelivery(deliveryId)
                .filter(letter -> letter.kind() != Letter.Kind.QUIET
                        || !quietWeeks.ended(letter.to().subscriberId(), letter.occasion()))
                .map(letter -> letterMail.compose(deliveryId, dated, letter));
    }

    private OutgoingMail confirmation(UUID deliveryId, PendingConfirmation pending, Instant dated) {
        return confirmationMail.compose(
                deliveryId,
                dated,
                pending.to().email(),
                pending.to().active(),
                pending.interestCount(),
                pending.schedule(),
                pending.link(),
                pending.invitation(),
                Messages.of(pending.to().locale()));
    }
}
