package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.paper.IncomingPaper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdapterTest {

    private static final String MONDAY = "2026-07-20T12:00:00Z";
    private static final String WEDNESDAY = "2026-07-22T12:00:00Z";
    private static final String SUNDAY = "2026-07-19T12:00:00Z";
    private static final String EMPTY_FEED = "<rss version='2.0'><channel><title>cs.CL updates</title></channel></rss>";

    private FakeSite site;

    @BeforeEach
    void open() throws IOException {
        site = new FakeSite();
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void anArxivListingIsReadWithItsVersionsTypesAndNames() throws IOException {
        site.serves("/cs.CL", 200, "application/rss+xml", fixture("cs.CL.xml"));

        FetchOutcome.Fetched fetched = (FetchOutcome.Fetched) arxiv(MONDAY);

        assertThat(fetched.listed()).isEqualTo(2);
        IncomingPaper first = fetched.papers().get(0);
        assertThat(first.id()).isEqualTo("2607.10001");
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.title()).isEqualTo("Tracking with $\\mathcal{O}(n)$ graphs");
        assertThat(first.abstractText()).isEqualTo("We show $d < 2$ tracking & more.");
        assertThat(first.authors()).containsExactly("Ada Example", "Bo Sample", "李明");
        assertThat(first.categories()).containsExactly("cs.CL", "cs.LG");
        assertThat(first.primaryCategory()).isEqualTo("cs.CL");
        assertThat(first.announcedOn()).hasToString("2026-07-20");
        assertThat(first.doi()).isEqualTo("10.1000/xyz");
        IncomingPaper second = fetched.papers().get(1);
        assertThat(second.version()).isEqualTo(5);
        assertThat(second.primaryCategory()).isNull();
        assertThat(second.announcedOn()).isNull();
        assertThat(site.lastRequest.getFirst("User-Agent")).contains("Paperpost", "operator@example.org");
    }

    @Test
    void anEmptyArxivFeedIsExpectedOnSundayAndStaleOnMonday() {
        site.serves("/cs.CL", 200, "application/rss+xml", EMPTY_FEED);

        assertThat(arxiv(SUNDAY)).isInstanceOf(FetchOutcome.EmptyAsExpected.class);
        assertThat(arxiv(MONDAY)).isInstanceOf(FetchOutcome.Stale.class);
    }

    @Test
    void mondaysFeedIsStaleOnWednesdayButItsPapersAreKept() throws IOException {
        site.serves("/cs.CL", 200, "application/rss+xml", fixture("cs.CL.xml"));

        FetchOutcome outcome = arxiv(WEDNESDAY);

        assertThat(outcome).isInstanceOfSatisfying(FetchOutcome.Stale.class, stale -> assertThat(stale.papers())
                .hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 406, 429, 500, 503})
    void aRefusalKeepsItsStatus(int status) {
        site.serves("/cs.CL", status, "text/plain", "no").serves("/daily_papers", status, "text/plain", "no");

        assertThat(arxiv(MONDAY)).isEqualTo(new FetchOutcome.Refused(status, "HTTP status " + status));
        assertThat(huggingFace(MONDAY)).isEqualTo(new FetchOutcome.Refused(status, "HTTP status " + status));
    }

    @Test
    void aGoodFeedUnderARefusingStatusIsTaken() throws IOException {
        site.serves("/cs.CL", 406, "application/rss+xml", fixture("cs.CL.xml"));
        assertThat(arxiv(MONDAY)).isInstanceOf(FetchOutcome.Fetched.class);
    }

    @Test
    void anEmptyFeedUnderARefusingStatusIsARefusalEvenOnSunday() {
        site.serves("/cs.CL", 503, "application/rss+xml", EMPTY_FEED);

        assertThat(arxiv(SUNDAY)).isInstanceOf(FetchOutcome.Refused.class);
    }

    @Test
    void anErrorFeedIsARefusalWithItsReason() {
        site.serves(
                "/cs.CL",
                400,
                "application/rss+xml",
                "<rss version='2.0'><channel><title>Feed error for query: cs.XX"
                        + "</title><description>no such category</description></channel></rss>");

        assertThat(arxiv(MONDAY)).isEqualTo(new FetchOutcome.Refused(400, "arXiv says: no such category"));
    }

    @Test
    void aLogInPageIsARefusal() {
        site.serves("/cs.CL", 200, "text/html", "<html>").serves("/daily_papers", 200, "text/html", "<html>");

        assertThat(arxiv(MONDAY)).isInstanceOf(FetchOutcome.Refused.class);
        assertThat(huggingFace(MONDAY)).isInstanceOf(FetchOutcome.Refused.class);
    }

    @Test
    void aDocumentTypeIsNotReadSoThatNoEntityIsFetched() {
        site.serves(
                "/cs.CL",
                200,
                "application/rss+xml",
                "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                        + "<rss><channel><title>&x;</title></channel></rss>");

        assertThat(arxiv(MONDAY)).isInstanceOf(FetchOutcome.Failed.class);
    }

    @Test
    void aBrokenAnswerOrNoneIsAFailure() {
        site.serves("/cs.CL", 200, "application/rss+xml", "<rss><channel>")
                .serves("/daily_papers", 200, "application/json", "[{");
        assertThat(arxiv(MONDAY)).isInstanceOf(FetchOutcome.Failed.class);
        assertThat(huggingFace(MONDAY)).isInstanceOf(FetchOutcome.Failed.class);

        site.close();
        assertThat(huggingFace(MONDAY)).isInstanceOf(FetchOutcome.Failed.class);
    }

    @Test
    void aRedirectToAnotherHostIsNotFollowed() {
        site.serves("/daily_papers", 302, Map.of("Location", "http://127.0.0.1:1/daily_papers"), new byte[0]);

        assertThat(huggingFace(MONDAY).detail()).contains("redirect");
    }

    @Test
    void aDailyListIsReadPackedWithVotesInsideAndCommentsOutside() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(fixture("daily_papers.json").getBytes(StandardCharsets.UTF_8));
        }
        site.serves(
                "/daily_papers",
                200,
                Map.of("Content-Type", "application/json; charset=utf-8", "Content-Encoding", "gzip"),
                packed.toByteArray());

        FetchOutcome.Fetched fetched = (FetchOutcome.Fetched) huggingFace(MONDAY);

        assertThat(fetched.listed()).isEqualTo(3);
        assertThat(fetched.detail()).isEqualTo("1 of 3 entries could not be read");
        IncomingPaper first = fetched.papers().get(0);
        assertThat(first.authors()).containsExactly("Ada Example");
        assertThat(first.publishedAt()).hasToString("2026-07-17");
        assertThat(first.announcedOn()).hasToString("2026-07-20");
        assertThat(first.upvotes()).isEqualTo(10);
        assertThat(first.comments()).isEqualTo(1);
        assertThat(first.codeUrl()).isEqualTo("https://github.com/example/repo");
        assertThat(first.organization()).isEqualTo("Example Lab");
        assertThat(first.version()).isNull();
        assertThat(fetched.papers().get(1).id()).isEqualTo("2406.00105");
    }

    @Test
    void anEmptyDailyListIsExpectedOnSundayAndStaleOnMonday() {
        site.serves("/daily_papers", 200, "application/json", "[]");

        assertThat(huggingFace(SUNDAY)).isInstanceOf(FetchOutcome.EmptyAsExpected.class);
        assertThat(huggingFace(MONDAY)).isInstanceOf(FetchOutcome.Stale.class);
    }

    @Test
    void requestsToOneServiceKeepTheirPause() throws IOException {
        Pace pace = new Pace(Duration.ofMillis(200));
        long start = System.nanoTime();
        pace.await();
        pace.await();
        pace.await();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    private FetchOutcome arxiv(String now) {
        SourcesConfig config = site.config();
        return new ArxivRss("cs.CL", site.root(), new WebClient(config), new Pace(Duration.ZERO), at(now)).fetch();
    }

    private FetchOutcome huggingFace(String now) {
        SourcesConfig config = site.config();
        return new HuggingFaceDailyPapers(config, new WebClient(config), at(now)).fetch();
    }

    private static Clock at(String now) {
        return Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    }

    private static String fixture(String name) throws IOException {
        try (InputStream in = AdapterTest.class.getResourceAsStream("/source/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
