package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.IncomingPaper;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of Hugging Face beside the list of the day. */
class HuggingFaceRefreshTest {

    private static final String THURSDAY = "2026-07-16T12:00:00Z";
    private static final String TRENDING = "/daily_papers?sort=trending&limit=100&p=0";

    private final FakeSite site = new FakeSite();
    private final CollectingIntake intake = new CollectingIntake(site.config(), THURSDAY);

    @BeforeEach
    void aListOfTheDay() {
        site.serves("/daily_papers", 200, "application/json", "[]")
                .serves(list("date=2026-07-16"), 200, "application/json", paper("2607.00001", "2026-07-16", 5));
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void votesOfTwoWeeksAreRefreshedAndWhatWasMissedComesLate() {
        intake.knownIds.add("2607.00002");
        site.serves(list("week=2026-W27"), 200, "application/json", paper("2607.00002", "2026-07-01", 90))
                .serves(list("week=2026-W28"), 200, "application/json", paper("2607.00003", "2026-07-08", 7))
                .serves(list("week=2026-W29"), 200, "application/json", paper("2607.00001", "2026-07-16", 6));

        assertThat(fetch()).isEqualTo(fetchedOn("2026-07-16"));

        assertThat(intake.updates)
                .extracting(IncomingPaper::id, IncomingPaper::upvotes)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2607.00001", 6),
                        org.assertj.core.groups.Tuple.tuple("2607.00002", 90));
        assertThat(intake.arrivals).containsOnly(entry("2607.00001", Arrival.NEW), entry("2607.00003", Arrival.LATE));
    }

    @Test
    void aPaperOfTodayThatOnlyTheWeekKnowsIsNews() {
        site.serves(list("week=2026-W29"), 200, "application/json", paper("2607.00004", "2026-07-16", 1));

        fetch();

        assertThat(intake.arrivals).containsEntry("2607.00004", Arrival.NEW);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31T12:00:00Z, 2026-W53 2026-W52 2026-W51",
        "2027-01-01T12:00:00Z, 2026-W53 2026-W52 2026-W51",
        "2027-01-04T12:00:00Z, 2027-W01 2026-W53 2026-W52",
        "2025-12-30T12:00:00Z, 2026-W01 2025-W52 2025-W51"
    })
    void weeksAreCountedByIsoAlsoAtTheTurnOfTheYear(String moment, String weeks) {
        intake.at(moment);
        fetch();

        assertThat(site.requests)
                .extracting(FakeSite.Request::target)
                .filteredOn(target -> target.contains("week="))
                .containsExactly(List.of(weeks.split(" ")).stream()
                        .map(week -> list("week=" + week))
                        .toArray(String[]::new));
    }

    @Test
    void theyAreAskedForEverySixHours() {
        fetch();
        int once = site.requests.size();

        intake.at("2026-07-16T17:59:59Z");
        fetch();
        assertThat(site.requests).hasSize(once + 1);

        intake.at("2026-07-16T18:00:00Z");
        fetch();
        assertThat(site.requests).hasSize(once + 1 + once);
    }

    @Test
    void theTrendingListIsKeptInItsOrderByItsFirstPageAlone() {
        String full = HuggingFaceTest.entries(1, 100);
        site.serves(TRENDING, 200, "application/json", full);

        fetch();

        assertThat(intake.trending).hasSize(100).startsWith("2607.00001", "2607.00002");
        assertThat(site.lastRequest().target()).isEqualTo(TRENDING);
    }

    @Test
    void anEmptyTrendingListDoesNotWipeTheOneBefore() {
        intake.trending = List.of("2607.00009");

        fetch();

        assertThat(intake.trending).containsExactly("2607.00009");
    }

    @Test
    void troubleWithTheWeeksIsToldAndTriedAgainAtTheNextFetchButTheDayIsFetched() {
        site.serves(list("week=2026-W28"), 429, "text/plain", "slower");

        assertThat(fetch()).isInstanceOfSatisfying(FetchOutcome.Fetched.class, fetched -> {
            assertThat(fetched.day()).hasToString("2026-07-16");
            assertThat(fetched.detail()).contains("week=2026-W28", "429");
        });
        assertThat(site.lastRequest().target())
                .as("a service that refuses is left alone")
                .contains("2026-W28");

        site.forget(list("week=2026-W28"));
        assertThat(fetch()).isEqualTo(fetchedOn("2026-07-16"));
        assertThat(site.lastRequest().target()).isEqualTo(TRENDING);
    }

    @Test
    void troubleWithTheTrendingListIsToldAsWell() {
        site.serves(TRENDING, 200, "text/html", "<html>");

        assertThat(fetch().detail()).contains("sort=trending");
    }

    @Test
    void theVeryFirstFetchReadsTwoMonthsInTheirFirstHalfAsAnArchive() {
        intake.first = true;
        intake.at("2026-07-15T12:00:00Z");
        site.serves(list("date=2026-07-15"), 200, "application/json", paper("2607.00005", "2026-07-15", 1))
                .serves(list("month=2026-07"), 200, "application/json", paper("2607.00002", "2026-07-01", 90))
                .serves(list("month=2026-06"), 200, "application/json", paper("2606.00003", "2026-06-08", 7));

        assertThat(fetch()).isEqualTo(fetchedOn("2026-07-15"));

        assertThat(intake.arrivals)
                .containsOnly(
                        entry("2607.00005", Arrival.NEW),
                        entry("2607.00002", Arrival.BACKFILL),
                        entry("2606.00003", Arrival.BACKFILL));
        assertThat(site.requests)
                .extracting(FakeSite.Request::target)
                .containsExactly(list("date=2026-07-15"), list("month=2026-07"), list("month=2026-06"), TRENDING);
    }

    @Test
    void inTheSecondHalfOneMonthIsEnough() {
        intake.first = true;
        fetch();

        assertThat(site.requests)
                .extracting(FakeSite.Request::target)
                .contains(list("month=2026-07"))
                .doesNotContain(list("month=2026-06"));
    }

    @Test
    void thePastIsOwedUntilItHasBeenReadAndReadOnce() {
        intake.first = true;
        site.serves(list("month=2026-07"), 500, "text/plain", "no")
                .serves(list("month=2026-07"), 200, "application/json", paper("2607.00002", "2026-07-01", 90));
        assertThat(fetch().detail()).contains("month=2026-07", "500");

        intake.first = false;
        assertThat(fetch()).isEqualTo(fetchedOn("2026-07-16"));
        assertThat(intake.arrivals).containsEntry("2607.00002", Arrival.BACKFILL);

        intake.at("2026-07-16T23:00:00Z");
        fetch();
        assertThat(site.requests)
                .extracting(FakeSite.Request::target)
                .filteredOn(target -> target.contains("month="))
                .hasSize(2);
    }

    @Test
    void aWeekendDoesNotReadThePastAgainEachHour() {
        intake.first = true;
        intake.at("2026-07-18T12:00:00Z");
        assertThat(fetch()).isInstanceOf(FetchOutcome.EmptyAsExpected.class);
        int once = site.requests.size();

        intake.at("2026-07-18T13:00:00Z");
        fetch();

        assertThat(site.requests).hasSize(once + 1);
    }

    private FetchOutcome fetch() {
        return intake.fetch(
                new HuggingFaceDailyPapers.Kind(site.config()).configured().get(0));
    }

    private static FetchOutcome fetchedOn(String day) {
        return new FetchOutcome.Fetched(java.time.LocalDate.parse(day), null, "");
    }

    private static java.util.Map.Entry<String, Arrival> entry(String id, Arrival arrival) {
        return java.util.Map.entry(id, arrival);
    }

    private static String list(String query) {
        return "/daily_papers?" + query + "&limit=100&p=0";
    }

    private static String paper(String id, String day, int upvotes) {
        return """
                [{"paper": {"id": "%s", "title": "Invented paper %s", "summary": "Invented.", "upvotes": %d,
                  "submittedOnDailyAt": "%sT00:00:00.000Z"}, "numComments": 1}]
                """
                .formatted(id, id, upvotes, day);
    }
}
