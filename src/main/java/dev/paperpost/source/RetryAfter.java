package dev.paperpost.source;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The Retry-After header: seconds or a date (RFC 9110, 10.2.3). */
final class RetryAfter {

    /** Nobody is left alone for longer, whatever they say. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** Zero when there is none, or none that can be read; at most a day. */
    static Duration parse(String value, Instant now) {
        String text = value.strip();
        Duration rest = Duration.ZERO;
        if (text.matches("\\d{1,9}")) {
            rest = Duration.ofSeconds(Long.parseLong(text));
        } else if (!text.isEmpty()) {
            try {
                rest = Duration.between(
                        now,
                        ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
            } catch (DateTimeException e) {
                return Duration.ZERO;
            }
        }
        return rest.isNegative() ? Duration.ZERO : rest.compareTo(LONGEST) > 0 ? LONGEST : rest;
    }
}
