package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.IncomingPaper;
import java.nio.charset.Charset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedSourceTest {

    private static final String MONDAY = "2026-07-20T12:00:00Z";

    private final FakeSite site = new FakeSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void anAtomFeedIsReadAsPlainTextWithItsOwnTitlesAndResolvedLinks() {
        CollectingIntake intake = intake();

        assertThat(fetch(intake, FakeSite.fixture("feed-atom.xml"))).isInstanceOf(FetchOutcome.Fetched.class);

        assertThat(intake.unreadable).isEqualTo(1);
        IncomingPaper first = intake.taken.get(0);
        assertThat(first.title()).isEqualTo("Bounds for $a<b$ with <i>few</i> samples & noise");
        assertThat(first.abstractText()).isEqualTo("First a1. Then 1 < 2.");
        assertThat(first.authors()).containsExactly("Ada Example", "李明");
        assertThat(first.publishedAt()).hasToString("2026-07-19");
        assertThat(first.id()).isEqualTo("tag:lab.example,2026:17");
        assertThat(first.url()).isEqualTo(site.root() + "papers/17?from=feed");
        assertThat(first.source()).isEqualTo("feed:lab");
        IncomingPaper second = intake.taken.get(1);
        assertThat(second.id()).isEqualTo("2607.10001");
        assertThat(second.abstractText()).isEqualTo("An older text.");
        assertThat(second.publishedAt()).hasToString("2026-07-18");
    }

    @Test
    void anRssFeedIsReadWithoutItsScriptsAndWithItsDoiJoinedNamesAndNamedZone() {
        CollectingIntake intake = intake();

        fetch(intake, FakeSite.fixture("feed-rss2.xml"));

        assertThat(intake.unreadable).isEqualTo(1);
        assertThat(intake.taken).hasSize(3);
        IncomingPaper first = intake.taken.get(0);
        assertThat(first.title()).isEqualTo("Quiet & hostile titles");
        assertThat(first.abstractText()).isEqualTo("Results. More results.");
        assertThat(first.authors()).containsExactly("Ada Example", "Bo Sample", "Cy Third");
        assertThat(first.id()).isEqualTo("10.1000/jir.1");
        assertThat(first.publishedAt()).hasToString("2026-07-20");
        assertThat(first.url()).isEqualTo("https://journal.example/articles/1");
    }

    @Test
    void whatIsAnIdentifierOnlyWithinItsFeedIsToldApartFromThatOfOtherFeeds() {
        CollectingIntake intake = intake();

        fetch(intake, FakeSite.fixture("feed-rss2.xml"));

        assertThat(intake.taken)
                .extracting(IncomingPaper::id)
                .contains("feed:lab/2", "https://journal.example/articles/3");
    }

    @Test
    void aMailboxIsNoNameAndAnUnreadableDateCostsNoPaper() {
        CollectingIntake intake = intake();

        fetch(intake, FakeSite.fixture("feed-rss2.xml"));

        assertThat(intake.taken.get(1).authors()).containsExactly("Ada Example");
        assertThat(intake.taken.get(1).abstractText()).isEqualTo("All of the second text.");
        assertThat(intake.taken.get(2).authors()).isEmpty();
        assertThat(intake.taken.get(2).publishedAt()).isNull();
    }

    @Test
    void anRdfFeedIsReadWithItsDublinCore() {
        CollectingIntake intake = intake();

        fetch(intake, FakeSite.fixture("feed-rdf.xml"));

        assertThat(intake.taken).singleElement().satisfies(paper -> {
            assertThat(paper.title()).isEqualTo("Reviewing tides");
            assertThat(paper.id()).isEqualTo("10.1000/re-2026/7");
            assertThat(paper.doi()).isEqualTo("10.1000/re-2026/7");
            assertThat(paper.authors()).containsExactly("Ada Example", "Bo Sample");
            assertThat(paper.publishedAt()).hasToString("2026-07-17");
        });
    }

    @Test
    void theFirstTimeOnlyTheLastSevenDaysAreNews() {
        CollectingIntake intake = intake();
        intake.first = true;

        fetch(intake, rss(item("old", "2026-07-12") + item("new", "2026-07-13") + item("undated", "")));

        assertThat(intake.arrivals)
                .containsEntry("feed:lab/old", Arrival.BACKFILL)
                .containsEntry("feed:lab/new", Arrival.NEW)
                .containsEntry("feed:lab/undated", Arrival.NEW);
    }

    @Test
    void laterAnOldEntryIsNewsAsTheFeedHasAddedIt() {
        CollectingIntake intake = intake();

        fetch(intake, rss(item("old", "2020-01-01")));

        assertThat(intake.arrivals).containsEntry("feed:lab/old", Arrival.NEW);
    }

    @Test
    void anUnchangedFeedIsNotSentAgain() {
        site.serves("/feed", 200, Map.of("ETag", "\"1\""), rss(item("a", "")).getBytes())
                .serves(
                        "/feed",
                        exchange -> exchange.sendResponseHeaders(
                                "\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match")) ? 304 : 500,
                                -1));
        CollectingIntake intake = intake();
        intake.fetch(source());

        assertThat(intake.emptied().fetch(source())).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(intake.taken).isEmpty();
    }

    @Test
    void aFeedThatSaysUtf8AndIsWindows1252IsRead() {
        String feed = "<?xml version='1.0' encoding='UTF-8'?>"
                + rss("<item><title>Gödel’s café</title><guid>x</guid></item>");
        site.serves("/feed", 200, Map.of("Content-Type", "text/xml"), feed.getBytes(Charset.forName("windows-1252")));
        CollectingIntake intake = intake();

        intake.fetch(source());

        assertThat(intake.taken.get(0).title()).isEqualTo("Gödel’s café");
    }

    @Test
    void aWebPageInsteadOfAFeedIsARefusalWhateverItSaysItIs() {
        String page = "<!DOCTYPE html><html><body>Log in</body></html>";

        assertThat(fetch(intake(), page)).isInstanceOf(FetchOutcome.Refused.class);
        assertThat(fetch(intake(), "<html><body>Log in</body></html>")).isInstanceOf(FetchOutcome.Refused.class);
        site.forget("/feed").serves("/feed", 200, "text/html", "Log in, please");
        assertThat(intake().fetch(source())).isInstanceOf(FetchOutcome.Refused.class);
    }

    @Test
    void aFeedThatIsCalledHtmlIsAFeedAllTheSame() {
        site.serves("/feed", 200, "text/html", rss(item("a", "")));
        CollectingIntake intake = intake();

        assertThat(intake.fetch(source())).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(intake.taken).hasSize(1);
    }

    @Test
    void aRefusingStatusIsARefusalAndNoXmlOrOtherXmlAFailure() {
        site.serves("/feed", 403, "application/rss+xml", rss(item("a", "")));
        assertThat(intake().fetch(source())).isInstanceOf(FetchOutcome.Refused.class);

        assertThat(fetch(intake(), "<rss><channel>")).isInstanceOf(FetchOutcome.Failed.class);
        assertThat(fetch(intake(), "<opml/>").detail()).contains("<opml>");
    }

    @Test
    void aFeedOfNothingButUnreadableEntriesHasFailed() {
        assertThat(fetch(intake(), rss("<item><title>t</title></item>"))).isInstanceOf(FetchOutcome.Failed.class);
    }

    @Test
    @Timeout(20)
    void entitiesThatMultiplyAreNotRead() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a")
                    .append(i)
                    .append(" '&a")
                    .append(i - 1)
                    .append(";&a")
                    .append(i - 1)
                    .append(";'>");
        }
        laughs.append("]>").append(rss("<item><title>&a29;</title><guid>x</guid></item>"));

        assertThat(fetch(intake(), laughs.toString())).isInstanceOf(FetchOutcome.Failed.class);
    }

    @Test
    void anEntityFromOutsideIsNotFetched() {
        site.serves("/secret", 200, "text/plain", "secret");
        String feed = "<!DOCTYPE rss [<!ENTITY x SYSTEM '" + site.root() + "secret'>]>"
                + rss("<item><title>&x;</title><guid>x</guid></item>");

        assertThat(fetch(intake(), feed)).isInstanceOf(FetchOutcome.Failed.class);
        assertThat(site.requests).extracting(FakeSite.Request::target).containsExactly("/feed");
    }

    @Test
    @Timeout(20)
    void elementsNestedAHundredThousandDeepAreAFailureInXmlAndTextInHtml() {
        int deep = 100_000;
        assertThat(fetch(intake(), rss("<a>".repeat(deep) + "</a>".repeat(deep))))
                .isInstanceOf(FetchOutcome.Failed.class);

        CollectingIntake intake = intake();
        String html = "&lt;b&gt;".repeat(deep / 4) + "deep";
        fetch(intake, rss("<item><title>t</title><guid>x</guid><description>" + html + "</description></item>"));
        assertThat(intake.taken.get(0).abstractText()).isEqualTo("deep");
    }

    @Test
    @Timeout(20)
    void ofAWholeArticleOnlyTheStartIsTakenHoweverLongItIs() {
        String article = "word ".repeat(200_000) + "&lt;".repeat(500_000);
        CollectingIntake intake = intake();

        fetch(intake, rss("<item><title>t</title><guid>x</guid><description>" + article + "</description></item>"));

        assertThat(intake.taken.get(0).abstractText()).startsWith("word word").hasSizeLessThanOrEqualTo(100_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://Journal.Example/feed | journal.example",
                "https://rss.arxiv.org/atom/cs.DS | arxiv",
                "https://notarxiv.org/feed | notarxiv.org"
            })
    void aFeedIsAskedTogetherWithAllThatItsHostServes(String address, String service) {
        site.with("feeds.lab", address);
        PaperSource source = new FeedSource.Kind(site.config()).configured().get(0);

        assertThat(source.service()).isEqualTo(service);
        assertThat(source.name()).isEqualTo("feed:lab");
    }

    private static String rss(String items) {
        return "<rss version='2.0'><channel><title>Lab</title>" + items + "</channel></rss>";
    }

    private static String item(String guid, String day) {
        return "<item><title>Paper " + guid + "</title><guid>" + guid + "</guid><pubDate>" + day + "</pubDate></item>";
    }

    private FetchOutcome fetch(CollectingIntake intake, String feed) {
        site.forget("/feed").serves("/feed", 200, "application/xml", feed);
        return intake.fetch(source());
    }

    private CollectingIntake intake() {
        return new CollectingIntake(site.config(), MONDAY);
    }

    private PaperSource source() {
        site.with("feeds.lab", site.root() + "feed");
        return new FeedSource.Kind(site.config()).configured().get(0);
    }
}
