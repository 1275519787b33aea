package dev.paperpost.digest;

import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.paper.PaperStore;
import dev.paperpost.platform.MovableClock;
import dev.paperpost.platform.TestTables;
import dev.paperpost.subscription.Subscriptions;
import dev.paperpost.subscription.TestReaders;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of planning begin with: no papers and no readers, and the parts that make both and let days pass. */
abstract class PlannedDays {

    @Inject
    TestReaders readers;

    @Inject
    Subscriptions subscriptions;

    @Inject
    PaperStore papers;

    @Inject
    Planner planner;

    @Inject
    TestDigests digests;

    @Inject
    EntityManager entities;

    @Inject
    TestTables tables;

    @Inject
    MovableClock clock;

    @BeforeEach
    void emptyTables() {
        tables.empty("paper, interest, subscriber");
    }

    @AfterEach
    void releaseClock() {
        clock.release();
    }

    void store(String title) {
        store(title, title, null);
    }

    /** @param version null when the source says none */
    void store(String id, String title, Integer version) {
        papers.store(
                List.of(IncomingPaper.of(id, title, "", "test").version(version).build()));
    }

    /** By the identifiers that they came with, in the order in which the reader got them. */
    @SuppressWarnings("unchecked")
    List<String> papersOf(String name) {
        return entities.createNativeQuery(
                        "select p.external_id from digest_paper d join paper p on p.id = d.paper_id"
                                + " join subscriber s on s.id = d.subscriber_id where s.email = :email"
                                + " order by d.digest_id, d.position",
                        String.class)
                .setParameter("email", name + "@example.org")
                .getResultList();
    }
}
