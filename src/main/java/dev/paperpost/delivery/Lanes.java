package dev.paperpost.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The lanes of this node, one for each receiving domain that has mails under way or asked for less. What a lane puts off is
 * put off in the database, so the other nodes go more slowly too. Thread-safe.
 */
class Lanes {

    private static final Logger LOG = Logger.getLogger("dev.paperpost.delivery");

    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final int connections;
    private final Backoff rests;
    private final Clock clock;

    Lanes(int connections, Backoff rests, Clock clock) {
        this.connections = connections;
        this.rests = rests;
        this.clock = clock;
    }

    /** When a mail to the domain may go. */
    Instant slot(String domain) {
        Instant now = clock.instant();
        Lane lane = lanes.get(domain);
        if (lane == null) {
            return now;
        }
        synchronized (lane) {
            return lane.slot(now);
        }
    }

    /**
     * Whether one more mail to the domain may be under way; if so, {@link #leave} must follow.
     *
     * @param ahead whether it may be one more than others may
     */
    boolean enter(String domain, boolean ahead) {
        Instant now = clock.instant();
        boolean[] entered = {false};
        lanes.compute(domain, (name, known) -> {
            Lane lane = known == null ? new Lane(connections, rests) : known;
            synchronized (lane) {
                entered[0] = lane.enter(now, ahead);
            }
            return lane;
        });
        return entered[0];
    }

    /** What came of a mail that had entered. */
    void leave(String domain, Verdict verdict, boolean askedForLess) {
        Instant now = clock.instant();
        lanes.computeIfPresent(domain, (name, lane) -> {
            synchronized (lane) {
                lane.leave();
                switch (verdict) {
                    case SENT -> lane.accepted(now);
                    // While commands are pipelined a 421 often shows as no more than a closed connection.
                    case RETRY_SLOWLY, UNKNOWN -> tell(name, lane.refused(askedForLess, now));
                    case OUR_FAULT -> lane.rest(now);
                    default -> {
                        // Says nothing about the domain.
                    }
                }
                return lane.isIdle(now) ? null : lane;
            }
        });
    }

    /** Domains that go more slowly than they could, and the moment each rests until. */
    Map<String, Instant> slowed() {
        Map<String, Instant> slowed = new TreeMap<>();
        Instant now = clock.instant();
        lanes.forEach((domain, lane) -> {
            synchronized (lane) {
                if (!lane.isFree(now) || now.isBefore(lane.restsUntil())) {
                    slowed.put(domain, lane.restsUntil());
                }
            }
        });
        return slowed;
    }

    private static void tell(String domain, boolean slower) {
        if (slower) {
            LOG.infof("%s takes mail more slowly; its lane rests, then goes on one mail at a time.", domain);
        }
    }
}
