package dev.paperpost.source;

import java.time.LocalDate;

/**
 * What one fetch brought.
 *
 * @param outcome {@code fetched}, {@code empty_as_expected}, {@code stale}, {@code refused}, {@code failed}, or {@code busy}
 *     when the service is being asked by another caller at this moment, or has asked to be left alone
 * @param day whose batch is complete with it, or null
 * @param listed entries in the answer
 * @param expected entries the source says there are, or null when it does not tell
 * @param rejected entries that could not be read or stored
 */
public record FetchReport(
        String source,
        String outcome,
        LocalDate day,
        int listed,
        Integer expected,
        int added,
        int updated,
        int rejected,
        String detail) {

    static FetchReport empty(PaperSource source, String outcome, String detail) {
        return new FetchReport(source.name(), outcome, null, 0, null, 0, 0, 0, detail);
    }
}
