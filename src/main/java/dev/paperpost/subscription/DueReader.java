package dev.paperpost.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * An active reader whose digest is due, held by the transaction that claimed them.
 *
 * @param dueAt when it was due first
 * @param lastSlot local day of the last slot planned, or null
 * @param windowFrom papers found since then are not yet in a digest
 * @param revisions whether new versions of papers that were sent are told of
 * @param trending whether what trends is shown below
 * @param trendedUntil the latest day of what trends that they were told of, or null
 * @param categories those that papers must have for the reader, lower case; empty when papers of any can match
 */
public record DueReader(
        long subscriberId,
        Schedule schedule,
        int maxPapers,
        Instant dueAt,
        LocalDate lastSlot,
        Instant windowFrom,
        boolean revisions,
        boolean trending,
        LocalDate trendedUntil,
        Set<String> categories) {

    DueReader in(Set<String> needed) {
        return new DueReader(
                subscriberId,
                schedule,
                maxPapers,
                dueAt,
                lastSlot,
                windowFrom,
                revisions,
                trending,
                trendedUntil,
                needed);
    }
}
