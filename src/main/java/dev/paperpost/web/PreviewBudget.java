package dev.paperpost.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of this node's time one network may take for previews: an interest made to be slow costs seconds. Counted in memory
 * by the clock's minute, for what is to be kept is this node's processor; the map starts afresh with each minute. Thread-safe.
 */
@ApplicationScoped
class PreviewBudget {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** So many networks within a minute are an attack; those beyond share one budget. */
    private static final int MOST_NETWORKS = 100_000;

    private final int limit;
    private final Clock clock;
    private final Map<String, Integer> spent = new HashMap<>();
    private Instant minute = Instant.EPOCH;

    PreviewBudget(LimitsConfig limits, Clock clock) {
        this.limit = limits.preview();
        this.clock = clock;
    }

    /**
     * Takes so many interests off the budget of a network.
     *
     * @throws TooManyRequestsException when it is used up for this minute
     */
    synchronized void take(ClientNetwork from, int interests) {
        Instant now = clock.instant();
        if (!now.truncatedTo(ChronoUnit.MINUTES).equals(minute)) {
            minute = now.truncatedTo(ChronoUnit.MINUTES);
            spent.clear();
        }
        String whose = spent.size() < MOST_NETWORKS || spent.containsKey(from.name()) ? from.name() : "";
        if (!from.own() && spent.merge(whose, interests, Integer::sum) > limit) {
            throw new TooManyRequestsException(
                    "Too many interests were looked up from your network. Try again in a minute.",
                    Duration.between(now, minute.plus(WINDOW)));
        }
    }
}
