package dev.paperpost.web;

import dev.paperpost.platform.Messages;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** A day, an ISO 8601 week or a month of the archive. */
record PaperSpan(Unit unit, LocalDate from, LocalDate until) {

    /** What a span is; its small letters stand in addresses and keys of texts. */
    enum Unit {
        DATE,
        WEEK,
        MONTH
    }

    private static final int WEEK_LETTERS = "2026-W47".length();

    /** The span of its kind that holds a day. */
    static PaperSpan of(Unit unit, LocalDate day) {
        return switch (unit) {
            case DATE -> new PaperSpan(unit, day, day);
            case WEEK -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new PaperSpan(unit, monday, monday.plusDays(6));
            }
            case MONTH -> {
                YearMonth month = YearMonth.from(day);
                yield new PaperSpan(unit, month.atDay(1), month.atEndOfMonth());
            }
        };
    }

    /** As it stands in an address, such as {@code 2026-W47}. */
    String value() {
        return switch (unit) {
            case DATE -> from.toString();
            case WEEK -> DateTimeFormatter.ISO_WEEK_DATE.format(from).substring(0, WEEK_LETTERS);
            case MONTH -> YearMonth.from(from).toString();
        };
    }

    /** Such as "Thursday 20 November 2025", "Week 47 of 2025" or "November 2025". */
    String title(Messages t) {
        return switch (unit) {
            case DATE -> t.longDay(from);
            case WEEK ->
                t.say(
                        "archive.week",
                        from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                        from.get(IsoFields.WEEK_BASED_YEAR),
                        t.days(from, until));
            case MONTH -> t.month(from);
        };
    }
}
