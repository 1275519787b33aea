package dev.paperpost.subscription;

/** How often a reader wants a digest. */
public enum Cadence {
    DAILY,
    WEEKDAYS,
    WEEKLY,
    MONTHLY
}
