package dev.paperpost.web;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Moments and days in words. */
public class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu 'at' HH:mm", Locale.ENGLISH);

    private Words() {}

    /** Such as "20 November 2026". */
    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Such as "Friday, 20 November 2026 at 08:00 (Europe/Berlin)"; null for null. */
    static String moment(Instant moment, ZoneId zone) {
        return moment == null ? null : MOMENT.format(moment.atZone(zone)) + " (" + zone.getId() + ")";
    }

    /** Such as "Friday, 20 November 2026 at 08:00 UTC"; null for null. */
    public static String utc(Instant moment) {
        return moment == null ? null : MOMENT.format(moment.atZone(ZoneOffset.UTC)) + " UTC";
    }

    static String weekday(int day) {
        return DayOfWeek.of(day).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    static String hour(int hour) {
        return String.format(Locale.ROOT, "%02d:00", hour);
    }
}
