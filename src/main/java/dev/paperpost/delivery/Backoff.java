package dev.paperpost.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Exponential waits, jittered so that mails refused together do not come back together. */
record Backoff(Duration base, Duration cap) {

    /** Between half and the whole of {@code base · 2^(attempt − 1)}, at most {@code cap}. */
    Duration after(int attempt) {
        int doublings = Math.min(Math.max(attempt - 1, 0), 30);
        long whole = Math.min(cap.toMillis(), base.toMillis() << doublings);
        return Duration.ofMillis(whole - ThreadLocalRandom.current().nextLong(whole / 2 + 1));
    }
}
