package dev.paperpost.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestTables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class PaperStoreTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @Inject
    PaperStore store;

    @Inject
    Archive archive;

    @Inject
    DataSource dataSource;

    @Inject
    Announcements announcements;

    @Inject
    TestTables tables;

    @BeforeEach
    void forgetWhatOtherTestsStored() {
        tables.empty("paper");
    }

    /** What observers are told. */
    @Singleton
    static class Announcements {

        final List<PapersStored> heard = new CopyOnWriteArrayList<>();
        boolean failing;

        void hear(@Observes PapersStored event) {
            heard.add(event);
            if (failing) {
                throw new IllegalStateException("an observer that fails");
            }
        }
    }

    @Test
    void anArxivVersionADoiAndAHuggingFaceListingAreOnePaperWithTwoSources() {
        StoreReport report = store(
                Sighted.as("2601.00001v1").by("arxiv"),
                Sighted.as("https://doi.org/10.48550/arXiv.2601.00001").by("arxiv"),
                Sighted.as("https://huggingface.co/papers/2601.00001")
                        .by("huggingface")
                        .upvotes(7));

        assertThat(report.added()).isEqualTo(1);
        assertThat(report.ids()).hasSize(1);
        Paper paper = paper("arXiv:2601.00001v3");
        assertThat(paper.externalId()).isEqualTo("2601.00001");
        assertThat(paper.upvotes()).isEqualTo(7);
        assertThat(paper.url()).isEqualTo("https://arxiv.org/abs/2601.00001");
        assertThat(archive.sources(paper.id()))
                .extracting(SourceSeen::source)
                .containsExactlyInAnyOrder("arxiv", "huggingface");
    }

    @Test
    void aJournalDoiLearntLaterFindsThePaperThatWasFirstSeenOnArxiv() {
        store(Sighted.as("2601.00002v1").by("arxiv"));
        store(Sighted.as("2601.00002v2").doi("10.1000/Journal.2").by("arxiv"));
        StoreReport report = store(Sighted.as("doi:10.1000/JOURNAL.2").by("crossref"));

        assertThat(report.added()).isZero();
        assertThat(paper("https://doi.org/10.1000/journal.2").externalId()).isEqualTo("2601.00002");
    }

    @Test
    void twoArxivPapersThatNameTheSameJournalArticleStayTwo() {
        StoreReport report = store(
                Sighted.as("2601.00003").doi("10.1000/shared"),
                Sighted.as("2601.00004").doi("10.1000/shared"));

        assertThat(report.added()).isEqualTo(2);
        assertThat(paper("10.1000/shared").externalId()).isEqualTo("2601.00003");
    }

    @Test
    void storingTheSameAgainChangesNothing() throws SQLException {
        IncomingPaper paper = Sighted.as("2601.00005v1")
                .authors("Paul Erdős", "李 明")
                .categories("cs.CL", "cs.LG")
                .paper();
        store.store(List.of(paper));
        markMatched("2601.00005");
        Paper before = paper("2601.00005");

        StoreReport report = store.store(List.of(paper));

        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(report.updated()).isZero();
        assertThat(paper("2601.00005")).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void aRevisionReplacesTheTextAndIsMatchedAgain() throws SQLException {
        store(Sighted.as("2601.00006v1").title("First Thoughts"));
        markMatched("2601.00006");

        StoreReport report = store(Sighted.as("2601.00006v2").title("Second Thoughts"));

        assertThat(report.updated()).isEqualTo(1);
        Paper paper = paper("2601.00006");
        assertThat(paper.title()).isEqualTo("Second Thoughts");
        assertThat(paper.version()).isEqualTo(2);
        assertThat(paper.matchedAt()).as("forgotten, and matched anew").isNotEqualTo(LONG_AGO);
    }

    @Test
    void anOldVersionOrOneOfUnknownVersionThatArrivesLateDoesNotReplaceTheText() {
        store(Sighted.as("2601.00007v2").title("Second Thoughts"));

        store(Sighted.as("2601.00007v1").title("First Thoughts"));
        store(Sighted.as("2601.00007").title("Somebody's Spelling").by("huggingface"));

        assertThat(paper("2601.00007").title()).isEqualTo("Second Thoughts");
        assertThat(paper("2601.00007").version()).isEqualTo(2);
    }

    @Test
    void freshUpvotesAreStoredWithoutMatchingAgain() throws SQLException {
        store(Sighted.as("2601.00008").upvotes(3));
        markMatched("2601.00008");

        StoreReport report = store(Sighted.as("2601.00008").upvotes(46).codeUrl("https://example.org/code"));

        assertThat(report.updated()).isEqualTo(1);
        assertThat(paper("2601.00008").upvotes()).isEqualTo(46);
        assertThat(paper("2601.00008").codeUrl()).isEqualTo("https://example.org/code");
        assertThat(paper("2601.00008").matchedAt()).isEqualTo(LONG_AGO);
    }

    @Test
    void aCategoryLearntLaterIsMatchedAgain() throws SQLException {
        store(Sighted.as("2601.00009").categories("cs.CL"));
        markMatched("2601.00009");

        store(Sighted.as("2601.00009").categories("cs.LG"));

        assertThat(paper("2601.00009").categories()).containsExactly("cs.CL", "cs.LG");
        assertThat(paper("2601.00009").matchedAt())
                .as("forgotten, and matched anew")
                .isNotEqualTo(LONG_AGO);
    }

    @Test
    void aPoorerSightingNeverWipesWhatIsKnown() {
        store(Sighted.as("2601.00010v1")
                .abstractText("Something is shown.")
                .authors("Ada Example", "Bo Sample")
                .categories("cs.CL", "cs.LG")
                .publishedAt("2026-01-05")
                .upvotes(4));

        store(Sighted.as("2601.00010v2").abstractText("").categories("cs.CL"));

        Paper paper = paper("2601.00010");
        assertThat(paper.abstractText()).isEqualTo("Something is shown.");
        assertThat(paper.authors()).containsExactly("Ada Example", "Bo Sample");
        assertThat(paper.authorCount()).isEqualTo(2);
        assertThat(paper.categories()).containsExactly("cs.CL", "cs.LG");
        assertThat(paper.publishedAt()).hasToString("2026-01-05");
        assertThat(paper.upvotes()).isEqualTo(4);
    }

    @Test
    void aPaperThatBreaksARuleIsReportedAndTheOthersAreStored() {
        StoreReport report =
                store(Sighted.as("2601.00011"), Sighted.as("2601.00012").title(" \u0000 "), Sighted.as("2601.00013"));

        assertThat(report.added()).isEqualTo(2);
        assertThat(report.rejected())
                .containsExactly(new StoreReport.Rejected(1, "title is missing; every paper needs one"));
    }

    @Test
    void textThatNoDatabaseCanHoldIsMended() {
        store(Sighted.as("2601.00014")
                .title("Null\u0000 and \uD800 lone \uD83D\uDE00")
                .abstractText("one\u0000two\nthree"));

        assertThat(paper("2601.00014").title()).isEqualTo("Null and \uFFFD lone \uD83D\uDE00");
        assertThat(paper("2601.00014").abstractText()).isEqualTo("one two\nthree");
    }

    @Test
    void fourWritersStoringTheSameWorksInDifferentOrdersLeaveEachWorkOnce() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<StoreReport>> tasks = IntStream.range(0, 4)
                    .<Callable<StoreReport>>mapToObj(writer -> () -> store.store(sameWorksSeenBy(writer)))
                    .toList();
            int added = 0;
            int unchangedOrUpdated = 0;
            for (Future<StoreReport> report : writers.invokeAll(tasks)) {
                added += report.get().added();
                unchangedOrUpdated += report.get().unchanged() + report.get().updated();
            }
            assertThat(added).isEqualTo(300);
            assertThat(unchangedOrUpdated).isEqualTo(900);
        } finally {
            writers.shutdownNow();
        }
        Paper paper = paper("10.5555/same.17");
        assertThat(paper.arxivId()).isEqualTo("2602.00017");
        assertThat(archive.sources(paper.id())).hasSize(4);
    }

    private static List<IncomingPaper> sameWorksSeenBy(int writer) {
        List<IncomingPaper> papers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int work = writer % 2 == 0 ? i : 299 - i;
            String arxiv = String.format("2602.%05d", work);
            String doi = "10.5555/same." + work;
            papers.add(
                    writer < 2
                            ? Sighted.as(arxiv).doi(doi).by("writer " + writer).paper()
                            : Sighted.as(doi)
                                    .arxivId(arxiv)
                                    .by("writer " + writer)
                                    .paper());
        }
        return papers;
    }

    @Test
    void observersHearOfPapersToMatchOnceTheyAreStoredAndOnlyThen() {
        announcements.heard.clear();

        store(Sighted.as("2601.00015"), Sighted.as("2601.00016"));
        store(Sighted.as("2601.00015"));

        assertThat(announcements.heard).containsExactly(new PapersStored(2));
    }

    @Test
    void whatIsStoredStaysStoredWhenAnObserverFails() {
        announcements.failing = true;
        try {
            store(Sighted.as("2601.00017"));
        } finally {
            announcements.failing = false;
        }
        assertThat(paper("2601.00017").matchedAt()).isNull();
    }

    private StoreReport store(Sighted... papers) {
        return store.store(Arrays.stream(papers).map(Sighted::paper).toList());
    }

    private Paper paper(String identifier) {
        return archive.byExternalId(identifier).orElseThrow();
    }

    private void markMatched(String externalId) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement mark = connection.prepareStatement(
                        "update paper set matched_at = '2020-01-01T00:00:00Z' where external_id = ?")) {
            mark.setString(1, externalId);
            mark.executeUpdate();
        }
    }
}
