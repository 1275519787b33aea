package dev.paperpost.source;

import java.io.IOException;
import java.time.Duration;

/** Keeps a pause between requests to one service from this process. Thread-safe. */
final class Pace {

    private final long pauseNanos;
    private long nextNanos = System.nanoTime();

    Pace(Duration pause) {
        this.pauseNanos = pause.toNanos();
    }

    /** Returns when the next request may go out. */
    synchronized void await() throws IOException {
        try {
            long wait = nextNanos - System.nanoTime();
            while (wait > 0) {
                wait(wait / 1_000_000 + 1);
                wait = nextNanos - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keeping the pause between requests", e);
        }
        nextNanos = System.nanoTime() + pauseNanos;
    }
}
