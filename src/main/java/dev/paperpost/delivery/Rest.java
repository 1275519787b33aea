package dev.paperpost.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A pause for all workers of a node while the mail server is of no use; longer each time it still is. Thread-safe. */
class Rest {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Clock clock;
    private final Backoff backoff;
    private Instant until = Instant.MIN;
    private int inARow;

    Rest(Clock clock, Duration first) {
        this.clock = clock;
        this.backoff = new Backoff(first, LONGEST);
    }

    /** Also when it seems longer than any can be: then the clock was set back. */
    synchronized boolean isOver() {
        Instant now = clock.instant();
        return !now.isBefore(until) || now.plus(LONGEST).isBefore(until);
    }

    /** Workers that fail together count as one failure. */
    synchronized void begin() {
        if (isOver()) {
            inARow++;
            until = clock.instant().plus(backoff.after(inARow));
        }
    }

    synchronized void serverAnswered() {
        inARow = 0;
    }
}
