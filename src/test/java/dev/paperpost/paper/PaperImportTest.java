package dev.paperpost.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class PaperImportTest {

    @Inject
    PaperImport papers;

    @Inject
    Archive archive;

    @Inject
    DataSource database;

    @Test
    void everyFieldOfTheContractIsRead() throws IOException {
        read(
                """
                {"id":"import-all","title":"T","abstract":"A","authors":["Paul Erdős"],"authorCount":9,\
                "categories":["cs.CL"],"primaryCategory":"cs.CL","publishedAt":"2026-01-02","announcedOn":"2026-01-05",\
                "doi":"10.1000/import","arxivId":"2603.00001v4","url":"https://example.org/a",\
                "pdfUrl":"https://example.org/a.pdf","codeUrl":"https://example.org/c","organization":"Lab","upvotes":3,\
                "comments":1,"summary":"S","source":"own","unknown":{"x":1}}""");

        Paper paper = archive.byExternalId("import-all").orElseThrow();
        PaperJson json = PaperJson.of(paper, archive.sources(paper.id()));
        assertThat(json.authors()).containsExactly("Paul Erdős");
        assertThat(json.authorCount()).isEqualTo(9);
        assertThat(json.publishedAt()).hasToString("2026-01-02");
        assertThat(json.announcedOn()).hasToString("2026-01-05");
        assertThat(json.doi()).isEqualTo("10.1000/import");
        assertThat(json.arxivId()).isEqualTo("2603.00001");
        assertThat(json.version()).isEqualTo(4);
        assertThat(json.upvotes()).isEqualTo(3);
        assertThat(json.source()).isEqualTo("own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "{\"id\":\"x\",\"abstract\":\"\"} | title is missing",
                "{\"id\":\"x\",\"title\":\"  \",\"abstract\":\"\"} | title is missing",
                "{\"title\":\"x\",\"abstract\":\"\"} | id is missing",
                "{\"id\":\"x\",\"title\":\"x\"} | abstract is missing",
                "{\"id\":7,\"title\":\"x\",\"abstract\":\"\"} | id must be a text in quotes, not 7",
                "{\"id\":\"x\",\"title\":\"x\",\"abstract\":\"\",\"upvotes\":\"5\"} | upvotes must be a whole number",
                "{\"id\":\"x\",\"title\":\"x\",\"abstract\":\"\",\"upvotes\":-1} | upvotes is -1",
                "{\"id\":\"x\",\"title\":\"x\",\"abstract\":\"\",\"publishedAt\":\"yesterday\"} | publishedAt must be a date",
                "{\"id\":\"x\",\"title\":\"x\",\"abstract\":\"\",\"url\":\"javascript:alert(1)\"} | not a web address",
                "{\"id\":\"x\",\"title\":\"x\",\"abstract\":\"\",\"doi\":\"11.1/x\"} | is not a DOI",
                "{\"id\":\"x\",\"title\":\"x\",\"abstract\":\"\",\"authors\":\"Ada\"} | authors must be a list",
                "{\"id\":\"x\", | not JSON",
                "{} {} | not JSON",
                "[1] | not an object",
            })
    void aBadLineIsLocatedAndSaysWhatIsWrong(String line, String detail) throws IOException {
        ImportReport report = papers.read(stream("\n" + line + "\n"), "test", Arrival.NEW);

        assertThat(report.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.line()).isEqualTo(2);
            assertThat(rejected.detail()).contains(detail);
        });
    }

    @Test
    void bytesThatAreNoUtf8AreRejectedAndTheNextLineIsRead() throws IOException {
        InputStream in = new SequenceInputStream(
                new ByteArrayInputStream(new byte[] {'"', (byte) 0xC3, '"', '\n'}),
                stream(line("utf8-next", "x") + "\n"));

        ImportReport report = papers.read(in, "test", Arrival.NEW);

        assertThat(report.added()).isEqualTo(1);
        assertThat(report.rejected().get(0).detail()).contains("not UTF-8");
    }

    @Test
    void anAbstractOfTenMegabytesIsRejectedByLineAndTheRestIsStored() throws IOException {
        ImportReport report = papers.read(
                stream(line("huge-1", "a") + "\n" + line("huge-2", "x".repeat(10 << 20)) + "\n" + line("huge-3", "a")
                        + "\r\n\n" + line("huge-4", "x".repeat(100_001))),
                "test",
                Arrival.NEW);

        assertThat(report.received()).isEqualTo(4);
        assertThat(report.added()).isEqualTo(2);
        assertThat(report.rejected()).extracting(ImportReport.Rejected::line).containsExactly(2L, 5L);
        assertThat(report.rejected().get(0).detail()).contains("2 MiB");
        assertThat(report.rejected().get(1).detail()).contains("100,001 characters");
    }

    @Test
    void aHundredThousandLinesWithABadOneAmongThemAreStoredAsTheyCome() throws IOException {
        int lines = 100_000;
        InputStream lazily = lazily(lines, i -> i == 50_000 ? "{broken\n" : line("bulk-" + i, "About " + i) + "\n");
        ImportReport report = papers.read(lazily, "bulk", Arrival.NEW);

        assertThat(report.received()).isEqualTo(lines);
        assertThat(report.added()).isEqualTo(lines - 1);
        assertThat(report.rejected()).singleElement().satisfies(bad -> assertThat(bad.line())
                .isEqualTo(50_000));
    }

    @Test
    void aRunningImportTellsHowFarItIsAndHowLongItWillTake() throws IOException {
        int lines = 2_000;
        String every = line("told-1000", "x") + "\n";
        long total = (long) lines * every.length();
        List<ImportProgress> told = new ArrayList<>();
        InputStream looking = lazily(lines, i -> {
            told.addAll(papers.running());
            return line("told-" + (1_000 + i % 1_000), "x") + "\n";
        });

        papers.read(looking, "test", Arrival.NEW, total);

        ImportProgress late = told.get(told.size() - 1);
        assertThat(late.received()).isEqualTo(lines - 1);
        assertThat(late.bytes()).isEqualTo(total - every.length());
        assertThat(late.totalBytes()).isEqualTo(total);
        assertThat(late.added()).isEqualTo(0);
        assertThat(late.perSecond()).isPositive();
        assertThat(late.secondsLeft()).isZero();
        assertThat(papers.running()).isEmpty();
    }

    @Test
    void progressReadsAsASentence() {
        ImportTally tally = new ImportTally(Instant.EPOCH, 1_000L);
        for (int i = 1; i <= 240; i++) {
            tally.received(i);
        }
        tally.reject(7, "a problem");

        assertThat(tally.progress(Instant.EPOCH.plusSeconds(60)).inWords())
                .isEqualTo("240 papers received (24 %), 0 added, 0 updated, 1 rejected, 4 a second,"
                        + " about 3 minutes left.");
        assertThat(tally.progress(Instant.EPOCH.plusSeconds(24)).inWords()).endsWith(" about 76 seconds left.");
    }

    @Test
    void aDatabaseThatFailsHalfWayEndsTheImportAndWhatIsStoredStays() {
        InputStream failing = lazily(10_000, i -> {
            if (i == 3_000) {
                await().until(() -> archive.byExternalId("half-1").isPresent());
                execute("alter table paper_source rename to lost");
            }
            return line("half-" + i, "x") + "\n";
        });
        try {
            assertThatThrownBy(() -> papers.read(failing, "test", Arrival.NEW))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("paper_source");
        } finally {
            execute("alter table lost rename to paper_source");
        }

        assertThat(archive.byExternalId("half-1")).isPresent();
        assertThat(archive.byExternalId("half-10000")).isEmpty();
        assertThat(papers.running()).isEmpty();
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Makes each line when it is read. */
    private static InputStream lazily(int lines, IntFunction<String> line) {
        Iterator<InputStream> parts = IntStream.rangeClosed(1, lines)
                .<InputStream>mapToObj(i -> stream(line.apply(i)))
                .iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return parts.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return parts.next();
            }
        });
    }

    private ImportReport read(String line) throws IOException {
        ImportReport report = papers.read(stream(line), "test", Arrival.NEW);
        assertThat(report.rejected()).isEqualTo(Collections.emptyList());
        return report;
    }

    private static String line(String id, String abstractText) {
        return "{\"id\":\"" + id + "\",\"title\":\"T\",\"abstract\":\"" + abstractText + "\"}";
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
