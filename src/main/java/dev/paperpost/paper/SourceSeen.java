package dev.paperpost.paper;

import java.time.Instant;

/**
 * Where a work was seen.
 *
 * @param url of the work at that source, or null
 */
public record SourceSeen(String source, String url, Instant firstSeenAt, Instant lastSeenAt) {}
