package dev.paperpost.digest;

import dev.paperpost.interest.Interest;

/**
 * An interest as one reader holds it.
 *
 * @param text the reader's own words, which may differ from those of others who ask the same
 */
public record AskedInterest(String text, Interest interest) {}
