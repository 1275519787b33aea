package dev.paperpost.paper;

import java.time.LocalDate;

/**
 * Which papers of the archive are asked for. A paper's day is the one it was announced on, else published.
 *
 * @param from first day, or null for no beginning
 * @param until last day, included, or null for no end
 * @param page from 1
 * @param limit 1 to 100
 */
public record ArchiveQuery(LocalDate from, LocalDate until, Sort sort, int page, int limit) {

    /** The orders of the archive; papers without the value come last. */
    public enum Sort {
        TRENDING,
        PUBLISHED
    }
}
