package dev.paperpost.subscription;

import java.time.Instant;
import java.util.List;

/**
 * A mail beside digests and confirmations, while it is still worth sending.
 *
 * @param to the reader it speaks to; the address is where it goes
 * @param occasion when that happened which it is about: for a goodbye the end of the subscription, for a quiet time its beginning
 * @param ideas interests that may find more, written as the reader would
 * @param manage the link that changes the subscription
 * @param unsubscribe the link that ends it, and within seven days takes that back
 * @param move the link that moves the subscription to the address this goes to, null for other mails
 */
public record Letter(
        Kind kind, Recipient to, Instant occasion, List<String> ideas, String manage, String unsubscribe, String move) {

    /** What it is about. */
    public enum Kind {
        /** Somebody asked for the manage link. */
        MANAGE_LINK,
        /** The reader has unsubscribed. */
        GOODBYE,
        /** Nothing matched for {@link Letters#QUIET}. */
        QUIET,
        /** To a new address: is it the reader's? */
        ADDRESS_CHANGE,
        /** To the reader's address: another was asked for. */
        ADDRESS_NOTICE,
        /** To a reader whose address another reader asked for. */
        ADDRESS_TAKEN
    }
}
