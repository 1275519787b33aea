package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.Cadence;
import dev.paperpost.subscription.Schedule;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleWordsTest {

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    DAILY    |    | 8  | every day at 08:00 (Asia/Tokyo)
                    WEEKDAYS |    | 0  | Monday to Friday at 00:00 (Asia/Tokyo)
                    WEEKLY   | 7  | 23 | every Sunday at 23:00 (Asia/Tokyo)
                    MONTHLY  | 1  | 8  | on day 1 of each month at 08:00 (Asia/Tokyo)
                    MONTHLY  | 31 | 8  | on day 31 of each month, or its last, at 08:00 (Asia/Tokyo)
                    """)
    void aScheduleReadsAsAPersonSaysIt(Cadence cadence, Integer day, int hour, String words) {
        assertThat(ScheduleWords.of(new Schedule(cadence, day, hour, ZoneId.of("Asia/Tokyo")), Messages.english()))
                .isEqualTo(words);
    }
}
