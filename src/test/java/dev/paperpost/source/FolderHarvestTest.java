package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paperpost.paper.Archive;
import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class FolderHarvestTest {

    private static final Instant START = Instant.parse("2026-07-20T12:00:00Z");

    @Inject
    Archive archive;

    @Inject
    FetchLog log;

    @Inject
    TestHarvest harvests;

    @TempDir
    Path folder;

    private final FakeSite site = new FakeSite();

    @BeforeEach
    void forgetAll() {
        harvests.forgetAll();
        site.with("folder", folder.toString());
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void twoFilesOfTheSamePapersAreStoredOnceAndEachReportSaysWhatBecameOfIt() throws IOException {
        String paper = "{\"id\":\"2607.10001\",\"title\":\"Tides\",\"abstract\":\"\"}\n";
        Files.writeString(folder.resolve("1.ndjson"), paper + "{\"id\":\"x\",\"title\":\"\",\"abstract\":\"\"}\n[]\n");
        Files.writeString(
                folder.resolve("2.bib"), "@misc{k, title={Tides}, eprint={2607.10001v2}, abstract={Of the sea.}}");
        look(0);

        FetchReport report = look(1);

        assertThat(report.outcome()).isEqualTo("fetched");
        assertThat(List.of(report.listed(), report.added(), report.updated(), report.rejected()))
                .containsExactly(4, 1, 1, 2);
        assertThat(archive.byExternalId("2607.10001").orElseThrow().abstractText())
                .isEqualTo("Of the sea.");
        JsonNode first = told("1.ndjson");
        assertThat(first.path("added").asInt()).isEqualTo(1);
        assertThat(first.path("rejectedCount").asInt()).isEqualTo(2);
        assertThat(first.path("rejected").path(0).path("line").asInt()).isEqualTo(2);
        assertThat(first.path("rejected").path(0).path("detail").asText()).startsWith("title is missing");
        assertThat(told("2.bib").path("updated").asInt()).isEqualTo(1);
    }

    @Test
    void aPaperInAListThatTheStoreRefusesIsNamedByItsPlace() throws IOException {
        Files.writeString(
                folder.resolve("a.json"),
                "[{\"id\":\"a\",\"title\":\"T\",\"abstract\":\"\"},{\"title\":\"T\",\"abstract\":\"\"}]");
        look(0);
        look(1);

        assertThat(told("a.json").path("rejected").path(0).path("detail").asText())
                .startsWith("paper 2: id is missing");
    }

    @Test
    void theFolderIsLookedAtEveryMinuteAndLooksThatFindNothingTakeOneRow() throws SQLException {
        for (int minute = 0; minute < 4; minute++) {
            assertThat(harvest(minute).askDue()).extracting(FetchReport::source).contains("folder");
        }

        assertThat(log.latest("folder", 10)).singleElement().satisfies(run -> assertThat(run.at())
                .isEqualTo(START.plus(Duration.ofMinutes(3))));
        assertThat(log.latest("arxiv:cs.CL", 10)).hasSize(1);
    }

    private FetchReport look(int minute) {
        return harvest(minute).fetchNow("folder").orElseThrow();
    }

    private Harvest harvest(int minute) {
        return harvests.of(site, Clock.fixed(START.plus(Duration.ofMinutes(minute)), ZoneOffset.UTC));
    }

    private JsonNode told(String name) throws IOException {
        return new JsonMapper()
                .readTree(folder.resolve("done").resolve(name + ".report.json").toFile());
    }
}
