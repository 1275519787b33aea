package dev.paperpost.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.stream.IntStream;
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
        Iterator<InputStream> parts = IntStream.rangeClosed(1, lines)
                .<InputStream>mapToObj(i -> stream(i == 50_000 ? "{broken\n" : line("bulk-" + i, "About " + i) + "\n"))
                .iterator();
        Enumeration<InputStream> lazily = new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return parts.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return parts.next();
            }
        };
        ImportReport report = papers.read(new SequenceInputStream(lazily), "bulk", Arrival.NEW);

        assertThat(report.received()).isEqualTo(lines);
        assertThat(report.added()).isEqualTo(lines - 1);
        assertThat(report.rejected()).singleElement().satisfies(bad -> assertThat(bad.line())
                .isEqualTo(50_000));
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
