package dev.paperpost.source;

/**
 * What one fetch brought.
 *
 * @param outcome {@code fetched}, {@code empty_as_expected}, {@code stale}, {@code refused}, {@code failed}, or {@code busy}
 *     when another node or caller is asking the same service at this moment
 * @param listed entries in the answer
 * @param rejected entries that could not be stored
 */
public record FetchReport(
        String source, String outcome, int listed, int added, int updated, int rejected, String detail) {}
