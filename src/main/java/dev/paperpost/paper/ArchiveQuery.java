package dev.paperpost.paper;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Which papers of the archive are asked for. A paper's day is the one it was announced on, else published.
 *
 * @param from first day, or null for all days
 * @param until last day, included; null exactly when the first is
 * @param page 1 to 10,000
 * @param limit 1 to 100
 */
public record ArchiveQuery(LocalDate from, LocalDate until, Sort sort, int page, int limit) {

    private static final int LAST_PAGE = 10_000;
    private static final int LARGEST_PAGE = 100;
    private static final int LAST_YEAR = 9999;

    /** The orders of the archive; papers without the value come last. */
    public enum Sort {
        /** Most upvotes first, then newest. */
        TRENDING,
        /** Newest first. */
        PUBLISHED
    }

    /** A value out of its range is thrown as {@link IllegalArgumentException} that says which and what is allowed. */
    public ArchiveQuery {
        Objects.requireNonNull(sort);
        if ((from == null) != (until == null)) {
            throw new IllegalArgumentException("a span needs both ends");
        }
        if (from != null && (from.getYear() < 1 || until.getYear() > LAST_YEAR)) {
            throw new IllegalArgumentException("years go from 1 to " + LAST_YEAR);
        }
        if (page < 1 || page > LAST_PAGE) {
            throw new IllegalArgumentException("page must be 1 to " + LAST_PAGE + ", not " + page);
        }
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + LARGEST_PAGE + ", not " + limit);
        }
    }

    /**
     * The query as it is written in an address. At most one of the three spans may be given; null for the others.
     *
     * @param date {@code 2026-11-21}
     * @param week an ISO 8601 week, {@code 2026-W47}
     * @param month {@code 2026-11}
     * @throws IllegalArgumentException with a message for people when a value is not of its form or range
     */
    public static ArchiveQuery of(String date, String week, String month, Sort sort, int page, int limit) {
        if (Stream.of(date, week, month).filter(Objects::nonNull).count() > 1) {
            throw new IllegalArgumentException("use only one of date, week and month");
        }
        if (date != null) {
            LocalDate day = parse("date", "2026-11-21", () -> LocalDate.parse(date));
            return new ArchiveQuery(day, day, sort, page, limit);
        }
        if (week != null) {
            LocalDate monday = parse(
                    "week",
                    "2026-W47",
                    () -> LocalDate.parse(week + "-" + DayOfWeek.MONDAY.getValue(), DateTimeFormatter.ISO_WEEK_DATE));
            return new ArchiveQuery(monday, monday.plusDays(6), sort, page, limit);
        }
        if (month != null) {
            YearMonth named = parse("month", "2026-11", () -> YearMonth.parse(month));
            return new ArchiveQuery(named.atDay(1), named.atEndOfMonth(), sort, page, limit);
        }
        return new ArchiveQuery(null, null, sort, page, limit);
    }

    /** What to order by, in SQL or HQL, given how the day of a paper is written there. */
    String order(String day) {
        String newest = day + " desc nulls last, id desc";
        return switch (sort) {
            case TRENDING -> "upvotes desc nulls last, " + newest;
            case PUBLISHED -> newest;
        };
    }

    boolean hasSpan() {
        return from != null;
    }

    private static <T> T parse(String field, String example, Supplier<T> form) {
        try {
            return form.get();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(field + " must look like " + example);
        }
    }
}
