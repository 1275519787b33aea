package dev.paperpost.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "{0} day {1} at {2}h in {3} after {4} is due {5}")
    @CsvSource({
        "DAILY, , 8, Europe/Berlin, 2026-11-20T06:59:59Z, 2026-11-20T07:00:00Z",
        "DAILY, , 8, Europe/Berlin, 2026-11-20T07:00:00Z, 2026-11-21T07:00:00Z",
        "DAILY, , 0, Pacific/Auckland, 2026-11-20T12:00:00Z, 2026-11-21T11:00:00Z",
        "WEEKDAYS, , 8, UTC, 2026-11-20T08:00:00Z, 2026-11-23T08:00:00Z",
        "WEEKDAYS, , 8, UTC, 2026-11-21T01:00:00Z, 2026-11-23T08:00:00Z",
        "WEEKLY, 5, 8, UTC, 2026-11-20T07:00:00Z, 2026-11-20T08:00:00Z",
        "WEEKLY, 5, 8, UTC, 2026-11-20T08:00:00Z, 2026-11-27T08:00:00Z",
        "MONTHLY, 31, 8, UTC, 2026-02-01T00:00:00Z, 2026-02-28T08:00:00Z",
        "MONTHLY, 31, 8, UTC, 2028-02-01T00:00:00Z, 2028-02-29T08:00:00Z",
        "MONTHLY, 31, 8, UTC, 2026-04-30T08:00:00Z, 2026-05-31T08:00:00Z",
        "MONTHLY, 1, 8, UTC, 2026-12-01T08:00:00Z, 2027-01-01T08:00:00Z",
    })
    void theNextDueMomentIsTheFirstOneStrictlyAfter(
            Cadence cadence, Integer day, int hour, String zone, Instant after, Instant due) {
        assertThat(new Schedule(cadence, day, hour, ZoneId.of(zone)).next(after))
                .isEqualTo(due);
    }

    @Test
    void anHourThatSpringSkipsComesAnHourLaterOnTheSameDay() {
        Schedule schedule = new Schedule(Cadence.DAILY, null, 2, BERLIN);

        Instant due = schedule.next(Instant.parse("2026-03-28T12:00:00Z"));

        assertThat(LocalDateTime.ofInstant(due, BERLIN)).isEqualTo(LocalDateTime.parse("2026-03-29T03:00"));
        assertThat(schedule.slot(due)).isEqualTo(LocalDate.parse("2026-03-29"));
        assertThat(schedule.next(due)).isEqualTo(Instant.parse("2026-03-30T00:00:00Z"));
    }

    @Test
    void anHourThatAutumnRepeatsCountsOnceTheFirstTime() {
        Schedule schedule = new Schedule(Cadence.DAILY, null, 2, BERLIN);

        Instant due = schedule.next(Instant.parse("2026-10-24T12:00:00Z"));

        assertThat(due).isEqualTo(Instant.parse("2026-10-25T00:00:00Z"));
        assertThat(schedule.next(due)).isEqualTo(Instant.parse("2026-10-26T01:00:00Z"));
    }

    @Test
    void aDayAZoneNeverHadIsLeftOut() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Schedule schedule = new Schedule(Cadence.DAILY, null, 8, apia);

        Instant lastBefore = schedule.next(Instant.parse("2011-12-29T17:59:59Z"));
        Instant following = schedule.next(lastBefore);

        assertThat(schedule.slot(lastBefore)).isEqualTo(LocalDate.parse("2011-12-29"));
        assertThat(schedule.slot(following)).isEqualTo(LocalDate.parse("2011-12-31"));
    }

    @Test
    void aDayThatHadItsSlotIsPassedOver() {
        Schedule evening = new Schedule(Cadence.DAILY, null, 20, BERLIN);
        Instant noon = Instant.parse("2026-11-20T11:00:00Z");

        assertThat(evening.next(noon, LocalDate.parse("2026-11-20"))).isEqualTo(Instant.parse("2026-11-21T19:00:00Z"));
        assertThat(evening.next(noon, LocalDate.parse("2026-11-19"))).isEqualTo(Instant.parse("2026-11-20T19:00:00Z"));
    }

    @Test
    void everyYearOfEveryCadenceInEveryZoneHasEachOfItsDaysOnceAndInOrder() {
        Random random = new Random(20261121);
        List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        for (int round = 0; round < 300; round++) {
            Cadence cadence = Cadence.values()[random.nextInt(4)];
            Integer day =
                    switch (cadence) {
                        case WEEKLY -> 1 + random.nextInt(7);
                        case MONTHLY -> 1 + random.nextInt(31);
                        case DAILY, WEEKDAYS -> null;
                    };
            Schedule schedule =
                    new Schedule(cadence, day, random.nextInt(24), ZoneId.of(zones.get(random.nextInt(zones.size()))));
            Instant at = schedule.next(Instant.parse("2026-01-15T12:00:00Z"));
            Instant end = Instant.parse("2027-01-15T12:00:00Z");
            int count = 1;
            for (Instant due = schedule.next(at); due.isBefore(end); due = schedule.next(due)) {
                assertThat(due).as(schedule.toString()).isAfter(at);
                assertThat(schedule.slot(due)).as(schedule.toString()).isAfter(schedule.slot(at));
                assertThat(schedule.latest(due)).as(schedule.toString()).isEqualTo(due);
                assertThat(schedule.latest(due.plusSeconds(1)))
                        .as(schedule.toString())
                        .isEqualTo(due);
                at = due;
                count++;
            }
            int expected =
                    switch (cadence) {
                        case DAILY -> 365;
                        case WEEKDAYS -> 261;
                        case WEEKLY -> 52;
                        case MONTHLY -> 12;
                    };
            assertThat(count).as(schedule.toString()).isBetween(expected - 1, expected + 1);
        }
    }

    @Test
    void impossibleDaysAndHoursAreRefused() {
        assertThatThrownBy(() -> new Schedule(Cadence.DAILY, null, 24, BERLIN)).hasMessageContaining("0 to 23");
        assertThatThrownBy(() -> new Schedule(Cadence.WEEKLY, 8, 8, BERLIN)).hasMessageContaining("1 to 7");
        assertThatThrownBy(() -> new Schedule(Cadence.MONTHLY, null, 8, BERLIN)).hasMessageContaining("1 to 31");
        assertThatThrownBy(() -> new Schedule(Cadence.DAILY, 1, 8, BERLIN)).hasMessageContaining("weekly and monthly");
    }
}
