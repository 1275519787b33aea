package dev.paperpost.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/**
 * Watches the latest mails of this node: when too many are refused for who we are or what we send, going on would ruin the
 * domain's reputation. Thread-safe.
 */
class EmergencyStop {

    private static final int WATCHED = 200;

    /** Fewer say nothing: a handful of refusals is everyday. */
    private static final int FEWEST_REFUSALS = 20;

    private final double limit;
    private final Deque<Boolean> latest = new ArrayDeque<>();
    private int refusals;

    /** @param limit share of refusals that is too much, 0 to 1 */
    EmergencyStop(double limit) {
        this.limit = limit;
    }

    /** @return why sending must stop, when it must; the watch then begins anew */
    synchronized Optional<String> after(boolean refusedForPolicy, String reply) {
        latest.addLast(refusedForPolicy);
        refusals += refusedForPolicy ? 1 : 0;
        if (latest.size() > WATCHED && latest.removeFirst()) {
            refusals--;
        }
        if (!refusedForPolicy || refusals < FEWEST_REFUSALS || refusals < limit * latest.size()) {
            return Optional.empty();
        }
        String reason = String.format(
                Locale.ROOT,
                "%d of the latest %d mails were refused for what they hold or who sends them, the last with: %s",
                refusals,
                latest.size(),
                reply);
        latest.clear();
        refusals = 0;
        return Optional.of(reason);
    }
}
