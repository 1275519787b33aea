package dev.paperpost.paper;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What one source announces for one day, and whether it is here.
 *
 * @param source what operators call the source: {@code arxiv:cs.CL}
 * @param label what readers are told: {@code arXiv cs.CL}
 * @param category the only category its papers are of, or null when they may be of any
 * @param dueAt from when on it must be there
 * @param arrivedAt when it was complete first, or null while it is awaited
 * @param listed papers the source says the day has, or null when it does not tell
 * @param stored of them, those that are here
 */
public record Batch(
        String source,
        LocalDate day,
        String label,
        String category,
        Instant dueAt,
        Instant arrivedAt,
        Integer listed,
        int stored) {

    /** Whether it is not here yet. */
    public boolean isAwaited() {
        return arrivedAt == null;
    }

    /** The batch as it was known at a moment: what arrived later was still awaited. */
    Batch asOf(Instant moment) {
        return arrivedAt == null || !arrivedAt.isAfter(moment)
                ? this
                : new Batch(source, day, label, category, dueAt, null, null, 0);
    }
}
