package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paperpost.paper.IncomingPaper;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFolderTest {

    private static final Instant START = Instant.parse("2026-07-20T12:00:00Z");
    private static final String LINE = "{\"id\":\"%s\",\"title\":\"Paper %s\",\"abstract\":\"\"}\n";

    @TempDir
    Path folder;

    private final FakeSite site = new FakeSite();
    private CollectingIntake intake;

    @BeforeEach
    void open() {
        intake = new CollectingIntake(site.config(), START.toString());
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aFileIsReadOnceItHasStoodStillAndMovedBesideAReport() throws IOException {
        put("papers.ndjson", line("a") + "\n" + line("b") + "{not json\n");

        assertThat(look()).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(intake.taken).isEmpty();
        assertThat(look()).isInstanceOf(FetchOutcome.Fetched.class);

        assertThat(intake.taken).extracting(IncomingPaper::id).containsExactly("a", "b");
        assertThat(intake.taken).extracting(IncomingPaper::source).containsOnly("folder");
        assertThat(intake.unreadable).isEqualTo(1);
        assertThat(names("")).containsExactly("done", "failed");
        assertThat(names("done")).containsExactly("papers.ndjson", "papers.ndjson.report.json");
        JsonNode report = report("done/papers.ndjson");
        assertThat(report.path("received").asInt()).isEqualTo(3);
        assertThat(report.path("added").asInt()).isEqualTo(2);
        assertThat(report.path("rejected").path(0).path("line").asInt()).isEqualTo(4);
        assertThat(report.has("problem")).isFalse();

        look();
        assertThat(intake.taken).hasSize(2);
    }

    @Test
    void aFileThatIsStillBeingWrittenIsNotReadUntilItStaysAsItIs() throws IOException {
        Path file = put("slow.jsonl", line("a"));
        look();
        Files.writeString(file, line("b"), StandardOpenOption.APPEND);
        look();
        assertThat(intake.taken).isEmpty();

        look();
        assertThat(intake.taken).extracting(IncomingPaper::id).containsExactly("a", "b");
    }

    @Test
    void aFileOfTheLastSecondsIsLeftAlone() throws IOException {
        Path file = put("new.jsonl", line("a"));
        Files.setLastModifiedTime(file, FileTime.from(START.plus(Duration.ofSeconds(62))));
        look();
        look();
        assertThat(intake.taken).isEmpty();

        look();
        assertThat(intake.taken).hasSize(1);
    }

    @Test
    void namesThatSayTheFileIsUnderWayAreIgnoredAndUnknownOnesAreToldAndStay() throws IOException {
        for (String name : List.of(".hidden.ndjson", "a.ndjson.part", "b.json.tmp", "c.ndjson.report.json")) {
            put(name, line("a"));
        }
        put("notes.txt", "not papers");
        Files.createDirectories(folder.resolve("sub.json"));
        look();

        FetchOutcome outcome = look();

        assertThat(outcome).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(outcome.detail()).contains("notes.txt").doesNotContain(".part", "sub.json");
        assertThat(intake.taken).isEmpty();
        assertThat(names("")).contains("notes.txt", "a.ndjson.part", ".hidden.ndjson");
        assertThat(names("failed")).isEmpty();
    }

    @Test
    void aLinkIsNeverFollowed(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.ndjson"), line("secret"));
        Files.createSymbolicLink(folder.resolve("innocent.ndjson"), secret);
        look();

        assertThat(look().detail()).contains("innocent.ndjson (a link)");
        assertThat(intake.taken).isEmpty();
        assertThat(secret).exists();
    }

    @Test
    void jsonIsReadAsAListAsAnObjectWithAListAndAsOnePaper() throws IOException {
        put("list.json", "[" + line("a") + "," + line("b") + "]");
        put("object.json", "{\"meta\":{\"papers\":[1]},\"papers\":[" + line("c") + "],\"count\":[{}]}");
        put("one.json", "\uFEFF" + line("d"));
        put("several.JSON", line("e") + line("f"));
        look();

        assertThat(look()).isInstanceOf(FetchOutcome.Fetched.class);

        assertThat(intake.taken).extracting(IncomingPaper::id).containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f");
    }

    @Test
    void aBadPaperInAListIsLocatedAndTheOthersAreTaken() throws IOException {
        put("list.json", "[\n" + line("a") + ",\n{\"id\":7},\n42,\n" + line("b") + "]");
        look();
        look();

        assertThat(intake.taken).hasSize(2);
        JsonNode rejected = report("done/list.json").path("rejected");
        assertThat(rejected.path(0).path("line").asInt()).isEqualTo(4);
        assertThat(rejected.path(0).path("detail").asText()).startsWith("paper 2: id must be a text");
        assertThat(rejected.path(1).path("detail").asText()).startsWith("paper 3: ");
    }

    @Test
    void aListThatBreaksOffGoesToFailedWithThePlaceAndWhatStoodBeforeIsTaken() throws IOException {
        put("cut.json", "[\n" + line("a") + ",\n{\"id\":\"b\",\"ti");
        put("good.ndjson", line("c"));
        look();

        FetchOutcome outcome = look();

        assertThat(outcome).isInstanceOf(FetchOutcome.Failed.class);
        assertThat(outcome.detail()).contains("cut.json");
        assertThat(intake.taken).extracting(IncomingPaper::id).containsExactlyInAnyOrder("a", "c");
        assertThat(names("failed")).containsExactly("cut.json", "cut.json.report.json");
        assertThat(report("failed/cut.json").path("problem").asText()).contains("line 4", "move it in again");
        assertThat(report("failed/cut.json").path("added").asInt()).isEqualTo(1);
        assertThat(look()).isInstanceOf(FetchOutcome.Fetched.class);
    }

    @Test
    void aListNestedAHundredThousandDeepGoesToFailed() throws IOException {
        put("deep.json", "[".repeat(100_000));
        look();

        assertThat(look()).isInstanceOf(FetchOutcome.Failed.class);
        assertThat(names("failed")).contains("deep.json");
    }

    @Test
    void aFileOfNoUseAtAllGoesToFailed() throws IOException {
        put("empty.ndjson", "");
        Files.write(folder.resolve("picture.ndjson"), new byte[] {(byte) 0x89, 'P', 'N', 'G', '\n', 0, 1});
        look();

        assertThat(look()).isInstanceOf(FetchOutcome.Failed.class);
        assertThat(names("failed")).contains("empty.ndjson", "picture.ndjson");
        assertThat(report("failed/picture.ndjson").path("rejectedCount").asInt())
                .isEqualTo(2);
    }

    @Test
    void aLineThatIsNotUtf8IsLeftOutAlone() throws IOException {
        Files.write(folder.resolve("latin.ndjson"), (line("café") + line("b")).getBytes(Charset.forName("ISO-8859-1")));
        look();
        look();

        assertThat(intake.taken).extracting(IncomingPaper::id).containsExactly("b");
        assertThat(report("done/latin.ndjson")
                        .path("rejected")
                        .path(0)
                        .path("detail")
                        .asText())
                .contains("UTF-8");
    }

    @Test
    void aSecondFileOfTheSameNameDoesNotOverwriteTheFirst() throws IOException {
        for (String id : List.of("a", "b", "c")) {
            put("papers.ndjson", line(id));
            look();
            look();
        }

        assertThat(names("done")).hasSize(6);
        assertThat(intake.taken).extracting(IncomingPaper::id).containsExactly("a", "b", "c");
    }

    @Test
    void bibTexIsReadEntryByEntryAndABadOneTakesNoneOfTheOthersAlong() throws IOException {
        put("refs.bib", FakeSite.fixture("refs.bib"));
        look();

        assertThat(look()).isInstanceOf(FetchOutcome.Fetched.class);

        assertThat(intake.taken)
                .extracting(IncomingPaper::id)
                .containsExactly("10.1000/tides.1", "2607.10001", "refs.bib:nokeyneeded", "refs.bib:last");
        IncomingPaper first = intake.taken.get(0);
        assertThat(first.title()).isEqualTo("The {BERT} of G{\\\"o}del: $\\mathcal{O}(n)$");
        assertThat(first.authors())
                .containsExactly(
                        "Kurt G{\\\"o}del", "Jan van der Berg", "Martin King Jr.", "The Example and Sample Lab");
        assertThat(first.abstractText()).isEqualTo("We write to ada@example.org.");
        assertThat(first.publishedAt()).hasToString("2026-07-01");
        IncomingPaper second = intake.taken.get(1);
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.publishedAt()).hasToString("2026-06-30");
        assertThat(intake.taken.get(2).publishedAt()).isNull();
        JsonNode report = report("done/refs.bib");
        assertThat(report.path("received").asInt()).isEqualTo(8);
        assertThat(report.path("rejectedCount").asInt()).isEqualTo(4);
        assertThat(report.path("rejected"))
                .extracting(rejected -> rejected.path("line").asInt() + " "
                        + rejected.path("detail").asText().replaceFirst(":.*", ""))
                .containsExactly(
                        "28 @article missingcomma", "34 @article unclosed", "38 @misc paren", "46 @article deep");
    }

    @Test
    void macrosThatMultiplyAndValuesJoinedWithoutEndCostOnlyTheirEntries() throws IOException {
        StringBuilder bib = new StringBuilder("@string{m0 = \"hahahahaha\"}\n");
        for (int i = 1; i < 40; i++) {
            bib.append("@string{m%d = m%d # m%d}\n".formatted(i, i - 1, i - 1));
        }
        bib.append("@misc{multiplied, title = m39}\n");
        bib.append("@misc{joined, title = \"a\"")
                .append(" # \"a\"".repeat(100_000))
                .append("}\n");
        put("hostile.bib", bib + "@misc{good, title = {Good}}\n");
        look();
        look();

        assertThat(intake.taken).extracting(IncomingPaper::title).contains("Good");
        assertThat(report("done/hostile.bib").path("rejected")).hasSize(1);
    }

    @Test
    void anEntryThatIsNotUtf8IsLeftOutAlone() throws IOException {
        String bib = "@misc{a,\n title = {Café}}\n@misc{b,\n title = {Tea}}\n";
        Files.write(folder.resolve("latin.bib"), bib.getBytes(Charset.forName("ISO-8859-1")));
        look();
        look();

        assertThat(intake.taken).extracting(IncomingPaper::title).containsExactly("Tea");
        assertThat(report("done/latin.bib")
                        .path("rejected")
                        .path(0)
                        .path("detail")
                        .asText())
                .startsWith("@misc a: the entry is not UTF-8");
    }

    @Test
    void aFileOfAHundredThousandLinesComesInBatchesOfAtMostFiveHundred() throws IOException {
        try (Writer out = Files.newBufferedWriter(folder.resolve("huge.ndjson"), StandardCharsets.UTF_8)) {
            for (int i = 0; i < 100_000; i++) {
                out.write(line("id" + i));
            }
        }
        look();

        assertThat(look()).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(intake.taken).hasSize(100_000);
        assertThat(intake.largestBatch).isEqualTo(500);
    }

    @Test
    void aFolderThatIsNotThereFailsWithOneClearLine() throws IOException {
        Path missing = folder.resolve("missing");
        assertThat(intake.fetch(source(missing)))
                .isEqualTo(new FetchOutcome.Failed(
                        "there is no folder " + missing + "; make it, or unset PAPERPOST_SOURCES_FOLDER"));
    }

    private FetchOutcome look() {
        FetchOutcome outcome = intake.fetch(source(folder));
        intake.at(intake.now().plus(Duration.ofMinutes(1)).toString());
        return outcome;
    }

    private PaperSource source(Path path) {
        site.with("folder", path.toString());
        return new WatchedFolder.Kind(site.config()).configured().get(0);
    }

    private Path put(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setLastModifiedTime(file, FileTime.from(START.minus(Duration.ofHours(1))));
    }

    private List<String> names(String sub) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(sub))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private JsonNode report(String name) throws IOException {
        return new JsonMapper().readTree(folder.resolve(name + ".report.json").toFile());
    }

    private static String line(String id) {
        return LINE.formatted(id, id);
    }
}
