package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.paper.Archive;
import dev.paperpost.paper.Batches;
import dev.paperpost.paper.Paper;
import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** arXiv's three interfaces together, as the harvest asks them hour by hour. July 20, 2026 is a Monday. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ReconciliationTest {

    private static final String RSS = "application/rss+xml";
    private static final LocalDate MONDAY = LocalDate.parse("2026-07-20");

    @Inject
    Archive archive;

    @Inject
    Batches batches;

    @Inject
    TestHarvest harvests;

    private final FakeSite site = new FakeSite().with("timeout", "30s");
    private volatile Instant now = Instant.parse("2026-07-20T12:00:00Z");

    @BeforeEach
    void forgetAll() {
        harvests.forgetAll();
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aDayTheFeedRefusesIsBroughtByOaiAndItsBatchIsComplete() {
        site.serves("/cs.CL", 503, "text/plain", "busy").serves("/oai", oai("2607.10001", "2026-07-20"));

        harvest().askDue();

        assertThat(batches.find("arxiv:cs.CL", MONDAY).orElseThrow()).satisfies(batch -> {
            assertThat(batch.isAwaited()).isFalse();
            assertThat(batch.listed()).isEqualTo(1);
        });
        Paper paper = archive.byExternalId("2607.10001").orElseThrow();
        assertThat(paper.primaryCategory()).isEqualTo("cs.CL");
        assertThat(paper.announcedOn()).isEqualTo(MONDAY);
    }

    @Test
    void whileTheFeedsComeOaiIsAskedOnceADay() {
        site.serves("/cs.CL", 200, RSS, FakeSite.fixture("cs.CL.xml")).serves("/oai", oai("2607.10001", "2026-07-20"));
        Harvest harvest = harvest();

        for (Instant end = Instant.parse("2026-07-21T04:00:00Z");
                now.isBefore(end);
                now = now.plus(Duration.ofHours(1))) {
            harvest.askDue();
        }

        assertThat(asked("/oai")).as("at noon first, and at 03:00 UTC").isEqualTo(2);
        assertThat(asked("/cs.CL")).as("at the usual interval").isGreaterThan(10);
    }

    @Test
    void aFeedThatStaysAwayIsLookedForByOaiTwoHoursAfterItWasDueAndThenHourByHour() {
        site.serves("/cs.CL", 200, RSS, FakeSite.fixture("cs.CL.xml")).serves("/oai", oai("2607.10001", "2026-07-20"));
        Harvest harvest = harvest();
        harvest.askDue();
        site.forget("/cs.CL").serves("/cs.CL", 503, "text/plain", "busy");
        now = Instant.parse("2026-07-21T03:10:00Z");
        harvest.askDue();
        assertThat(asked("/oai")).isEqualTo(2);

        now = Instant.parse("2026-07-21T06:20:00Z");
        harvest.askDue();
        assertThat(asked("/oai")).as("due at 04:30").isEqualTo(2);
        now = Instant.parse("2026-07-21T06:30:00Z");
        harvest.askDue();
        assertThat(asked("/oai")).isEqualTo(3);
        now = Instant.parse("2026-07-21T06:50:00Z");
        harvest.askDue();
        assertThat(asked("/oai")).isEqualTo(3);
        site.forget("/oai").serves("/oai", oai("2607.10002", "2026-07-21"));
        now = Instant.parse("2026-07-21T07:30:00Z");
        harvest.askDue();
        assertThat(asked("/oai")).isEqualTo(4);
        assertThat(batches.find("arxiv:cs.CL", MONDAY.plusDays(1)).orElseThrow().isAwaited())
                .isFalse();

        now = Instant.parse("2026-07-21T08:30:00Z");
        harvest.askDue();
        assertThat(asked("/oai")).isEqualTo(4);
    }

    @Test
    void theQueryApiIsAskedOnceAnHourHoweverItAnswers() {
        site.serves("/daily_papers", 200, "application/json", FakeSite.fixture("daily_papers.json"))
                .serves("/cs.CL", 503, "text/plain", "busy")
                .serves("/oai", 503, "text/plain", "busy")
                .serves("/api/query", 503, "text/plain", "busy");
        Harvest harvest = harvest();
        harvest.fetchNow("huggingface");

        for (int minutes = 0; minutes < 120; minutes += 5) {
            harvest.askDue();
            now = now.plus(Duration.ofMinutes(5));
        }

        assertThat(asked("/api/query")).isEqualTo(2);
    }

    @Test
    void anArchiveIsReadInThroughTheHarvest() {
        site.serves("/api/query", 200, "application/atom+xml", FakeSite.fixture("arxiv-api.xml"));

        FetchReport report = harvest()
                .fetchNow("arxiv:api", LocalDate.parse("2026-07-01"), LocalDate.parse("2026-07-01"))
                .orElseThrow();

        assertThat(report.outcome()).isEqualTo("fetched");
        assertThat(report.added()).isEqualTo(1);
        assertThat(archive.byExternalId("2607.30001").orElseThrow().publishedAt())
                .hasToString("2026-07-01");
        assertThat(harvest().fetchNow("nowhere", MONDAY, MONDAY)).isEmpty();
    }

    private FakeSite.Reply oai(String id, String day) {
        return exchange -> OaiAnswers.page(
                        now.toString(),
                        OaiAnswers.noToken(),
                        OaiAnswers.record(
                                id,
                                day,
                                day.equals("2026-07-20")
                                        ? "Fri, 17 Jul 2026 13:00:00 GMT"
                                        : "Mon, 20 Jul 2026 13:00:00 GMT"))
                .to(exchange);
    }

    private long asked(String path) {
        return site.requests.stream()
                .filter(request -> request.target().startsWith(path))
                .count();
    }

    private Harvest harvest() {
        SourcesConfig config = site.config();
        return harvests.of(
                config,
                new Clock() {
                    @Override
                    public Instant instant() {
                        return now;
                    }

                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }
                },
                new ArxivRss.Kind(config),
                new ArxivOai.Kind(config),
                new ArxivQuery.Kind(config),
                new HuggingFaceDailyPapers.Kind(config));
    }
}
