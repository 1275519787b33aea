package dev.paperpost.subscription;

import java.time.Instant;
import java.util.Collection;

/**
 * Something that digests wait for: readers due since then are left alone for now.
 *
 * @param since readers who were due before do not wait
 * @param categories only readers wait who have an interest that needs one of these, or that needs none; empty: all wait
 */
public record Waiting(Instant since, Collection<String> categories) {}
