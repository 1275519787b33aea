package dev.paperpost.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The day of a date as feeds write it, in its own offset: RFC 3339, a bare date, or RFC 822 with its named zones. */
final class FeedDate {

    private static final Pattern ISO = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[T\\s].*)?");

    /** RFC 822, 5.1; Java's format knows none but GMT. */
    private static final Map<String, String> ZONES = Map.of(
            "UT", "GMT", "UTC", "GMT", "Z", "GMT", "EST", "-0500", "EDT", "-0400", "CST", "-0600", "CDT", "-0500",
            "PST", "-0800", "PDT", "-0700");

    private static final int LONGEST = 100;

    private static final Pattern ZONE = Pattern.compile("[A-Z]{1,3}$");

    private FeedDate() {}

    /** Null when it is none. */
    static LocalDate parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            Matcher iso = ISO.matcher(text.strip());
            return iso.matches() ? LocalDate.parse(iso.group(1)) : mailDate(text.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDate mailDate(String text) {
        String offset = ZONE.matcher(text.toUpperCase(Locale.ROOT))
                .replaceFirst(zone -> ZONES.getOrDefault(zone.group(), zone.group()));
        // The name of the month must be written as the format expects it, and the day of the week says nothing new.
        String plain = offset.replaceFirst("^[A-Z]{3,9},\\s*", "");
        Matcher month =
                Pattern.compile("\\b([A-Z])([A-Z]{2})[A-Z]*\\b(?=\\s+\\d)").matcher(plain);
        String named =
                month.replaceFirst(found -> found.group(1) + found.group(2).toLowerCase(Locale.ROOT));
        return OffsetDateTime.parse(named.replaceAll("\\s+", " "), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toLocalDate();
    }
}
