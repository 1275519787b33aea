package dev.paperpost.paper;

import java.time.Instant;

/**
 * A version of a work that replaced an earlier one.
 *
 * @param version 2 or higher
 * @param foundAt when it was seen here
 */
public record Revision(int version, Instant foundAt) {}
