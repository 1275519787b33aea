package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.paper.IncomingPaper;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the query API tells of papers whose categories nobody told. */
class ArxivQueryTest {

    private static final String NOON = "2026-07-20T12:00:00Z";
    private static final String ATOM = "application/atom+xml; charset=utf-8";
    private static final String NOTHING_OF_TWO = "<feed xmlns='http://www.w3.org/2005/Atom'"
            + " xmlns:o='http://a9.com/-/spec/opensearch/1.1/'><o:totalResults>2</o:totalResults></feed>";

    private final FakeSite site = new FakeSite().with("timeout", "30s");
    private final CollectingIntake intake = new CollectingIntake(site.config(), NOON);

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void nothingIsAskedWhenNothingIsMissing() {
        assertThat(fetch()).isInstanceOf(FetchOutcome.Fetched.class);

        assertThat(site.requests).isEmpty();
    }

    @Test
    void oneQuestionBringsTheCategoriesOfAllThatLackThem() {
        missing("2607.30001", "hep-th/9901001");
        site.serves("/api/query", 200, ATOM, FakeSite.fixture("arxiv-api.xml"));

        assertThat(fetch()).isInstanceOf(FetchOutcome.Fetched.class);

        assertThat(targets()).containsExactly("/api/query?id_list=2607.30001,hep-th/9901001&start=0&max_results=2");
        assertThat(intake.taken).isEmpty();
        IncomingPaper paper = intake.updates.get(0);
        assertThat(paper.id()).isEqualTo("2607.30001");
        assertThat(paper.version()).isEqualTo(3);
        assertThat(paper.publishedAt()).hasToString("2026-07-01");
        assertThat(paper.primaryCategory()).isEqualTo("cs.AI");
        assertThat(paper.doi()).isEqualTo("10.1000/eggs");
        assertThat(paper.authors()).containsExactly("Ada Example", "Bo Sample");
        assertThat(paper.source()).isEqualTo("arxiv");
    }

    @Test
    void classesOfOtherSchemesAreNoCategories() {
        missing("2607.30001");
        site.serves("/api/query", 200, ATOM, FakeSite.fixture("arxiv-api.xml"));

        fetch();

        assertThat(intake.updates.get(0).categories()).containsExactly("cs.AI", "cond-mat.mes-hall", "hep-th");
    }

    @Test
    void wrappedTextIsOneLineAndTheFeedsOwnTitleIsNoPaper() {
        missing("2607.30001");
        site.serves("/api/query", 200, ATOM, FakeSite.fixture("arxiv-api.xml"));

        fetch();

        assertThat(intake.updates).singleElement().satisfies(paper -> {
            assertThat(paper.title())
                    .isEqualTo("A Long Title That Is Wrapped: Dynamic Nests and Lazy Eggs Loading for Birds");
            assertThat(paper.abstractText()).isEqualTo("Hard-wrapped abstract with 47.3k -> 2.4k and $x$.");
        });
        assertThat(intake.unreadable).isEqualTo(1);
    }

    @Test
    void theOldFormWithOffsetsPrefixesAndNoVersionIsReadAsWell() {
        missing("hep-th/9901001");
        site.serves("/api/query", 200, ATOM, FakeSite.fixture("arxiv-api-old.xml"));

        fetch();

        assertThat(intake.updates).singleElement().satisfies(paper -> {
            assertThat(paper.id()).isEqualTo("hep-th/9901001");
            assertThat(paper.version()).isNull();
            assertThat(paper.title()).isEqualTo("Strings of Old");
            assertThat(paper.abstractText()).isEqualTo("Strings, once more.");
            assertThat(paper.publishedAt())
                    .as("22:30 at -04:00 is the next UTC day")
                    .hasToString("1999-01-02");
            assertThat(paper.categories()).containsExactly("hep-th");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void anErrorIsARefusalWithItsReasonWhateverTheStatus(int status) {
        missing("2607.30001");
        site.serves("/api/query", status, ATOM, FakeSite.fixture("arxiv-api-error.xml"));

        assertThat(fetch())
                .isEqualTo(new FetchOutcome.Refused(status, "arXiv says: incorrect id format for 1234.12345"));
        assertThat(intake.updates).isEmpty();
    }

    @Test
    void aGoodFeedUnderARefusingStatusIsUsed() {
        missing("2607.30001");
        site.serves("/api/query", 406, ATOM, FakeSite.fixture("arxiv-api.xml"));

        assertThat(fetch()).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(intake.updates).hasSize(1);
    }

    @Test
    void anEmptyFeedUnderARefusingStatusIsARefusal() {
        missing("2607.30001");
        site.serves("/api/query", 406, ATOM, NOTHING_OF_TWO.replace(">2<", ">0<"));

        assertThat(fetch()).isInstanceOf(FetchOutcome.Refused.class);
    }

    @Test
    void aRateLimitIsARefusalAndAsksNoMore() {
        missing("2607.30001");
        site.serves(
                "/api/query",
                429,
                Map.of("Retry-After", "600", "Content-Type", "text/plain"),
                "Rate exceeded.".getBytes(StandardCharsets.UTF_8));

        assertThat(fetch()).isInstanceOfSatisfying(FetchOutcome.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.detail()).contains("Rate exceeded");
        });
        assertThat(site.requests).hasSize(1);
    }

    @Test
    void aWebPageIsARefusalAndAnotherDocumentAFailure() {
        missing("2607.30001");
        site.serves("/api/query", 200, "text/html", "<html/>").serves("/api/query", 200, ATOM, "<rss/>");

        assertThat(fetch()).isInstanceOf(FetchOutcome.Refused.class);
        assertThat(fetch()).isInstanceOf(FetchOutcome.Failed.class);
    }

    @Test
    void anEmptyPageIsAskedForAgain() {
        missing("2607.30001");
        site.serves("/api/query", 200, ATOM, NOTHING_OF_TWO)
                .serves("/api/query", 200, ATOM, FakeSite.fixture("arxiv-api.xml"));

        assertThat(fetch()).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(intake.updates).hasSize(1);
    }

    @Test
    void aPageThatStaysEmptyIsStaleAndNothingWasAskedInVain() {
        missing("2607.30001");
        site.serves("/api/query", 200, ATOM, NOTHING_OF_TWO);

        assertThat(fetch()).isInstanceOf(FetchOutcome.Stale.class);
        assertThat(site.requests).hasSize(2);

        fetch();
        assertThat(site.requests).hasSize(4);
    }

    @Test
    void whatWasAskedInVainIsAskedAgainAfterADay() {
        missing("2607.30001", "2607.30002");
        site.serves("/api/query", 200, ATOM, FakeSite.fixture("arxiv-api.xml"));
        fetch();
        missing("2607.30002", "2607.30003");

        intake.at("2026-07-20T13:00:00Z");
        fetch();
        assertThat(site.lastRequest().target()).contains("id_list=2607.30003&");

        intake.at("2026-07-21T12:00:00Z");
        fetch();
        assertThat(site.lastRequest().target()).contains("id_list=2607.30002&");
    }

    @Test
    void whatIsAskedInVainDoesNotKeepOthersWaiting() {
        site.serves("/api/query", 200, ATOM, NOTHING_OF_TWO.replace(">2<", ">0<"));
        missing(IntStream.range(0, 150).mapToObj(n -> "2607." + (10_000 + n)).toArray(String[]::new));

        fetch();
        assertThat(site.lastRequest().target())
                .contains("2607.10000,", ",2607.10099&")
                .doesNotContain("10100");
        fetch();
        assertThat(site.lastRequest().target()).contains("=2607.10100,", ",2607.10149&");
    }

    private void missing(String... ids) {
        intake.withoutCategories.clear();
        Collections.addAll(intake.withoutCategories, ids);
    }

    private List<String> targets() {
        return site.requests.stream().map(FakeSite.Request::target).toList();
    }

    private FetchOutcome fetch() {
        return intake.fetch(new ArxivQuery.Kind(site.config()).configured().get(0));
    }
}
