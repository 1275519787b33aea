package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.paperpost.paper.Archive;
import dev.paperpost.paper.ImportReport;
import dev.paperpost.paper.Paper;
import dev.paperpost.paper.PaperStore;
import dev.paperpost.paper.SourceSeen;
import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class HarvestTest {

    private static final Clock MONDAY = Clock.fixed(Instant.parse("2026-07-20T12:00:00Z"), ZoneOffset.UTC);

    @Inject
    PaperStore store;

    @Inject
    Archive archive;

    @Inject
    FetchLog log;

    @Inject
    SampleFeed sample;

    @Test
    void whatTwoSourcesListIsOnePaperAndEachFetchIsRemembered() throws IOException {
        try (FakeSite site = new FakeSite()) {
            site.serves("/cs.CL", 200, "application/rss+xml", fixture("cs.CL.xml"))
                    .serves("/daily_papers", 200, "application/json", fixture("daily_papers.json"));
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
                    .containsExactly(tuple("huggingface", "fetched", 3), tuple("arxiv:cs.CL", "fetched", 2));
        }
    }

    @Test
    void withoutANetworkEachFetchEndsAsFailedAndNothingElse() throws IOException {
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
    void aServiceIsAskedByOneCallerAtATime() throws IOException, SQLException {
        try (FakeSite site = new FakeSite();
                FetchLog.Lock held = log.tryLock("huggingface").orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(harvest(site).fetchNow("huggingface").orElseThrow().outcome())
                    .isEqualTo("busy");
        }
    }

    @Test
    void anUnknownSourceIsNoSource() throws IOException {
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
        SourcesConfig config = site.config();
        WebClient web = new WebClient(config);
        return new Harvest(
                new ConfiguredSources(config, new HuggingFaceDailyPapers(config, web, MONDAY), web, MONDAY),
                config,
                log,
                store,
                MONDAY);
    }

    private static String fixture(String name) throws IOException {
        try (InputStream in = HarvestTest.class.getResourceAsStream("/source/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
