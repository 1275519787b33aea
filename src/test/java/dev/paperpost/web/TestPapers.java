package dev.paperpost.web;

import dev.paperpost.digest.Matching;
import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.paper.PaperStore;
import dev.paperpost.platform.TestTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** An archive of a test's own papers. */
@ApplicationScoped
class TestPapers {

    private final PaperStore store;
    private final Matching matching;
    private final TestTables tables;
    private final Readers readers;

    TestPapers(PaperStore store, Matching matching, TestTables tables, Readers readers) {
        this.store = store;
        this.matching = matching;
        this.tables = tables;
        this.readers = readers;
    }

    void forgetAll() {
        tables.empty("paper, interest, subscriber");
    }

    static IncomingPaper paper(String id, String title, String abstractText, int upvotes, LocalDate published) {
        return IncomingPaper.of(id, title, abstractText, "test")
                .authors(List.of("Ada Lovelace"))
                .categories(List.of("cs.LG"))
                .publishedAt(published)
                .upvotes(upvotes)
                .version(1)
                .build();
    }

    static IncomingPaper paper(String id, String title, String abstractText) {
        return paper(id, title, abstractText, 0, LocalDate.of(2026, 11, 1));
    }

    void store(IncomingPaper... papers) {
        store(List.of(papers));
    }

    void store(List<IncomingPaper> papers) {
        store.store(papers);
        matching.catchUp();
    }

    void arrivedDaysAgo(String id, int days) {
        readers.change(
                "update paper set arrived_at = now() - make_interval(days => ?) where external_id = ?", days, id);
    }
}
