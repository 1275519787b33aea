package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.paperpost.paper.Archive;
import dev.paperpost.paper.ImportReport;
import dev.paperpost.paper.Paper;
import dev.paperpost.paper.SourceSeen;
import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class HarvestTest {

    private static final Clock MONDAY = Clock.fixed(Instant.parse("2026-07-20T12:00:00Z"), ZoneOffset.UTC);

    @Inject
    Archive archive;

    @Inject
    Turns turns;

    @Inject
    TestHarvest harvests;

    @Inject
    SampleFeed sample;

    @BeforeEach
    void forgetAll() {
        harvests.forgetAll();
    }

    @Test
    void whatTwoSourcesListIsOnePaperAndEachFetchIsRemembered() {
        try (FakeSite site = new FakeSite()) {
            site.serves("/cs.CL", 200, "application/rss+xml", FakeSite.fixture("cs.CL.xml"))
                    .serves("/daily_papers", 200, "application/json", "[]")
                    .serves(
                            "/daily_papers?date=2026-07-20&limit=100&p=0",
                            200,
                            "application/json",
                            FakeSite.fixture("daily_papers.json"));
            Harvest harvest = harvest(site);

            assertThat(outcomes(harvest)).containsExactly("fetched", "fetched");
            assertThat(harvest.fetchNow("arxiv:cs.CL").orElseThrow().added()).isZero();

            Paper paper = archive.byExternalId("10.1000/xyz").orElseThrow();
            assertThat(paper.title()).contains("mathcal");
            assertThat(paper.upvotes()).isEqualTo(10);
            assertThat(archive.sources(paper.id()))
                    .extracting(SourceSeen::source)
                    .containsExactlyInAnyOrder("arxiv", "huggingface");
            assertThat(harvest.latest())
                    .extracting(SourceStatus::name, SourceStatus::outcome, SourceStatus::listed)
                    .containsExactly(tuple("arxiv:cs.CL", "fetched", 2), tuple("huggingface", "fetched", 3));
        }
    }

    @Test
    void withoutANetworkEachFetchEndsAsFailedAndNothingElse() {
        FakeSite site = new FakeSite();
        site.close();

        assertThat(outcomes(harvest(site))).containsExactly("failed", "failed");
    }

    private static List<String> outcomes(Harvest harvest) {
        return Stream.of("huggingface", "arxiv:cs.CL")
                .map(name -> harvest.fetchNow(name).orElseThrow().outcome())
                .toList();
    }

    @Test
    void aServiceIsAskedByOneCallerAtATime() throws SQLException {
        try (FakeSite site = new FakeSite();
                Turns.Turn held = turns.take("huggingface").orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(harvest(site).fetchNow("huggingface").orElseThrow().outcome())
                    .isEqualTo("busy");
        }
    }

    @Test
    void anUnknownSourceIsNoSource() {
        try (FakeSite site = new FakeSite()) {
            assertThat(harvest(site).fetchNow("nowhere")).isEmpty();
        }
    }

    @Test
    void theSampleFeedIsStoredWholeWithItsRevisionAndItsSecondSource() {
        ImportReport report = sample.store();

        assertThat(report.rejected()).isEmpty();
        assertThat(report.received()).isEqualTo(64);
        assertThat(archive.byExternalId("1810.04805").orElseThrow().version()).isEqualTo(2);
        Paper twice = archive.byExternalId("2501.12948").orElseThrow();
        assertThat(archive.sources(twice.id())).hasSize(2);
        assertThat(twice.organization()).isEqualTo("DeepSeek");
    }

    private Harvest harvest(FakeSite site) {
        return harvests.of(site, MONDAY);
    }
}
