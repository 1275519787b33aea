package dev.paperpost.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The outbox: every mail that is due leaves through here, at most once as far as anyone can know. Thread-safe. */
@ApplicationScoped
public class Deliveries {

    /** Takes up every digest and confirmation that has no mail yet and starts sending; returns at once. */
    public void wake() {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Sends until nothing is due.
     *
     * @return whether nothing was due any more within the given time
     */
    public boolean drain(Duration atMost) {
        throw new UnsupportedOperationException("not yet");
    }

    /** How many mails are in each state, all states named, zero included. */
    public Map<String, Long> counts() {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Newest first.
     *
     * @param state one of the states of {@link DeliveryRow}, or null for all
     * @param after id of the last row of the page before, or null for the first page
     * @param limit 1 to 1,000 rows
     * @throws IllegalArgumentException when the state, the cursor or the limit is not one
     */
    public List<DeliveryRow> page(String state, String after, int limit) {
        throw new UnsupportedOperationException("not yet");
    }
}
