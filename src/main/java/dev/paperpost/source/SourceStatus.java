package dev.paperpost.source;

import java.time.Instant;

/**
 * How the latest fetch of a source ended.
 *
 * @param outcome as in {@link FetchReport}, or {@code never} when the source was not asked yet
 * @param at when it was asked, or null
 */
public record SourceStatus(String name, String outcome, Instant at, int listed, int added, String detail) {}
