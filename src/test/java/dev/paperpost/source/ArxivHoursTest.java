package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArxivHoursTest {

    private final ArxivHours hours = new ArxivHours(AnnouncementCalendar.arxiv(Holidays.deferred(List.of())));

    @ParameterizedTest
    @CsvSource({
        "2026-07-20T17:59:59Z, 2026-07-21, Monday before 14:00: announced on Monday evening",
        "2026-07-20T18:00:00Z, 2026-07-22, Monday at 14:00: Tuesday evening",
        "2026-07-23T18:00:00Z, 2026-07-27, Thursday at 14:00: Sunday evening",
        "2026-07-24T17:59:59Z, 2026-07-27, Friday before 14:00: Sunday evening",
        "2026-07-24T18:00:00Z, 2026-07-28, Friday at 14:00: Monday evening",
        "2026-07-25T12:00:00Z, 2026-07-28, Saturday: Monday evening",
        "2026-07-26T23:00:00Z, 2026-07-28, Sunday: Monday evening",
        "2026-01-12T18:59:59Z, 2026-01-13, in winter 14:00 is 19:00 UTC",
        "2026-11-26T12:00:00Z, 2026-11-30, Thanksgiving has no announcement"
    })
    void aSubmissionIsAnnouncedAfterItsDeadline(String submitted, String day, String why) {
        assertThat(hours.firstDay(Instant.parse(submitted))).as(why).hasToString(day);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-20T03:00:00Z, 2026-07-20T03:00:00Z, Sunday 23:00 is Monday's batch",
        "2026-07-20T02:59:59Z, 2026-07-17T03:00:00Z, before it Friday's is the last",
        "2026-07-18T12:00:00Z, 2026-07-17T03:00:00Z, on Saturday nothing changes",
        "2026-01-13T04:00:00Z, 2026-01-13T04:00:00Z, in winter 23:00 is 04:00 UTC",
        "2026-11-27T12:00:00Z, 2026-11-26T04:00:00Z, on Thanksgiving evening nothing changes"
    })
    void theListsChangeLateInTheEveningBeforeADayWithAnnouncements(String now, String change, String why) {
        assertThat(hours.lastChangeOfOai(Instant.parse(now))).as(why).isEqualTo(change);
    }
}
