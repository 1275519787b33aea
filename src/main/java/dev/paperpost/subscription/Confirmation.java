package dev.paperpost.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What became of a confirm link. */
public sealed interface Confirmation {

    /**
     * The reader is subscribed; also the answer to a link used before.
     *
     * @param nextDigestAt null when the reader has left since
     */
    record Confirmed(String manageToken, Instant nextDigestAt, Schedule schedule, Locale locale, List<String> interests)
            implements Confirmation {}

    /** Genuine, but older than seven days. */
    record Expired() implements Confirmation {}

    /** Not a token of ours, or its reader was erased. */
    record Unknown() implements Confirmation {}
}
