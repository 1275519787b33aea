package dev.paperpost.source;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a service asks to be left alone: Retry-After, seconds or a date (RFC 9110, 10.2.3), or RateLimit. */
final class RetryAfter {

    /** Nobody is left alone for longer, whatever they say. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern USED_UP = Pattern.compile("(?<=;)\\s*r=0\\s*;\\s*t=(\\d{1,9})\\b");

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

    /**
     * The rest of the window of a used up limit, by {@code RateLimit: "api";r=0;t=120} (draft-ietf-httpapi-ratelimit-headers):
     * nothing remains for {@code t} seconds. The longest of several; zero when something remains or nothing is told; at most
     * a day.
     */
    static Duration rateLimit(String value) {
        Duration longest = Duration.ZERO;
        Matcher limit = USED_UP.matcher(value);
        while (limit.find()) {
            Duration rest = parse(limit.group(1), Instant.EPOCH);
            longest = rest.compareTo(longest) > 0 ? rest : longest;
        }
        return longest;
    }
}
