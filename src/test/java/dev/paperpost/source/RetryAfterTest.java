package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-07-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | PT2M",
                "' 7 ' | PT7S",
                "0 | PT0S",
                "Mon, 20 Jul 2026 12:05:00 GMT | PT5M",
                "Mon, 20 Jul 2026 11:00:00 GMT | PT0S",
                "Fri, 31 Jul 2026 12:00:00 GMT | PT24H",
                "999999999 | PT24H",
                "99999999999999999999 | PT0S",
                "-5 | PT0S",
                "soon | PT0S",
                "'' | PT0S"
            })
    void secondsAndDatesAreUnderstoodUpToADayAndNonsenseAsksForNothing(String header, Duration rest) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(rest);
    }
}
