package dev.paperpost.subscription;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An active reader whose digest is due, held by the transaction that claimed them.
 *
 * @param dueAt when it was due first
 * @param lastSlot local day of the last slot planned, or null
 * @param windowFrom papers found since then are not yet in a digest
 */
public record DueReader(
        long subscriberId, Schedule schedule, int maxPapers, Instant dueAt, LocalDate lastSlot, Instant windowFrom) {}
