package dev.paperpost.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How fast mails may go to one receiving domain. Free until the domain asks for less; then it rests, goes on at one mail a
 * second, one at a time, and gains a tenth with each mail that is taken, until it is free again; at the latest when the longest
 * rest has passed without another refusal. Not thread-safe.
 */
final class Lane {

    private static final double SLOW = 1;
    private static final double SLOWEST = 1 / 60.0;
    private static final double GAIN = 1.1;
    private static final double FREE = 100;

    /** A single greylisting or full queue is no request for less; a 421 is. */
    private static final int REFUSALS_IN_A_ROW = 3;

    /** Moments are given out no further ahead: the lane may be faster by then. */
    private static final Duration AHEAD = Duration.ofSeconds(5);

    /** No moment that is given out is further ahead, unless the clock was set back. */
    private static final Duration FURTHEST = AHEAD.plusSeconds((long) Math.ceil(1 / SLOWEST));

    private final int connections;
    private final Backoff rests;

    /** Mails a second, {@link #FREE} when there is no limit. */
    private double rate = FREE;

    private int refusals;
    private int restsInARow;
    private Instant restsUntil = Instant.MIN;
    private Instant nextFree = Instant.MIN;
    private int underWay;

    Lane(int connections, Backoff rests) {
        this.connections = connections;
        this.rests = rests;
    }

    /** When a mail may go: now, or a moment given to it alone, or one at which it is worth asking again. */
    Instant slot(Instant now) {
        if (isResting(now)) {
            return restsUntil.plus(jitter(Duration.between(now, restsUntil)));
        }
        if (isFree(now)) {
            return now;
        }
        Instant slot = nextFree.isAfter(now) && nextFree.isBefore(now.plus(FURTHEST)) ? nextFree : now;
        if (slot.isAfter(now.plus(AHEAD))) {
            return orWhenFree(slot.plus(jitter(rests.base().multipliedBy(10))));
        }
        nextFree = slot.plusNanos((long) (1e9 / rate));
        return orWhenFree(slot);
    }

    /** Nobody waits for a moment at which the lane has been free for long. */
    private Instant orWhenFree(Instant slot) {
        Instant free = slowUntil().plusMillis(1);
        return slot.isBefore(free) ? slot : free;
    }

    /**
     * Whether one more may be under way.
     *
     * @param ahead does not wait for the others: may be one more than these may
     */
    boolean enter(Instant now, boolean ahead) {
        int most = isFree(now) ? connections : Math.min(connections, Math.max(1, (int) (rate / 4)));
        if (underWay >= (ahead ? most + 1 : most)) {
            return false;
        }
        underWay++;
        return true;
    }

    void leave() {
        underWay--;
    }

    void accepted(Instant now) {
        refusals = 0;
        rate = Math.min(FREE, rate * GAIN);
        if (isFree(now)) {
            restsInARow = 0;
        }
    }

    /** @return whether the lane became slower by this */
    boolean refused(boolean askedForLess, Instant now) {
        refusals++;
        if (!askedForLess && refusals < REFUSALS_IN_A_ROW || isResting(now)) {
            return false;
        }
        refusals = 0;
        rate = isFree(now) ? SLOW : Math.max(SLOWEST, rate / 2);
        rest(now);
        return true;
    }

    /** Nothing goes for a while. */
    void rest(Instant now) {
        restsUntil = now.plus(rests.after(++restsInARow));
    }

    Instant restsUntil() {
        return restsUntil;
    }

    boolean isFree(Instant now) {
        if (rate < FREE && now.isAfter(slowUntil())) {
            rate = FREE;
            restsInARow = 0;
        }
        return rate >= FREE;
    }

    /** At the latest. */
    private Instant slowUntil() {
        return restsUntil.plus(rests.cap());
    }

    /** Nothing to remember. */
    boolean isIdle(Instant now) {
        return isFree(now) && underWay == 0 && refusals == 0 && !isResting(now);
    }

    /** Not when the rest seems longer than any can be: then the clock was set back. */
    private boolean isResting(Instant now) {
        return now.isBefore(restsUntil) && !now.plus(rests.cap()).isBefore(restsUntil);
    }

    private static Duration jitter(Duration most) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most.toMillis() + 1));
    }
}
