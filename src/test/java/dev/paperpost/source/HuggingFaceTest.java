package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.IncomingPaper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HuggingFaceTest {

    private static final String MONDAY = "2026-07-20T12:00:00Z";
    private static final String TUESDAY = "2026-07-21T12:00:00Z";
    private static final String SUNDAY = "2026-07-19T12:00:00Z";
    private static final String LIST = "/daily_papers?date=2026-07-20&limit=100&p=";

    private final FakeSite site = new FakeSite();
    private final CollectingIntake intake = new CollectingIntake(site.config(), MONDAY);

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aListIsReadPackedWithVotesInsideAndCommentsOutside() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(FakeSite.fixture("daily_papers.json").getBytes(StandardCharsets.UTF_8));
        }
        quietBeside()
                .serves(
                        LIST + 0,
                        200,
                        Map.of("Content-Type", "application/json; charset=utf-8", "Content-Encoding", "gzip"),
                        packed.toByteArray());

        assertThat(fetch()).isInstanceOfSatisfying(FetchOutcome.Fetched.class, fetched -> assertThat(fetched.day())
                .hasToString("2026-07-20"));

        assertThat(intake.unreadable).isEqualTo(1);
        IncomingPaper first = intake.taken.get(0);
        assertThat(first.authors()).containsExactly("Ada Example");
        assertThat(first.publishedAt()).hasToString("2026-07-17");
        assertThat(first.announcedOn()).hasToString("2026-07-20");
        assertThat(first.upvotes()).isEqualTo(10);
        assertThat(first.comments()).isEqualTo(1);
        assertThat(first.codeUrl()).isEqualTo("https://github.com/example/repo");
        assertThat(first.organization()).isEqualTo("Example Lab");
        assertThat(first.summary()).isEqualTo("One sentence.");
        assertThat(first.version()).isNull();
        assertThat(intake.taken.get(1).id()).isEqualTo("2406.00105");
        assertThat(intake.arrivals).containsEntry("2607.10001", Arrival.NEW);
    }

    @Test
    void theOuterMomentIsFalseAndMidnightInUtcStandsForTheDayAsWritten() {
        shapes();

        IncomingPaper midnight = taken("2607.20001");
        assertThat(midnight.publishedAt()).hasToString("2026-07-17");
        assertThat(midnight.announcedOn()).hasToString("2026-07-20");
    }

    @Test
    void aRealMomentIsOfTheListThatWasCurrentThenInNewYork() {
        shapes();

        IncomingPaper evening = taken("2602.23229");
        assertThat(evening.publishedAt()).hasToString("2026-02-26");
        assertThat(evening.announcedOn()).hasToString("2026-03-06");
        assertThat(announced("2026-07-20T00:30:00.000Z")).isEqualTo("2026-07-19");
        assertThat(announced("2026-07-20T01:30:00.000Z")).isEqualTo("2026-07-20");
        assertThat(announced("2026-07-20")).isEqualTo("2026-07-20");
        assertThat(announced("yesterday evening")).isEqualTo("null");
    }

    @Test
    void aPaperThatTellsNoDayIsOfTheDayThatWasAskedFor() {
        shapes();

        assertThat(taken("2406.00105").announcedOn()).hasToString("2026-07-20");
    }

    @Test
    void hiddenAuthorsAreNotPrintedAndClaimedOnesAre() {
        shapes();

        assertThat(taken("2607.20001").authors()).containsExactly("Ada Example", "Bo Claimed");
    }

    @Test
    void codeIsAnAddressOrAnOwnerAndAName() {
        shapes();

        assertThat(taken("2607.20001").codeUrl()).isEqualTo("https://github.com/example/gardens");
        assertThat(taken("2602.23229").codeUrl()).isEqualTo("https://github.com/example/winter");
        assertThat(taken("1207.0105").codeUrl()).isNull();
    }

    @Test
    void anOrganizationStandsInsideOrOutside() {
        shapes();

        assertThat(taken("2607.20001").organization()).isEqualTo("Example Lab");
        assertThat(taken("2602.23229").organization()).isEqualTo("WinterLab");
    }

    @Test
    void lostZerosComeBackFourDigitsUntil2014AndFiveSince() {
        shapes();

        assertThat(intake.taken)
                .extracting(IncomingPaper::id)
                .contains("1207.0105", "2406.00105", "2406.01050", "0706.1234");
    }

    @Test
    void aWithdrawnPaperIsLeftOutAndNothingIsWrongWithIt() {
        shapes();

        assertThat(intake.taken).extracting(IncomingPaper::id).doesNotContain("2607.20002");
        assertThat(intake.unreadable).isEqualTo(4);
    }

    @Test
    void aWrongTypeCostsItsFieldOrItsEntryAndNeverTheList() {
        assertThat(shapes()).isInstanceOf(FetchOutcome.Fetched.class);

        assertThat(intake.taken).hasSize(7);
        IncomingPaper wrong = taken("2607.20003");
        assertThat(wrong.title()).isEqualTo("Wrong Types Around");
        assertThat(wrong.abstractText()).isEmpty();
        assertThat(wrong.authors()).isEmpty();
        assertThat(wrong.publishedAt()).isNull();
        assertThat(wrong.upvotes()).isNull();
        assertThat(wrong.comments()).isNull();
        assertThat(wrong.codeUrl()).isNull();
        assertThat(wrong.summary()).isNull();
        assertThat(wrong.organization()).isNull();
    }

    @Test
    void aListWithoutASinglePaperIsAFailure() {
        quietBeside().serves(LIST + 0, 200, "application/json", "[null, 17]");

        assertThat(fetch()).isInstanceOf(FetchOutcome.Failed.class);
    }

    @Test
    void aListGoesOnWhereItsLinkLeads() {
        quietBeside();
        page(
                LIST + 0,
                entries(1, 20),
                "</other>; rel=\"prev\"; title=\"a, b\", </daily_papers?cursor=x>; rel=\"next last\"");
        page("/daily_papers?cursor=x", entries(21, 25), "");

        assertThat(fetch()).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(intake.taken).hasSize(25);
    }

    @Test
    void aLinkToAnotherPlaceIsNotFollowed() {
        quietBeside();
        page(LIST + 0, entries(1, 20), "<http://127.0.0.1:1/daily_papers?p=1>; rel=next");

        assertThat(fetch()).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(intake.taken).hasSize(20);
    }

    @Test
    void aFullPageWithoutALinkIsFollowedByTheNextNumberUntilOneIsEmpty() {
        quietBeside();
        page(LIST + 0, entries(1, 100), "");
        page(LIST + 1, entries(101, 200), "");
        page(LIST + 2, "[]", "");

        assertThat(fetch()).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(intake.taken).hasSize(200);
    }

    @Test
    void anEmptyPageBeforeTheEndIsAskedForAgainOnce() {
        quietBeside();
        page(LIST + 0, entries(1, 100), "<" + LIST + "1>; rel=\"next\"");
        page(LIST + 1, "[]", "");
        page(LIST + 1, entries(101, 130), "");

        assertThat(fetch()).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(intake.taken).hasSize(130);
        assertThat(asked(LIST + 1)).isEqualTo(2);
    }

    @Test
    void aSiteThatRepeatsItsFirstPageForEverIsLeftAtOnce() {
        quietBeside();
        page(LIST + 0, entries(1, 100), "<" + LIST + "0>; rel=\"next\"");

        assertThat(fetch()).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(intake.taken).hasSize(100);
        assertThat(asked(LIST + 0)).isEqualTo(2);
    }

    @Test
    void noMoreThanFiftyPagesAreAskedFor() {
        quietBeside();
        for (int page = 0; page <= 50; page++) {
            page(LIST + page, entries(page + 1, page + 1), "<" + LIST + (page + 1) + ">; rel=\"next\"");
        }

        assertThat(fetch()).isInstanceOf(FetchOutcome.Failed.class);
        assertThat(site.requests).hasSize(50);
        assertThat(intake.taken).hasSize(50);
    }

    @Test
    void whatCameBeforeABrokenPageIsKept() {
        quietBeside();
        page(LIST + 0, entries(1, 100), "");
        site.serves(LIST + 1, 500, "text/plain", "no");

        assertThat(fetch()).isInstanceOf(FetchOutcome.Refused.class);
        assertThat(intake.taken).hasSize(100);
    }

    @Test
    void anEmptyListIsExpectedOnSundayAndStaleOnMonday() {
        quietBeside();

        assertThat(fetch()).isInstanceOf(FetchOutcome.Stale.class);
        intake.at(SUNDAY);
        assertThat(fetch()).isInstanceOf(FetchOutcome.EmptyAsExpected.class);
    }

    @Test
    void yesterdaysListUnderTodaysDateIsStaleAndRefreshesVotesOnly() {
        quietBeside().serves(LIST + 0, 200, "application/json", entries(1, 3));
        fetch();
        intake.emptied().at(TUESDAY);
        site.serves("/daily_papers?date=2026-07-21&limit=100&p=0", 200, "application/json", entries(1, 3));

        assertThat(fetch()).isInstanceOf(FetchOutcome.Stale.class);
        assertThat(intake.taken).isEmpty();
        assertThat(intake.updates).hasSize(3);

        site.forget("/daily_papers?date=2026-07-21&limit=100&p=0")
                .serves("/daily_papers?date=2026-07-21&limit=100&p=0", 200, "application/json", entries(4, 5));
        assertThat(fetch()).isInstanceOf(FetchOutcome.Fetched.class);
    }

    @Test
    void theSameListOnTheSameDayIsFetchedAgain() {
        quietBeside().serves(LIST + 0, 200, "application/json", entries(1, 3));
        fetch();

        assertThat(fetch()).isInstanceOf(FetchOutcome.Fetched.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-20T01:29:59Z, 2026-07-19",
        "2026-07-20T01:30:00Z, 2026-07-20",
        "2026-12-08T02:29:59Z, 2026-12-07",
        "2026-12-08T02:30:00Z, 2026-12-08"
    })
    void theDayChangesAtHalfPastNineInTheEveningInNewYork(String moment, String day) {
        intake.at(moment);
        fetch();

        assertThat(site.requests.get(0).target()).contains("date=" + day);
    }

    @Test
    void aDateThatIsStillToComeIsRefusedWithTheReason() {
        site.serves("/daily_papers", 400, "application/json", "{\"error\":\"date is later than today\"}");

        assertThat(fetch()).isInstanceOfSatisfying(FetchOutcome.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.detail()).contains("date is later than today");
        });
        assertThat(site.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 429, 500, 503})
    void aRefusalKeepsItsStatusAndNothingElseIsAsked(int status) {
        site.serves("/daily_papers", status, "text/plain", "no");

        assertThat(fetch()).isInstanceOfSatisfying(FetchOutcome.Refused.class, refused -> assertThat(refused.status())
                .isEqualTo(status));
        assertThat(site.requests).hasSize(1);
    }

    @Test
    void aWebPageIsARefusal() {
        site.serves("/daily_papers", 200, "text/html", "<html>");

        assertThat(fetch()).isInstanceOf(FetchOutcome.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{", "", "{\"error\":\"sorry\"}", "[{\"paper\":{\"id\":\"2607.1"})
    void halfAnAnswerOrAnotherThingIsAFailure(String body) {
        site.serves("/daily_papers", 200, "application/json", body);

        assertThat(fetch()).isInstanceOf(FetchOutcome.Failed.class);
        assertThat(intake.taken).isEmpty();
    }

    @Test
    void noAnswerIsAFailure() {
        site.close();

        assertThat(fetch()).isInstanceOf(FetchOutcome.Failed.class);
    }

    @Test
    void aRedirectToAnotherHostIsNotFollowed() {
        site.serves("/daily_papers", 302, Map.of("Location", "http://127.0.0.1:1/daily_papers"), new byte[0]);

        assertThat(fetch().detail()).contains("redirect");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "429, `\"api\";r=0;t=120`, ``, 120",
                "429, `\"pages\";r=7;t=300, \"api\";r=0;t=60`, ``, 60",
                "429, `\"api\";r=0;t=120`, 7, 7",
                "429, `\"api\";r=3;t=120`, ``, 0",
                "429, `nonsense`, ``, 0",
                "429, `\"api\";r=0;t=999999999`, ``, 86400",
                "200, `\"api\";r=0;t=120`, ``, 0"
            })
    void aUsedUpRateLimitTellsHowLongToLeaveTheServiceAlone(int status, String limit, String after, int seconds) {
        Answer answer = new Answer(status, Map.of("ratelimit", limit, "retry-after", after), new byte[0]);

        assertThat(answer.retryAfter(intake.now())).isEqualTo(Duration.ofSeconds(seconds));
    }

    private FetchOutcome fetch() {
        return intake.fetch(
                new HuggingFaceDailyPapers.Kind(site.config()).configured().get(0));
    }

    private FetchOutcome shapes() {
        quietBeside().serves(LIST + 0, 200, "application/json", FakeSite.fixture("daily_shapes.json"));
        return fetch();
    }

    private IncomingPaper taken(String id) {
        return intake.taken.stream()
                .filter(paper -> paper.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String announced(String moment) {
        quietBeside()
                .forget(LIST + 0)
                .serves(
                        "/daily_papers?week=2026-W30&limit=100&p=0",
                        200,
                        "application/json",
                        """
                        [{"paper": {"id": "2607.00009", "title": "Invented", "submittedOnDailyAt": "%s"}}]
                        """
                                .formatted(moment));
        intake.emptied().memory.clear();
        intake.knownIds.clear();
        fetch();
        String announced = String.valueOf(taken("2607.00009").announcedOn());
        site.forget("/daily_papers?week=2026-W30&limit=100&p=0");
        return announced;
    }

    /** All lists that a test does not speak of are empty. */
    private FakeSite quietBeside() {
        return site.serves("/daily_papers", 200, "application/json", "[]");
    }

    private void page(String target, String body, String link) {
        site.serves(
                target,
                200,
                link.isEmpty()
                        ? Map.of("Content-Type", "application/json")
                        : Map.of("Content-Type", "application/json", "Link", link),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private long asked(String target) {
        return site.requests.stream()
                .filter(request -> request.target().equals(target))
                .count();
    }

    static String entries(int from, int to) {
        List<String> entries = IntStream.rangeClosed(from, to)
                .mapToObj(n -> "{\"paper\": {\"id\": \"2607.%05d\", \"title\": \"Invented paper %d\"}}".formatted(n, n))
                .toList();
        return "[" + String.join(",", entries) + "]";
    }
}
