package dev.paperpost.digest;

import dev.paperpost.subscription.DueReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A digest about to be written.
 *
 * @param slot the reader's local day
 * @param selection at least one paper
 * @param trending papers shown below, best first; may be empty
 * @param welcome whether it is a new reader's first one, before their hour
 */
record Draft(
        DueReader reader,
        LocalDate slot,
        Instant dueAt,
        Provenance provenance,
        Selection selection,
        List<Long> trending,
        boolean welcome) {}
