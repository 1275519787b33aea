package dev.paperpost.subscription;

/**
 * An interest as one reader holds it.
 *
 * @param text the reader's own words
 * @param muted whether papers that only this interest finds come last
 */
public record HeldInterest(long id, String text, boolean muted) {}
