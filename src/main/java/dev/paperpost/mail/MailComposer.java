package dev.paperpost.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes the messages from stored ids; the same ids make the same message. Thread-safe. */
@ApplicationScoped
public class MailComposer {

    /**
     * The digest mail, or nothing when its reader no longer wants it.
     *
     * @param dated what the Date header says, the same on every attempt
     */
    public Optional<OutgoingMail> digest(UUID deliveryId, long digestId, Instant dated) {
        throw new UnsupportedOperationException("mail helper");
    }

    /** The confirmation mail for a confirm token, or nothing when the token was used or has expired. */
    public Optional<OutgoingMail> confirmation(UUID deliveryId, long tokenId, Instant dated) {
        throw new UnsupportedOperationException("mail helper");
    }
}
