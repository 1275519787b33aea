package dev.paperpost.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.paper.ArchiveQuery.Sort;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestTables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Identifiers that lead to one work, and works that are found to be one afterwards. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class OneWorkTest {

    private static final List<String> KINDS = List.of(
            "2601.00001v2",
            "https://huggingface.co/papers/2601.00001",
            "10.48550/arXiv.2601.00001",
            "10.1000/journal.1",
            "10.1101/2026.01.05.123456v1",
            "a library's own id");

    @Inject
    PaperStore store;

    @Inject
    Archive archive;

    @Inject
    TestTables tables;

    @BeforeEach
    void emptyTables() {
        tables.empty("paper");
    }

    static Stream<String[]> everyPairOfKinds() {
        return KINDS.stream().flatMap(one -> KINDS.stream().map(other -> new String[] {one, other}));
    }

    @ParameterizedTest
    @MethodSource("everyPairOfKinds")
    void whateverIdentifiersTwoSightingsCameByASightingThatNamesBothMakesThemOne(String one, String other) {
        store(Sighted.as(one).by("first"));
        store(Sighted.as(other).by("second"));
        store(Sighted.as(one).otherIds(other).by("third"));

        assertThat(all()).hasSize(1);
        assertThat(paper(one).id()).isEqualTo(paper(other).id());
        assertThat(archive.sources(paper(one).id()))
                .extracting(SourceSeen::source)
                .containsExactlyInAnyOrder("first", "second", "third");
    }

    @ParameterizedTest
    @MethodSource("everyPairOfKinds")
    void theSameHoldsWithinOneBatchAndWhenTheOneThatNamesBothComesFirst(String one, String other) {
        StoreReport report = store(
                Sighted.as(one).by("first"),
                Sighted.as(other).by("second"),
                Sighted.as(one).otherIds(other));
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.ids()).hasSize(1);
        assertThat(report.added() + report.updated() + report.unchanged()).isEqualTo(3);

        emptyTables();
        assertThat(store(Sighted.as(one).otherIds(other), Sighted.as(other)).added())
                .isEqualTo(1);
        assertThat(paper(one).id()).isEqualTo(paper(other).id());
    }

    @Test
    void fromHuggingFaceOverArxivToTheJournalItIsOnePaper() {
        store(Sighted.as("https://huggingface.co/papers/2601.00001").by("huggingface"));
        store(Sighted.as("2601.00001v1").by("arxiv:cs.CL"));
        store(Sighted.as("10.1000/journal.1").title("As It Was Printed").by("crossref"));
        assertThat(all()).hasSize(2);

        StoreReport report =
                store(Sighted.as("2601.00001v2").doi("10.1000/journal.1").by("arxiv:cs.CL"));

        assertThat(report.updated()).isEqualTo(1);
        assertThat(all()).hasSize(1);
        Paper paper = paper("10.1000/journal.1");
        assertThat(paper.externalId()).isEqualTo("2601.00001");
        assertThat(paper.doi()).isEqualTo("10.1000/journal.1");
        assertThat(paper.version()).isEqualTo(2);
        assertThat(archive.sources(paper.id())).hasSize(3);
    }

    @Test
    void aPreprintOfBiorxivAndItsArticleAreOnePaperWhicheverCameFirst() {
        store(
                Sighted.as("10.1101/2026.01.05.123456v1").by("biorxiv"),
                Sighted.as("10.1000/n.1").by("crossref"));
        store(
                Sighted.as("10.1000/n.2").by("crossref"),
                Sighted.as("10.1101/2026.01.05.234567v1").by("biorxiv"));

        store(Sighted.as("10.1101/2026.01.05.123456v2").otherIds("10.1000/n.1").by("biorxiv"));
        store(Sighted.as("10.1101/2026.01.05.234567v2").otherIds("10.1000/n.2").by("biorxiv"));

        assertThat(all()).hasSize(2);
        assertThat(paper("10.1000/n.1").externalId()).isEqualTo("10.1101/2026.01.05.123456");
        assertThat(paper("10.1000/n.1").version()).isEqualTo(2);
        assertThat(paper("10.1101/2026.01.05.234567").externalId()).isEqualTo("10.1000/n.2");
    }

    @Test
    void theWorkThatStaysTakesInWhatOnlyTheOtherKnew() {
        store(Sighted.as("10.1000/x")
                .abstractText("")
                .authors("Ada Example", "Bo Sample")
                .categories("q-bio")
                .publishedAt("2025-12-01")
                .upvotes(4));
        store(Sighted.as("2601.00001v1").abstractText("Something is shown.").announcedOn("2026-01-02"));

        store(Sighted.as("2601.00001").doi("10.1000/x").by("arxiv"));

        Paper paper = paper("10.1000/x");
        assertThat(paper.externalId()).as("arXiv, although it came later").isEqualTo("2601.00001");
        assertThat(paper.abstractText()).isEqualTo("Something is shown.");
        assertThat(paper.authors()).containsExactly("Ada Example", "Bo Sample");
        assertThat(paper.categories()).containsExactly("q-bio");
        assertThat(paper.publishedAt()).hasToString("2025-12-01");
        assertThat(paper.announcedOn()).hasToString("2026-01-02");
        assertThat(paper.upvotes()).isEqualTo(4);
    }

    @Test
    void aWorkThatEndedIsInNoPageOfTheArchiveAndItsNameIsNotGivenAgain() {
        store(Sighted.as("first"), Sighted.as("second"), Sighted.as("third"));
        Instant later = Instant.now().plusSeconds(60);

        store(Sighted.as("second").otherIds("first"));
        store(Sighted.as("third").otherIds("second"));
        store(Sighted.as("first"), Sighted.as("second"), Sighted.as("third"));

        assertThat(all()).extracting(Paper::externalId).containsExactly("first");
        ArchiveQuery query = new ArchiveQuery(null, null, Sort.PUBLISHED, 1, 100);
        assertThat(archive.find(query, List.of(), later, words -> true).items()).hasSize(1);
        assertThat(paper("third").externalId()).isEqualTo("first");
    }

    @ParameterizedTest
    @CsvSource({
        "2601.00001, 2601.00002",
        "10.1101/2026.01.05.123456, 10.1101/2026.01.05.234567",
        "10.1101/2026.01.05.123456, 10.64898/2026.01.05.234567",
    })
    void anArticleThatTwoPreprintsNameDoesNotMakeThemOne(String one, String other) {
        store(Sighted.as(one).doi("10.1000/x"));
        store(Sighted.as(other).doi("10.1000/x"));
        store(Sighted.as("10.1000/x").otherIds(one));
        store(Sighted.as("10.1000/x").otherIds(other));

        assertThat(all()).hasSize(2);
        assertThat(paper("10.1000/x").id()).isEqualTo(paper(one).id());
    }

    @Test
    void twoPapersOfArxivStayTwoEvenIfASightingNamesBoth() {
        store(Sighted.as("2601.00001"), Sighted.as("2601.00002"));
        store(Sighted.as("2601.00001").arxivId("2601.00002").otherIds("2601.00003", "2601.00001"));
        store(Sighted.as("2601.00003"), Sighted.as("2601.00004").arxivId("2601.00005"), Sighted.as("2601.00004"));

        assertThat(all())
                .extracting(Paper::arxivId)
                .containsExactlyInAnyOrder("2601.00001", "2601.00002", "2601.00003", "2601.00004", "2601.00005");
    }

    @Test
    void anArticleNamedFirstByOnePaperOfArxivThatAnotherCallsItsOwnIsStoredUnderTheArxivId() {
        store(Sighted.as("10.1000/x").arxivId("2601.00001"));

        StoreReport report = store(Sighted.as("10.1000/x").arxivId("2601.00002"));

        assertThat(report.rejected()).isEmpty();
        assertThat(paper("2601.00002").externalId()).isEqualTo("2601.00002");
    }

    @Test
    void fourWritersWhoSeeDifferentIdentifiersLeaveEachWorkOnce() throws Exception {
        List<IncomingPaper> seen = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String arxiv = String.format("2602.%05d", i);
            seen.add(Sighted.as(arxiv).by("a").paper());
            seen.add(Sighted.as("10.5555/w." + i).by("b").paper());
            seen.add(Sighted.as("own " + i).by("c").paper());
            seen.add(Sighted.as("own " + i).otherIds("10.5555/w." + i).by("d").paper());
            seen.add(Sighted.as(arxiv).doi("10.5555/w." + i).by("e").paper());
        }
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> tasks = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(writer -> () -> storeInBatches(seen, new Random(writer)))
                    .toList();
            for (Future<Integer> rejected : writers.invokeAll(tasks)) {
                assertThat(rejected.get()).isZero();
            }
        } finally {
            writers.shutdownNow();
        }
        assertThat(all()).hasSize(100).allSatisfy(paper -> {
            assertThat(paper.arxivId()).startsWith("2602.");
            assertThat(archive.sources(paper.id())).hasSize(5);
        });
    }

    private int storeInBatches(List<IncomingPaper> papers, Random random) {
        List<IncomingPaper> shuffled = new ArrayList<>(papers);
        Collections.shuffle(shuffled, random);
        int rejected = 0;
        for (int from = 0; from < shuffled.size(); from += 50) {
            rejected +=
                    store.store(shuffled.subList(from, from + 50)).rejected().size();
        }
        return rejected;
    }

    private StoreReport store(Sighted... papers) {
        return store.store(Stream.of(papers).map(Sighted::paper).toList());
    }

    private Paper paper(String identifier) {
        return archive.byExternalId(identifier).orElseThrow();
    }

    private List<Paper> all() {
        return archive.find(new ArchiveQuery(null, null, Sort.PUBLISHED, 1, 100))
                .items();
    }
}
