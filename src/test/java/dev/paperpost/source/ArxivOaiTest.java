package dev.paperpost.source;

import static dev.paperpost.source.OaiAnswers.error;
import static dev.paperpost.source.OaiAnswers.noToken;
import static dev.paperpost.source.OaiAnswers.page;
import static dev.paperpost.source.OaiAnswers.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.IncomingPaper;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the records of OAI-PMH mean: news, late news, archive or nothing. July 20, 2026 is a Monday. */
class ArxivOaiTest {

    private static final String FRIDAY_MORNING = "Fri, 17 Jul 2026 13:00:00 GMT";

    private final FakeSite site = new FakeSite().with("timeout", "30s");
    private final CollectingIntake intake = new CollectingIntake(site.config(), "2026-07-20T03:31:00Z");

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aRecordIsReadWhateverTheOrderAndThePrefixesOfItsElements() {
        readBefore("2026-07-18T03:00:00Z");
        site.serves("/oai", 200, "application/xml", FakeSite.fixture("oai.xml"));

        assertThat(fetch()).isInstanceOf(FetchOutcome.Fetched.class);

        assertThat(intake.taken).extracting(IncomingPaper::id).containsExactlyInAnyOrder("2607.20001", "2607.20002");
        IncomingPaper first = taken("2607.20001");
        assertThat(first.title()).startsWith("Kittens and the");
        assertThat(first.abstractText()).isEqualTo("We tie $k < 9$ knots and watch.");
        assertThat(first.authors()).containsExactly("Ada Example", "Bo Sample", "C. D'\\'Artagnan");
        assertThat(first.categories()).containsExactly("cs.CL", "stat.ML");
        assertThat(first.primaryCategory()).isEqualTo("cs.CL");
        assertThat(first.publishedAt()).hasToString("2026-07-17");
        assertThat(first.announcedOn()).hasToString("2026-07-20");
        assertThat(first.doi()).isEqualTo("10.1000/knots");
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.source()).isEqualTo("arxiv");
        IncomingPaper second = taken("2607.20002");
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.publishedAt()).hasToString("2026-07-15");
        assertThat(second.primaryCategory()).isEqualTo("cs.AI");
    }

    @Test
    void anAbstractMayBeMissing() {
        site.serves("/oai", 200, "application/xml", FakeSite.fixture("oai.xml"));

        fetch();

        assertThat(taken("2607.20002").abstractText()).isEmpty();
    }

    @Test
    void aDeletedRecordIsSkippedAndAMalformedOneIsCounted() {
        site.serves("/oai", 200, "application/xml", FakeSite.fixture("oai.xml"));

        fetch();

        assertThat(intake.unreadable).isEqualTo(1);
        assertThat(intake.taken).extracting(IncomingPaper::id).doesNotContain("2607.20003", "2607.20004");
    }

    @Test
    void aDecadeOldPaperWhoseRecordWasTouchedIsNoNews() {
        site.serves("/oai", 200, "application/xml", FakeSite.fixture("oai.xml"));

        fetch();

        assertThat(intake.taken).extracting(IncomingPaper::id).doesNotContain("1412.00001");
        assertThat(intake.updates).isEmpty();
    }

    @Test
    void aDecadeOldPaperThatIsKnownIsUpdatedWithItsHighestVersionAndItsFirstDate() {
        intake.knownIds.add("1412.00001");
        site.serves("/oai", 200, "application/xml", FakeSite.fixture("oai.xml"));

        fetch();

        assertThat(intake.updates).singleElement().satisfies(old -> {
            assertThat(old.version()).isEqualTo(10);
            assertThat(old.publishedAt()).hasToString("2014-12-22");
            assertThat(old.announcedOn()).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource({"'Mon, 13 Jul 2026 00:00:00 GMT', true", "'Sun, 12 Jul 2026 23:59:59 GMT', false"})
    void aPaperIsNewForSevenDaysAfterItsFirstVersion(String submitted, boolean isNew) {
        site.serves("/oai", page("2026-07-20T03:30:00Z", noToken(), record("2607.10001", "2026-07-20", submitted)));

        fetch();

        assertThat(intake.taken).hasSize(isNew ? 1 : 0);
    }

    @Test
    void whatComesBeforeItsFeedIsNewsAndMakesTheBatchComplete() {
        readBefore("2026-07-18T03:00:00Z");
        site.serves(
                "/oai",
                page(
                        "2026-07-20T03:30:00Z",
                        noToken(),
                        record("2607.10001", "2026-07-20", FRIDAY_MORNING),
                        record("2607.10002", "2026-07-20", FRIDAY_MORNING)));

        fetch();

        assertThat(intake.arrivals).containsEntry("2607.10001", Arrival.NEW);
        assertThat(intake.completed).containsOnlyKeys("arxiv:cs.CL 2026-07-20").containsValue(2);
    }

    @Test
    void aDayWhoseTimeHasNotComeIsNotComplete() {
        readBefore("2026-07-18T03:00:00Z");
        intake.at("2026-07-20T02:40:00Z");
        site.serves(
                "/oai", page("2026-07-20T02:39:00Z", noToken(), record("2607.10001", "2026-07-20", FRIDAY_MORNING)));

        fetch();

        assertThat(intake.arrivals).containsEntry("2607.10001", Arrival.NEW);
        assertThat(intake.completed).isEmpty();
    }

    @Test
    void aPaperWhoseBatchIsHereAlreadyIsLate() {
        readBefore("2026-07-18T03:00:00Z");
        intake.arrived.add("arxiv:cs.CL 2026-07-20");
        intake.at("2026-07-20T12:00:00Z");
        site.serves(
                "/oai", page("2026-07-20T11:59:00Z", noToken(), record("2607.10001", "2026-07-20", FRIDAY_MORNING)));

        fetch();

        assertThat(intake.arrivals).containsEntry("2607.10001", Arrival.LATE);
    }

    @Test
    void aPaperOfADayBeforeTheLatestIsLateEvenIfItsBatchNeverCame() {
        readBefore("2026-07-19T03:00:00Z");
        intake.at("2026-07-21T12:00:00Z");
        site.serves(
                "/oai", page("2026-07-21T11:59:00Z", noToken(), record("2607.10001", "2026-07-20", FRIDAY_MORNING)));

        fetch();

        assertThat(intake.arrivals).containsEntry("2607.10001", Arrival.LATE);
        assertThat(taken("2607.10001").announcedOn()).hasToString("2026-07-20");
    }

    @Test
    void aRevisionBetweenTwoFetchesDoesNotMoveTheDayOfItsAnnouncement() {
        readBefore("2026-07-20T03:30:00Z");
        intake.at("2026-07-23T12:00:00Z");
        String second = "<version version='v2'><date>Wed, 22 Jul 2026 01:00:00 GMT</date></version>";
        site.serves(
                "/oai",
                page("2026-07-23T11:00:00Z", noToken(), record("2607.10001", "2026-07-23", FRIDAY_MORNING, second)));

        fetch();

        assertThat(taken("2607.10001").announcedOn()).hasToString("2026-07-20");
        assertThat(intake.arrivals).containsEntry("2607.10001", Arrival.LATE);
        assertThat(intake.completed).isEmpty();
    }

    @Test
    void theFirstListOfAllIsAnArchiveOfSevenDaysUpToWhatIsStillToCome() {
        site.serves(
                "/oai",
                page(
                        "2026-07-20T03:30:00Z",
                        noToken(),
                        record("2607.10001", "2026-07-15", "Tue, 14 Jul 2026 13:00:00 GMT"),
                        record("2607.10002", "2026-07-20", FRIDAY_MORNING)));

        fetch();

        assertThat(targets())
                .containsExactly("/oai?verb=ListRecords&metadataPrefix=arXivRaw&set=cs:cs:CL&from=2026-07-13");
        assertThat(intake.arrivals)
                .containsEntry("2607.10001", Arrival.BACKFILL)
                .containsEntry("2607.10002", Arrival.NEW);
        assertThat(intake.completed).containsOnlyKeys("arxiv:cs.CL 2026-07-20");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-18T03:30:00Z, 2026-07-17",
        "2026-07-20T02:00:00Z, 2026-07-19",
        "2026-07-21T03:00:00Z, 2026-07-19",
        "2026-07-10T03:30:00Z, 2026-07-09",
        "2026-01-10T03:30:00Z, 2026-06-20"
    })
    void theWindowBeginsADayBeforeTheLastListNeverTodayAndAtMostThirtyDaysAgo(String before, String from) {
        readBefore(before);
        site.serves(
                "/oai", page("2026-07-20T03:30:00Z", noToken(), record("2607.10001", "2026-07-20", FRIDAY_MORNING)));

        fetch();

        assertThat(site.lastRequest().target()).endsWith("&from=" + from).doesNotContain("until");
    }

    @Test
    void theNextWindowFollowsTheServersClockAndReadsTheLastDayAgain() {
        site.serves(
                "/oai", page("2026-07-20T03:30:00Z", noToken(), record("2607.10001", "2026-07-20", FRIDAY_MORNING)));
        fetch();

        intake.at("2026-07-23T03:31:00Z");
        fetch();

        assertThat(site.lastRequest().target()).endsWith("from=2026-07-19");
    }

    @Test
    void aListThatTheEdgeKeptFromBeforeTheAnnouncementIsStale() {
        readBefore("2026-07-18T03:00:00Z");
        site.serves(
                "/oai", page("2026-07-19T20:00:00Z", noToken(), record("2607.10001", "2026-07-18", FRIDAY_MORNING)));

        assertThat(fetch()).isInstanceOf(FetchOutcome.Stale.class);

        assertThat(intake.completed).isEmpty();
    }

    @Test
    void anEmptyListIsBelievedOnlyAfterAnotherQuestion() {
        readBefore("2026-07-18T03:00:00Z");
        site.serves(from("2026-07-17"), error("2026-07-20T00:10:00Z", "noRecordsMatch"))
                .serves(
                        from("2026-07-16"),
                        page("2026-07-20T03:30:00Z", noToken(), record("2607.10001", "2026-07-20", FRIDAY_MORNING)));

        assertThat(fetch()).isInstanceOf(FetchOutcome.Fetched.class);

        assertThat(intake.taken).hasSize(1);
    }

    @Test
    void aListThatIsEmptyTwiceInSpiteOfAnAnnouncementIsStale() {
        readBefore("2026-07-18T03:00:00Z");
        site.serves("/oai", error("2026-07-20T03:30:00Z", "noRecordsMatch"));

        assertThat(fetch()).isInstanceOf(FetchOutcome.Stale.class);

        assertThat(site.requests).hasSize(2);
        assertThat(intake.completed).isEmpty();
    }

    @Test
    void aListThatIsEmptyTwiceOverAWeekendIsQuiet() {
        readBefore("2026-07-20T00:30:00Z");
        intake.at("2026-07-20T00:40:00Z");
        site.serves("/oai", error("2026-07-20T00:39:00Z", "noRecordsMatch"));

        assertThat(fetch()).isInstanceOf(FetchOutcome.EmptyAsExpected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"badArgument", "cannotDisseminateFormat", "badResumptionToken", "noSetHierarchy"})
    void anErrorUnderStatus200IsARefusalWithItsCode(String code) {
        site.serves("/oai", error("2026-07-20T03:30:00Z", code));

        assertThat(fetch()).isInstanceOfSatisfying(FetchOutcome.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(200);
            assertThat(refused.detail()).contains(code, "The reason of " + code, "cs:cs:CL");
        });
    }

    @Test
    void aWebPageIsARefusalAndOtherXmlAFailure() {
        site.serves("/oai", 200, "text/html; charset=utf-8", "<html/>").serves("/oai", 200, "text/xml", "<rss/>");

        assertThat(fetch()).isInstanceOf(FetchOutcome.Refused.class);
        assertThat(fetch()).isInstanceOf(FetchOutcome.Failed.class);
    }

    @Test
    void eachCategoryHasAWindowOfItsOwnSoThatTheRefusalOfOneLosesNothing() {
        site.with("arxiv.categories", "cs.CL,hep-th");
        intake.arrived.addAll(List.of("arxiv:cs.CL 2026-07-17", "arxiv:hep-th 2026-07-17"));
        readBefore("2026-07-18T03:00:00Z");
        intake.remember("read physics:hep-th", "2026-07-18T03:00:00Z");
        String hepTh = "/oai?verb=ListRecords&metadataPrefix=arXivRaw&set=physics:hep-th&from=2026-07-17";
        site.serves(
                        from("2026-07-17"),
                        page("2026-07-20T03:30:00Z", noToken(), record("2607.10001", "2026-07-20", FRIDAY_MORNING)))
                .serves(hepTh, 503, "text/plain", "busy")
                .serves(
                        hepTh,
                        page("2026-07-20T05:00:00Z", noToken(), record("2607.10002", "2026-07-20", FRIDAY_MORNING)));

        assertThat(fetch()).isInstanceOf(FetchOutcome.Refused.class);
        assertThat(fetch()).isInstanceOf(FetchOutcome.Fetched.class);

        assertThat(targets()).containsExactly(from("2026-07-17"), hepTh, hepTh);
        assertThat(intake.taken).hasSize(2);
    }

    @Test
    void onlyTheSetsOfLateFeedsAreAskedBetweenTheHours() {
        site.with("arxiv.categories", "cs.CL,hep-th");
        readBefore("2026-07-20T03:30:00Z");
        intake.remember("read physics:hep-th", "2026-07-20T03:30:00Z");
        intake.arrived.add("arxiv:cs.CL 2026-07-20");
        site.serves(
                "/oai", page("2026-07-20T06:30:00Z", noToken(), record("2607.10001", "2026-07-20", FRIDAY_MORNING)));

        intake.at("2026-07-20T06:31:00Z");
        fetch();

        assertThat(targets()).singleElement().asString().contains("set=physics:hep-th");
        assertThat(intake.completed).containsOnlyKeys("arxiv:hep-th 2026-07-20");
    }

    private static String from(String day) {
        return "/oai?verb=ListRecords&metadataPrefix=arXivRaw&set=cs:cs:CL&from=" + day;
    }

    private void readBefore(String asOf) {
        intake.remember("read cs:cs:CL", asOf);
    }

    private List<String> targets() {
        return site.requests.stream().map(FakeSite.Request::target).toList();
    }

    private IncomingPaper taken(String id) {
        return intake.taken.stream()
                .filter(paper -> paper.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private FetchOutcome fetch() {
        return intake.fetch(new ArxivOai.Kind(site.config()).configured().get(0));
    }
}
