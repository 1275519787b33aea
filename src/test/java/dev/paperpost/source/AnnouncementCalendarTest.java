package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncementCalendarTest {

    private final AnnouncementCalendar arxiv = AnnouncementCalendar.arxiv(Holidays.deferred(Set.of()));
    private final AnnouncementCalendar huggingFace = AnnouncementCalendar.huggingFace();

    @ParameterizedTest
    @CsvSource({
        // a day is due half an hour after midnight in New York
        "2026-07-21T04:29:59Z, 2026-07-20, 2026-07-20",
        "2026-07-21T04:30:00Z, 2026-07-21, 2026-07-21",
        // a weekend
        "2026-07-24T12:00:00Z, 2026-07-24, 2026-07-24",
        "2026-07-25T12:00:00Z, 2026-07-25, 2026-07-24",
        "2026-07-26T12:00:00Z, 2026-07-26, 2026-07-24",
        "2026-07-27T04:29:59Z, 2026-07-26, 2026-07-24",
        "2026-07-27T04:30:00Z, 2026-07-27, 2026-07-27",
        // the clocks go forward on Sunday, 8 March, and back on Sunday, 1 November
        "2026-03-07T05:30:00Z, 2026-03-07, 2026-03-06",
        "2026-03-08T05:29:59Z, 2026-03-07, 2026-03-06",
        "2026-03-08T05:30:00Z, 2026-03-08, 2026-03-06",
        "2026-03-09T04:29:59Z, 2026-03-08, 2026-03-06",
        "2026-03-09T04:30:00Z, 2026-03-09, 2026-03-09",
        "2026-11-01T04:29:59Z, 2026-10-31, 2026-10-30",
        "2026-11-01T04:30:00Z, 2026-11-01, 2026-10-30",
        "2026-11-02T05:29:59Z, 2026-11-01, 2026-10-30",
        "2026-11-02T05:30:00Z, 2026-11-02, 2026-11-02",
        // evenings deferred in 2026 leave the following day without a feed
        "2026-01-02T12:00:00Z, 2026-01-02, 2026-01-01",
        "2026-01-20T12:00:00Z, 2026-01-20, 2026-01-19",
        "2026-09-08T12:00:00Z, 2026-09-08, 2026-09-07",
        "2026-09-09T12:00:00Z, 2026-09-09, 2026-09-09",
        "2026-11-26T12:00:00Z, 2026-11-26, 2026-11-26",
        "2026-11-27T12:00:00Z, 2026-11-27, 2026-11-26",
        "2026-11-30T12:00:00Z, 2026-11-30, 2026-11-30",
        "2026-12-30T12:00:00Z, 2026-12-30, 2026-12-29",
        // the turn of the year: no feed on Friday, 1 January, and on the weekend
        "2026-12-31T12:00:00Z, 2026-12-31, 2026-12-31",
        "2027-01-01T12:00:00Z, 2027-01-01, 2026-12-31",
        "2027-01-03T12:00:00Z, 2027-01-03, 2026-12-31",
        "2027-01-04T12:00:00Z, 2027-01-04, 2027-01-04"
    })
    void arxivStandsAtADayAndOwesTheLastOneWithAnAnnouncement(Instant moment, LocalDate day, LocalDate latest) {
        assertThat(arxiv.dayAt(moment)).isEqualTo(day);
        assertThat(arxiv.latest(moment)).isEqualTo(latest);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-20T01:29:59Z, 2026-07-19, 2026-07-17",
        "2026-07-20T01:30:00Z, 2026-07-20, 2026-07-20",
        "2026-07-25T01:30:00Z, 2026-07-25, 2026-07-24",
        "2026-03-08T02:30:00Z, 2026-03-08, 2026-03-06",
        "2026-03-09T01:29:59Z, 2026-03-08, 2026-03-06",
        "2026-03-09T01:30:00Z, 2026-03-09, 2026-03-09",
        "2026-11-01T01:30:00Z, 2026-11-01, 2026-10-30",
        "2026-11-02T02:29:59Z, 2026-11-01, 2026-10-30",
        "2026-11-02T02:30:00Z, 2026-11-02, 2026-11-02",
        "2027-01-01T02:30:00Z, 2027-01-01, 2027-01-01"
    })
    void huggingFaceChangesTheDayInTheEveningAndKnowsNoHolidays(Instant moment, LocalDate day, LocalDate latest) {
        assertThat(huggingFace.dayAt(moment)).isEqualTo(day);
        assertThat(huggingFace.latest(moment)).isEqualTo(latest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02", "2026-01-20", "2026-09-08", "2026-11-27", "2026-12-30", "2027-01-01"})
    void theMorningAfterADeferredEveningHasNoFeed(LocalDate day) {
        assertThat(arxiv.announces(day)).isFalse();
    }

    @Test
    void anOperatorMayKnowMoreDeferredEvenings() {
        LocalDate evening = LocalDate.parse("2026-07-21");

        assertThat(AnnouncementCalendar.arxiv(Holidays.deferred(List.of(evening)))
                        .announces(evening.plusDays(1)))
                .isFalse();
        assertThat(arxiv.announces(evening.plusDays(1))).isTrue();
    }

    @Test
    void theNextDayWithAnAnnouncementIsFoundFromAnyDay() {
        assertThat(arxiv.firstFrom(LocalDate.parse("2027-01-01"))).hasToString("2027-01-04");
        assertThat(arxiv.firstFrom(LocalDate.parse("2027-01-04"))).hasToString("2027-01-04");
    }

    @Test
    void atAnyMomentTheLatestDayIsDueAndNoLaterOneIs() {
        Random random = new Random(20260308);
        long from = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
        long until = Instant.parse("2032-01-01T00:00:00Z").getEpochSecond();
        for (AnnouncementCalendar calendar : List.of(arxiv, huggingFace, AnnouncementCalendar.weekdays(600))) {
            for (int i = 0; i < 20_000; i++) {
                Instant now = Instant.ofEpochSecond(random.nextLong(from, until));
                LocalDate latest = calendar.latest(now);
                LocalDate day = calendar.dayAt(now);

                assertThat(calendar.announces(latest)).as("%s", now).isTrue();
                assertThat(calendar.dueAt(latest)).isBeforeOrEqualTo(now);
                assertThat(calendar.dueAt(day)).isBeforeOrEqualTo(now);
                assertThat(calendar.dueAt(day.plusDays(1))).isAfter(now);
                assertThat(calendar.dueAt(calendar.firstFrom(latest.plusDays(1))))
                        .isAfter(now);
            }
        }
    }
}
