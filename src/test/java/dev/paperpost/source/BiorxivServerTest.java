package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.IncomingPaper;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BiorxivServerTest {

    /** Ten in the morning in New York: Monday the 20th is over. */
    private static final String TUESDAY = "2026-07-21T14:00:00Z";

    private static final String WINDOW = "/details/biorxiv/2026-07-13/2026-07-21/";
    private static final String NEXT_WINDOW = "/details/biorxiv/2026-07-18/2026-07-22/";

    private final FakeSite site = new FakeSite().with("biorxiv.servers", "biorxiv,medrxiv");

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void entriesAreReadWithTheirSpokenNamesAndBothFormsOfTheDate() {
        serve(WINDOW + 0, FakeSite.fixture("biorxiv.json"));
        CollectingIntake intake = intake();

        assertThat(intake.fetch(biorxiv())).isInstanceOfSatisfying(FetchOutcome.Fetched.class, fetched -> {
            assertThat(fetched.day()).hasToString("2026-07-20");
            assertThat(fetched.expected()).isEqualTo(4);
        });

        assertThat(intake.unreadable).isEqualTo(1);
        IncomingPaper first = paper(intake, "10.1101/2026.07.20.100001");
        assertThat(first.title()).isEqualTo("A map of an invented neuron");
        assertThat(first.authors()).containsExactly("A. Lovelace", "J. P. van der Berg", "Example Consortium");
        assertThat(first.abstractText()).isEqualTo("We map a neuron.");
        assertThat(first.categories()).containsExactly("neuroscience");
        assertThat(first.primaryCategory()).isEqualTo("neuroscience");
        assertThat(first.announcedOn()).hasToString("2026-07-20");
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.url()).isEqualTo("https://www.biorxiv.org/content/10.1101/2026.07.20.100001v1");
        assertThat(first.otherIds()).isEmpty();
        assertThat(first.source()).isEqualTo("biorxiv");
        IncomingPaper second = paper(intake, "10.64898/2026.06.30.100002");
        assertThat(second.announcedOn()).hasToString("2026-06-30");
        assertThat(second.otherIds()).containsExactly("10.1000/journal.7");
    }

    @Test
    void aLaterVersionTellsMoreOfAKnownWorkAndIsNoNews() {
        serve(WINDOW + 0, FakeSite.fixture("biorxiv.json"));
        CollectingIntake intake = intake();

        intake.fetch(biorxiv());

        assertThat(intake.updates).singleElement().satisfies(revision -> {
            assertThat(revision.id()).isEqualTo("10.1101/2026.07.01.100003");
            assertThat(revision.version()).isEqualTo(2);
            assertThat(revision.announcedOn()).isNull();
        });
        assertThat(intake.taken).extracting(IncomingPaper::id).doesNotContain("10.1101/2026.07.01.100003");
    }

    @Test
    void pagesAreAskedForUntilTheTotalIsReachedHoweverLongEachIs() {
        serve(WINDOW + 0, page(7, entries(0, 3, "2026-07-20")));
        serve(WINDOW + 3, page(7, entries(3, 6, "2026-07-20")));
        serve(WINDOW + 6, page(7, entries(6, 7, "2026-07-20")));
        CollectingIntake intake = intake();

        assertThat(intake.fetch(biorxiv())).isInstanceOf(FetchOutcome.Fetched.class);

        assertThat(intake.taken).hasSize(7);
        assertThat(site.requests)
                .extracting(FakeSite.Request::target)
                .containsExactly(WINDOW + 0, WINDOW + 3, WINDOW + 6);
    }

    @Test
    void anEmptyPageBeforeTheEndIsAskedForOnceMore() {
        serve(WINDOW + 0, page(2, entries(0, 1, "2026-07-20")));
        serve(WINDOW + 1, page(2, ""));
        serve(WINDOW + 1, page(2, entries(1, 2, "2026-07-20")));
        CollectingIntake intake = intake();

        assertThat(intake.fetch(biorxiv())).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(intake.taken).hasSize(2);
    }

    @Test
    void pagesThatStayEmptyBeforeTheEndAreStaleAndWhatCameStays() {
        serve(WINDOW + 0, page(2, entries(0, 1, "2026-07-20")));
        serve(WINDOW + 1, page(2, ""));
        CollectingIntake intake = intake();

        assertThat(intake.fetch(biorxiv()))
                .isInstanceOfSatisfying(FetchOutcome.Stale.class, stale -> assertThat(stale.detail())
                        .contains("1 of 2"));
        assertThat(intake.taken).hasSize(1);
        assertThat(site.requests).hasSize(3);
        assertThat(intake.memory).isEmpty();
    }

    @Test
    void aDayThatIsOverAndHasNothingIsStaleAndNeverQuiet() {
        serve(WINDOW + 0, page(1, entries(0, 1, "2026-07-17")));
        CollectingIntake intake = intake();

        assertThat(intake.fetch(biorxiv())).isInstanceOf(FetchOutcome.Stale.class);
        assertThat(intake.taken).hasSize(1);
    }

    @Test
    void aWindowWithoutAnyPostIsStale() {
        serve(WINDOW + 0, "{\"messages\":[{\"status\":\"no posts found\"}],\"collection\":[]}");

        assertThat(intake().fetch(biorxiv())).isInstanceOf(FetchOutcome.Stale.class);
    }

    @Test
    void theFirstTimeWhatLiesBeforeTheLatestDayIsAnArchive() {
        serve(WINDOW + 0, FakeSite.fixture("biorxiv.json"));
        CollectingIntake intake = intake();
        intake.first = true;

        intake.fetch(biorxiv());

        assertThat(intake.arrivals)
                .containsEntry("10.1101/2026.07.20.100001", Arrival.NEW)
                .containsEntry("10.1101/2026.07.21.100005", Arrival.NEW)
                .containsEntry("10.64898/2026.06.30.100002", Arrival.BACKFILL);
    }

    @Test
    void whatComesForADayThatWasCompleteIsLate() {
        serve(WINDOW + 0, page(1, entries(0, 1, "2026-07-20")));
        String late = entries(1, 2, "2026-07-20") + "," + entries(2, 3, "2026-07-21");
        serve(NEXT_WINDOW + 0, page(2, late));
        CollectingIntake intake = intake();
        intake.fetch(biorxiv());

        assertThat(intake.emptied().at("2026-07-22T14:00:00Z").fetch(biorxiv()))
                .isInstanceOfSatisfying(FetchOutcome.Fetched.class, fetched -> assertThat(fetched.day())
                        .hasToString("2026-07-21"));

        assertThat(intake.arrivals).containsEntry("10.1101/1", Arrival.LATE).containsEntry("10.1101/2", Arrival.NEW);
    }

    @Test
    void daysMissedDuringAStopAreNewsNotLate() {
        serve(WINDOW + 0, page(1, entries(0, 1, "2026-07-20")));
        serve(
                "/details/biorxiv/2026-07-18/2026-07-24/0",
                page(2, entries(1, 2, "2026-07-22") + "," + entries(2, 3, "2026-07-23")));
        CollectingIntake intake = intake();
        intake.fetch(biorxiv());

        intake.emptied().at("2026-07-24T14:00:00Z").fetch(biorxiv());

        assertThat(intake.arrivals).containsEntry("10.1101/1", Arrival.NEW).containsEntry("10.1101/2", Arrival.NEW);
    }

    @Test
    void aRefusalHalfWayKeepsWhatCameAndRemembersNoDay() {
        serve(WINDOW + 0, page(2, entries(0, 1, "2026-07-20")));
        site.serves(WINDOW + 1, 503, "text/plain", "busy");
        CollectingIntake intake = intake();

        assertThat(intake.fetch(biorxiv()))
                .isInstanceOfSatisfying(FetchOutcome.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo(503));
        assertThat(intake.taken).hasSize(1);
        assertThat(intake.memory).isEmpty();
    }

    @Test
    void anErrorAWebPageAndAHalfAnswerAreNotTakenForPapers() {
        serve(WINDOW + 0, "{\"messages\":[{\"status\":\"error: bad interval\"}]}");
        site.serves(WINDOW + 0, 200, "text/html", "<html>log in</html>");
        serve(WINDOW + 0, "{\"messages\":[{\"status\":\"ok\",\"total\":\"1\"}],\"collection\":[{");
        CollectingIntake intake = intake();

        assertThat(intake.fetch(biorxiv()).detail()).contains("bad interval");
        assertThat(intake.fetch(biorxiv())).isInstanceOf(FetchOutcome.Refused.class);
        assertThat(intake.fetch(biorxiv())).isInstanceOf(FetchOutcome.Failed.class);
        assertThat(intake.taken).isEmpty();
    }

    @Test
    void bothServersShareOneServiceAndEachHasItsOwnPages() {
        serve("/details/medrxiv/2026-07-13/2026-07-21/0", page(1, entries(0, 1, "2026-07-20")));
        CollectingIntake intake = intake();
        PaperSource medrxiv = sources(site).get(1);

        intake.fetch(medrxiv);

        assertThat(medrxiv.label()).isEqualTo("medRxiv");
        assertThat(medrxiv.service()).isEqualTo(biorxiv().service());
        assertThat(intake.taken.get(0).url()).isEqualTo("https://www.medrxiv.org/content/10.1101/0v1");
    }

    @Test
    void anUnknownServerIsNamedAtTheStartAndNoneIsAskedUnlessConfigured() {
        try (FakeSite other = new FakeSite()) {
            assertThat(sources(other)).isEmpty();
            assertThatThrownBy(() -> sources(other.with("biorxiv.servers", "chemrxiv")))
                    .hasMessageContaining("chemrxiv");
        }
    }

    private void serve(String target, String json) {
        site.serves(target, 200, "application/json", json);
    }

    private static String page(int total, String entries) {
        return "{\"messages\":[{\"status\":\"ok\",\"total\":" + total + "}],\"collection\":[" + entries + "]}";
    }

    private static String entries(int from, int to, String day) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"doi\":\"10.1101/" + i + "\",\"title\":\"Paper " + i
                        + "\",\"authors\":\"\",\"version\":\"1\",\"date\":\"" + day + "\"}")
                .collect(Collectors.joining(","));
    }

    private CollectingIntake intake() {
        return new CollectingIntake(site.config(), TUESDAY);
    }

    private PaperSource biorxiv() {
        return sources(site).get(0);
    }

    private static List<PaperSource> sources(FakeSite site) {
        return new BiorxivServer.Kind(site.config()).configured();
    }

    private static IncomingPaper paper(CollectingIntake intake, String id) {
        return intake.taken.stream()
                .filter(paper -> paper.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
