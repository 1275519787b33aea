package dev.paperpost.source;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How the latest fetch of a source ended.
 *
 * @param outcome as in {@link FetchReport}, or {@code never} when the source was not asked yet
 * @param at when it was asked, or null
 * @param day whose batch was complete with it, or null
 * @param expected entries the source said there are, or null
 */
public record SourceStatus(
        String name,
        String outcome,
        Instant at,
        LocalDate day,
        int listed,
        Integer expected,
        int added,
        String detail) {}
