package dev.paperpost.digest;

import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** A line in the log every ten seconds while many readers are planned: how many of how many, and how long it will take. Thread-safe. */
final class PlanProgress {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final LongSupplier left;
    private final Clock clock;
    private final Instant began;
    private Instant lastTold;
    private long done;

    PlanProgress(LongSupplier left, Clock clock) {
        this.left = left;
        this.clock = clock;
        this.began = clock.instant();
        this.lastTold = began;
    }

    synchronized void more(int readers) {
        done += readers;
        Instant now = clock.instant();
        if (lastTold.plus(BETWEEN_LINES).isAfter(now)) {
            return;
        }
        lastTold = now;
        long open = left.getAsLong();
        Log.infof(
                "%,d of %,d due readers planned, about %,d s left.",
                done, done + open, Duration.between(began, now).toSeconds() * open / done);
    }
}
