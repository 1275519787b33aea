package dev.paperpost.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Objects;

/**
 * When a reader's digest is due: an hour of the day in the reader's zone on the days of a cadence.
 *
 * <p>A local hour that a daylight-saving change skips falls on the first moment after the gap's length has been added
 * (02:30 becomes 03:30); one that occurs twice means the earlier of the two ({@link java.time.ZonedDateTime}). A monthly day that a
 * month does not have means its last day.
 *
 * @param day 1 Monday to 7 Sunday when weekly, 1 to 31 when monthly, else null
 * @param hour 0 to 23
 */
public record Schedule(Cadence cadence, Integer day, int hour, ZoneId zone) {

    /** The first problem is thrown as {@link IllegalArgumentException}. */
    public Schedule {
        Objects.requireNonNull(cadence);
        Objects.requireNonNull(zone);
        if (hour < 0 || hour > 23) {
            throw new IllegalArgumentException("hour must be 0 to 23, not " + hour);
        }
        int last =
                switch (cadence) {
                    case WEEKLY -> 7;
                    case MONTHLY -> 31;
                    case DAILY, WEEKDAYS -> 0;
                };
        if (last == 0 ? day != null : day == null || day < 1 || day > last) {
            throw new IllegalArgumentException(
                    last == 0 ? "day belongs to weekly and monthly only" : "day must be 1 to " + last + ", not " + day);
        }
    }

    /** The first due moment strictly after the given one. */
    public Instant next(Instant after) {
        LocalDate date = after.atZone(zone).toLocalDate().minusDays(1);
        while (true) {
            date = firstOnOrAfter(date);
            Instant due = at(date);
            if (due.isAfter(after)) {
                return due;
            }
            date = date.plusDays(1);
        }
    }

    /** The first due moment strictly after the given one whose local day comes after {@code lastSlot} (null: any). */
    public Instant next(Instant after, LocalDate lastSlot) {
        Instant due = next(after);
        return lastSlot == null || slot(due).isAfter(lastSlot) ? due : at(firstOnOrAfter(lastSlot.plusDays(1)));
    }

    /** The latest due moment that is not after the given one. */
    public Instant latest(Instant notAfter) {
        LocalDate date = notAfter.atZone(zone).toLocalDate().plusDays(1);
        while (true) {
            if (firstOnOrAfter(date).equals(date) && !at(date).isAfter(notAfter)) {
                return at(date);
            }
            date = date.minusDays(1);
        }
    }

    /** The local day that names the digest of a due moment. */
    public LocalDate slot(Instant due) {
        return due.atZone(zone).toLocalDate();
    }

    private Instant at(LocalDate date) {
        return date.atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant();
    }

    private LocalDate firstOnOrAfter(LocalDate date) {
        return switch (cadence) {
            case DAILY -> date;
            case WEEKDAYS ->
                date.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()
                        ? date
                        : date.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case WEEKLY -> date.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(day)));
            case MONTHLY -> {
                LocalDate inMonth = dayOf(YearMonth.from(date));
                yield inMonth.isBefore(date) ? dayOf(YearMonth.from(date).plusMonths(1)) : inMonth;
            }
        };
    }

    private LocalDate dayOf(YearMonth month) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    /** As a row of {@code subscriber} has it. */
    static Schedule read(ResultSet row) throws SQLException {
        return new Schedule(
                Cadence.valueOf(row.getString("cadence").toUpperCase(Locale.ROOT)),
                row.getObject("day", Integer.class),
                row.getInt("hour"),
                ZoneId.of(row.getString("time_zone")));
    }
}
