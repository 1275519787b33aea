package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.IncomingPaper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArxivRssTest {

    private static final String MONDAY = "2026-07-20T12:00:00Z";
    private static final String TUESDAY = "2026-07-21T12:00:00Z";
    private static final String WEDNESDAY = "2026-07-22T12:00:00Z";
    private static final String SUNDAY = "2026-07-19T12:00:00Z";
    private static final String EMPTY_FEED = "<rss version='2.0'><channel><title>cs.CL updates</title></channel></rss>";
    private static final String RSS = "application/rss+xml";
    private static final String CL = "/cs.CL";

    private final FakeSite site = new FakeSite();
    private final CollectingIntake intake = new CollectingIntake(site.config(), MONDAY);

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aListingIsReadWithItsVersionsTypesAndNames() {
        site.serves(CL, 200, RSS, FakeSite.fixture("cs.CL.xml"));

        assertFetched("2026-07-20");

        assertThat(intake.taken).hasSize(1);
        IncomingPaper first = intake.taken.get(0);
        assertThat(first.id()).isEqualTo("2607.10001");
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.title()).isEqualTo("Tracking with $\\mathcal{O}(n)$ graphs");
        assertThat(first.abstractText()).isEqualTo("We show $d < 2$ tracking & more.");
        assertThat(first.authors()).containsExactly("Ada Example", "Bo Sample", "李明");
        assertThat(first.categories()).containsExactly("cs.CL", "cs.LG");
        assertThat(first.primaryCategory()).isEqualTo("cs.CL");
        assertThat(first.announcedOn()).hasToString("2026-07-20");
        assertThat(first.doi()).isEqualTo("10.1000/xyz");
        assertThat(intake.updates).singleElement().satisfies(second -> {
            assertThat(second.version()).isEqualTo(5);
            assertThat(second.primaryCategory()).isNull();
            assertThat(second.announcedOn()).isNull();
        });
        assertThat(site.lastRequest().headers().getFirst("User-Agent")).contains("Paperpost", "operator@example.org");
        assertThat(site.lastRequest().headers().getFirst("Accept")).contains("xml", "*/*");
    }

    @Test
    void aNewPaperIsOfTheFeedsCategoryInItsOwnSpelling() {
        assertThat(primary("cs.cl", "cs.AI cs.CL")).isEqualTo("cs.CL");
        assertThat(primary("cs", "cs.AI cs.CL"))
                .as("a whole archive is no category")
                .isNull();
        assertThat(primary("cs.CL+cs.AI", "cs.AI cs.CL")).as("two are not one").isNull();
    }

    private String primary(String asked, String categories) {
        site.with("arxiv.categories", asked)
                .serves(
                        "/" + asked,
                        MadeUpFeed.of("2026-07-20")
                                .item("2607.10001v1", "new", categories, "Ada Example")
                                .reply(200, Map.of()));
        intake.emptied().memory.clear();
        fetch();
        return intake.taken.get(0).primaryCategory();
    }

    @ParameterizedTest
    @CsvSource({
        "cs.CL, cs.CL",
        "hep-th, hep-th",
        "cond-mat.soft, cond-mat.soft",
        "cond-mat, ",
        "astro-ph, ",
        "q-bio, ",
        "cs, ",
        "cs.CL+cs.AI, "
    })
    void onlyAFeedOfOneCategoryHasPapersOfNoOther(String asked, String category) {
        site.with("arxiv.categories", asked);

        assertThat(source().category()).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada Example, Bo Sample (Example University, Another Lab), 李明 | Ada Example;Bo Sample;李明",
                "Ada Example (1), Bo Sample (1, 2) ((1) Lab A, (2) Lab B) | Ada Example;Bo Sample",
                "Ada Example (Lab A, Bo Sample | Ada Example;Lab A;Bo Sample",
                "Ada Example), Bo Sample | Ada Example;Bo Sample",
                " , Ada Example,, | Ada Example"
            })
    void namesAreJoinedByCommasAndSoAreTheirAffiliations(String creator, String names) {
        serve(MadeUpFeed.of("2026-07-20").item("2607.10001v1", "new", "cs.CL", creator));
        fetch();

        assertThat(intake.taken.get(0).authors()).isEqualTo(Arrays.asList(names.split(";")));
    }

    @Test
    void theVersionIsInTheGuidAloneAndTheLinkServesWhereThereIsNone() {
        serve(MadeUpFeed.of("2026-07-20")
                .item("hep-th/9901001v3", "new")
                .broken("<item><title>No guid</title><link>https://arxiv.org/abs/2607.10009</link></item>"));
        fetch();

        assertThat(intake.taken)
                .extracting(IncomingPaper::id, IncomingPaper::version)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("hep-th/9901001", 3),
                        org.assertj.core.groups.Tuple.tuple("2607.10009", null));
    }

    @ParameterizedTest
    @CsvSource({
        "2607.10001v1, cross, true",
        "2605.10001v1, cross, true",
        "2604.10001v1, cross, false",
        "2301.02225v1, cross, false",
        "hep-th/9901001v1, cross, false",
        "2607.10001v2, replace, false",
        "2607.10001v2, replace-cross, false",
        "2607.10001v1, something-else, false",
        "2607.10001v1, New, true"
    })
    void aCrossListIsNewsForTwoMonthsAndAReplacementNever(String id, String type, boolean isNews) {
        serve(MadeUpFeed.of("2026-07-20").item(id, type));
        assertFetched("2026-07-20");

        assertThat(intake.taken).hasSize(isNews ? 1 : 0);
        assertThat(intake.updates).hasSize(isNews ? 0 : 1);
    }

    @Test
    void oneBrokenItemCostsNoOther() {
        serve(MadeUpFeed.of("2026-07-20")
                .item("2607.10001v1", "new")
                .broken("<item/>")
                .broken("<item><title> </title><guid>oai:arXiv.org:2607.10003v1</guid></item>")
                .broken("<item><title>No identifier</title><guid>tag:else</guid><category/></item>")
                .item("2607.10002v1", "new"));

        assertFetched("2026-07-20");

        assertThat(intake.taken).hasSize(2);
        assertThat(intake.unreadable).isEqualTo(3);
    }

    @Test
    void aFeedOfBrokenItemsAloneIsAFailure() {
        serve(MadeUpFeed.of("2026-07-20").broken("<item/>"));

        assertThat(fetch()).isInstanceOf(FetchOutcome.Failed.class);
    }

    @Test
    void mondaysFeedIsStaleOnWednesdayThoughBuiltTodayAndItsPapersComeLate() {
        serve(MadeUpFeed.of("2026-07-20").item("2607.10001v1", "new").item("2607.10002v2", "replace"));
        intake.at(WEDNESDAY);

        assertThat(fetch()).isInstanceOf(FetchOutcome.Stale.class);
        assertThat(intake.arrivals).containsEntry("2607.10001", Arrival.LATE);
        assertThat(intake.completed).containsEntry("arxiv:cs.CL 2026-07-20", 1);
    }

    @Test
    void anOldFeedAtTheVeryFirstFetchIsAnArchive() {
        serve(MadeUpFeed.of("2026-07-20").item("2607.10001v1", "new"));
        intake.at(WEDNESDAY).first = true;
        fetch();

        assertThat(intake.arrivals).containsEntry("2607.10001", Arrival.BACKFILL);
    }

    @Test
    void aNewDateOverTheOldListIsStaleUntilTheListIsNew() {
        serve(MadeUpFeed.of("2026-07-20").item("2607.10001v1", "new").item("2607.10002v1", "new"));
        fetch();
        intake.emptied().at(TUESDAY);
        serve(MadeUpFeed.of("2026-07-21").item("2607.10002v1", "new"));

        assertThat(fetch()).isInstanceOf(FetchOutcome.Stale.class);
        assertThat(intake.taken).isEmpty();

        serve(MadeUpFeed.of("2026-07-21").item("2607.10002v2", "replace").item("2607.10003v1", "new"));
        assertFetched("2026-07-21");
    }

    @Test
    void anOlderFeedThatComesUpAgainDoesNotHideThatTheNextOneIsRepeated() {
        serve(MadeUpFeed.of("2026-07-21").item("2607.10003v1", "new"));
        intake.at(TUESDAY);
        assertFetched("2026-07-21");
        serve(MadeUpFeed.of("2026-07-20").item("2607.10001v1", "new"));
        assertThat(fetch()).isInstanceOf(FetchOutcome.Stale.class);
        serve(MadeUpFeed.of("2026-07-22").item("2607.10003v1", "new"));
        intake.at(WEDNESDAY);

        assertThat(fetch()).isInstanceOf(FetchOutcome.Stale.class);
    }

    @Test
    void aFeedWithoutADayIsOfTheDayThatIsDueUnlessItsListIsOld() {
        serve(MadeUpFeed.withoutDay().item("2607.10001v1", "new"));
        assertFetched("2026-07-20");

        intake.at(TUESDAY);
        assertThat(fetch()).isInstanceOf(FetchOutcome.Stale.class);
    }

    @Test
    void aDayThatIsYetToComeIsNotBelieved() {
        serve(MadeUpFeed.of("2027-07-20").item("2607.10001v1", "new"));

        assertFetched("2026-07-20");
    }

    @Test
    void aListOfTwoThousandIsCutSoItsDayIsNotComplete() {
        MadeUpFeed feed = MadeUpFeed.of("2026-07-20");
        for (int i = 0; i < 2_000; i++) {
            feed.item("2607.%05dv2".formatted(i), "replace");
        }
        serve(feed);

        assertThat(fetch()).isInstanceOf(FetchOutcome.Stale.class);
        assertThat(intake.updates).hasSize(2_000);
        assertThat(intake.completed).isEmpty();
    }

    @Test
    void aFeedAFewMinutesAfterMidnightMayBeThatOfEitherDay() {
        intake.at("2026-07-21T04:05:00Z");
        serve(MadeUpFeed.of("2026-07-20").item("2607.10001v1", "new"));
        assertFetched("2026-07-20");

        serve(MadeUpFeed.of("2026-07-21").item("2607.10002v1", "new"));
        assertFetched("2026-07-21");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-06, 2026-03-09T04:29:59Z, fetched",
        "2026-03-06, 2026-03-09T04:30:00Z, stale",
        "2026-03-09, 2026-03-09T04:30:00Z, fetched",
        "2026-10-30, 2026-11-02T05:29:59Z, fetched",
        "2026-10-30, 2026-11-02T05:30:00Z, stale",
        "2026-11-02, 2026-11-02T05:30:00Z, fetched"
    })
    void afterAChangeOfTheClocksADayIsDueByTheNewTime(String feed, String moment, String outcome) {
        serve(MadeUpFeed.of(feed).item("2603.10001v1", "new"));
        intake.at(moment);

        assertThat(fetch())
                .isInstanceOf(outcome.equals("fetched") ? FetchOutcome.Fetched.class : FetchOutcome.Stale.class);
    }

    @ParameterizedTest
    @CsvSource({
        SUNDAY + ", true",
        MONDAY + ", false",
        "2026-11-27T12:00:00Z, true",
        "2026-11-26T12:00:00Z, false",
        "2027-01-01T12:00:00Z, true"
    })
    void anEmptyFeedIsExpectedOnWeekendsAndAfterDeferredEvenings(String moment, boolean expected) {
        site.serves(CL, 200, RSS, EMPTY_FEED);
        intake.at(moment);

        assertThat(fetch()).isInstanceOf(expected ? FetchOutcome.EmptyAsExpected.class : FetchOutcome.Stale.class);
    }

    @Test
    void sundaysEmptyFeedIsStaleOnMonday() {
        serve(MadeUpFeed.of("2026-07-19"));

        assertThat(fetch()).isInstanceOf(FetchOutcome.Stale.class);
    }

    @Test
    void anEmptyFeedUnderARefusingStatusIsARefusalEvenOnSunday() {
        site.serves(CL, 503, RSS, EMPTY_FEED);
        intake.at(SUNDAY);

        assertThat(fetch()).isInstanceOf(FetchOutcome.Refused.class);
    }

    @Test
    void aGoodFeedUnderARefusingStatusIsTaken() {
        site.serves(CL, 406, RSS, FakeSite.fixture("cs.CL.xml"));

        assertFetched("2026-07-20");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 200})
    void anErrorFeedIsARefusalWithItsReasonWhateverItsStatus(int status) {
        site.serves(
                CL,
                status,
                RSS,
                "<rss version='2.0'><channel><title>Feed error for query: cs.XX"
                        + "</title><description>no such category</description></channel></rss>");
        intake.at(SUNDAY);

        assertThat(fetch()).isEqualTo(new FetchOutcome.Refused(status, "arXiv says: no such category"));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 406, 429, 500, 503})
    void aRefusalKeepsItsStatusServerAndFirstWords(int status) {
        site.serves(CL, status, Map.of("Server", "edge", "Content-Type", "text/plain"), "slow down".getBytes());

        assertThat(fetch()).isInstanceOfSatisfying(FetchOutcome.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.detail()).contains("HTTP status " + status, "from edge", "slow down");
        });
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "'Mon, 20 Jul 2026 12:10:00 GMT', 600", "'Mon, 20 Jul 2026 11:00:00 GMT', 0", "soon, 0"})
    void aServiceMayAskToBeLeftAloneForSecondsOrUntilADate(String header, int seconds) {
        Answer answer = new Answer(429, Map.of("retry-after", header), new byte[0]);

        assertThat(answer.retryAfter(intake.now())).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void whatHasNotChangedIsFetchedOnItsDayAndOnTheWeekendAndStaleOnTheNext() {
        site.serves(CL, MadeUpFeed.of("2026-07-24").item("2607.10001v1", "new").conditional("\"a\""));
        intake.at("2026-07-24T12:00:00Z");
        assertFetched("2026-07-24");

        intake.emptied();
        assertFetched("2026-07-24");
        assertThat(intake.taken).isEmpty();
        intake.at("2026-07-26T12:00:00Z");
        assertFetched("2026-07-24");
        intake.at("2026-07-27T12:00:00Z");
        assertThat(fetch()).isInstanceOf(FetchOutcome.Stale.class);
        assertThat(site.lastRequest().headers().getFirst("If-None-Match")).isEqualTo("\"a\"");
    }

    @Test
    void aLogInPageIsARefusalHoweverItComes() {
        site.serves(CL, 200, "text/html", "<html>");
        assertThat(fetch()).isInstanceOf(FetchOutcome.Refused.class);

        site.forget(CL)
                .serves(CL, 302, Map.of("Location", "/login"), new byte[0])
                .serves("/login", 200, "text/html; charset=utf-8", "<html><body>Log in</body></html>");
        assertThat(fetch()).isInstanceOf(FetchOutcome.Refused.class);

        site.forget(CL).serves(CL, 302, Map.of("Location", "http://127.0.0.1:1/login"), new byte[0]);
        assertThat(fetch()).isInstanceOfSatisfying(FetchOutcome.Failed.class, failed -> assertThat(failed.detail())
                .contains("redirect"));
    }

    @Test
    void aPackedFeedIsUnpackedAndATornOneIsAFailure() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(FakeSite.fixture("cs.CL.xml").getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = packed.toByteArray();
        Map<String, String> headers = Map.of("Content-Type", RSS, "Content-Encoding", "gzip");
        site.serves(CL, 200, headers, whole);
        assertFetched("2026-07-20");

        intake.emptied();
        site.forget(CL).serves(CL, 200, headers, Arrays.copyOf(whole, whole.length / 2));
        assertThat(fetch()).isInstanceOf(FetchOutcome.Failed.class);
        assertThat(intake.taken).isEmpty();
    }

    @Test
    void aFeedThatBreaksOffIsAFailureAndNothingOfItIsTaken() {
        String feed = FakeSite.fixture("cs.CL.xml");
        site.serves(CL, 200, RSS, feed.substring(0, feed.length() / 2));
        assertThat(fetch()).isInstanceOf(FetchOutcome.Failed.class);

        site.forget(CL).serves(CL, exchange -> {
            exchange.sendResponseHeaders(200, 100_000);
            exchange.getResponseBody().write(feed.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
        assertThat(fetch()).isInstanceOf(FetchOutcome.Failed.class);
        assertThat(intake.taken).isEmpty();
    }

    @Test
    void aFeedThatIsNotInTheCharsetItDeclaresIsReadAllTheSame() {
        String feed = MadeUpFeed.of("2026-07-20")
                .item("2607.10001v1", "new", "cs.CL", "Zoë Example")
                .text();
        site.serves(CL, 200, Map.of("Content-Type", RSS), feed.getBytes(StandardCharsets.ISO_8859_1));
        assertFetched("2026-07-20");

        assertThat(intake.taken.get(0).authors()).containsExactly("Zoë Example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>",
                "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY x '&b;&b;&b;&b;'>]>"
            })
    void aDocumentTypeIsNotReadSoNoEntityIsFetchedOrBlownUp(String type) {
        site.serves(CL, 200, RSS, type + "<rss><channel><title>&x;</title></channel></rss>");
        intake.at(SUNDAY);

        assertThat(fetch()).isInstanceOf(FetchOutcome.Failed.class);
    }

    @Test
    void noAnswerIsAFailure() {
        site.close();

        assertThat(fetch()).isInstanceOf(FetchOutcome.Failed.class);
    }

    private void serve(MadeUpFeed feed) {
        site.forget(CL).serves(CL, feed.reply(200, Map.of()));
    }

    private void assertFetched(String day) {
        assertThat(fetch()).isInstanceOfSatisfying(FetchOutcome.Fetched.class, fetched -> assertThat(fetched.day())
                .hasToString(day));
    }

    private FetchOutcome fetch() {
        return intake.fetch(source());
    }

    private PaperSource source() {
        return new ArxivRss.Kind(site.config()).configured().get(0);
    }
}
