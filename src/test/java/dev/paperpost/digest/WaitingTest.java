package dev.paperpost.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.paper.Batches;
import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.paper.PaperStore;
import dev.paperpost.platform.MovableClock;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestTables;
import dev.paperpost.subscription.SubscriptionRequest;
import dev.paperpost.subscription.SubscriptionRequest.Timing;
import dev.paperpost.subscription.TestReaders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Digests of Wednesday 25 November 2026; the batches of that day were due at 05:30 UTC. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WaitingTest {

    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);

    @Inject
    Planner planner;

    @Inject
    Digests digests;

    @Inject
    Batches batches;

    @Inject
    PaperStore papers;

    @Inject
    TestReaders readers;

    @Inject
    MovableClock clock;

    @Inject
    TestTables tables;

    @Inject
    EntityManager entities;

    @BeforeEach
    void onTuesdayAllIsWell() {
        tables.empty("paper, interest, subscriber, batch");
        clock.set("2026-11-24T06:00:00Z");
        due("arxiv:cs.CL", "arXiv cs.CL", "cs.CL", TUESDAY);
        due("huggingface", "Hugging Face", null, TUESDAY);
        batches.arrived("arxiv:cs.CL", TUESDAY, 98, 98, clock.instant());
        batches.arrived("huggingface", TUESDAY, null, 42, clock.instant());
        clock.set("2026-11-24T12:00:00Z");
    }

    @AfterEach
    void letTheClockGo() {
        clock.release();
    }

    @Test
    void aDigestWaitsForTheBatchOfTheDayAndNamesIt() {
        reader("ada", 6, "gravity");
        due("arxiv:cs.CL", "arXiv cs.CL", "cs.CL", WEDNESDAY);
        paper("1", "Gravity");

        tickAt("2026-11-25T06:00:00Z");
        assertThat(lines()).isEmpty();

        batches.arrived("arxiv:cs.CL", WEDNESDAY, 108, 108, Instant.parse("2026-11-25T06:10:00Z"));
        tickAt("2026-11-25T06:10:30Z");

        assertThat(lines()).containsExactly("arXiv cs.CL of 24–25 Nov: 206 of 206; Hugging Face of 24 Nov: 42.");
    }

    @Test
    void afterThreeHoursItGoesAndSaysWhatIsMissing() {
        reader("ada", 6, "gravity");
        due("arxiv:cs.CL", "arXiv cs.CL", "cs.CL", WEDNESDAY);
        paper("1", "Gravity");

        tickAt("2026-11-25T08:29:00Z");
        assertThat(lines()).isEmpty();
        tickAt("2026-11-25T08:31:00Z");

        assertThat(lines())
                .containsExactly("arXiv cs.CL of 24 Nov: 98 of 98; Hugging Face of 24 Nov: 42;"
                        + " arXiv cs.CL of 25 Nov could not be read yet and will follow.");
    }

    @Test
    void whatCameLateIsSaidInTheNextDigestAndAnOldDigestSaysWhatItSaid() {
        afterThreeHoursItGoesAndSaysWhatIsMissing();
        batches.arrived("arxiv:cs.CL", WEDNESDAY, 108, 107, Instant.parse("2026-11-25T15:00:00Z"));
        paper("2", "Gravity again");

        tickAt("2026-11-26T06:00:00Z");

        assertThat(lines()).hasSize(2).last().isEqualTo("arXiv cs.CL of 25 Nov came late: 107 of 108.");
        assertThat(lines()).first().asString().endsWith("could not be read yet and will follow.");
    }

    @Test
    void oneWhoseHourIsBeforeTheBatchIsDueDoesNotWaitForIt() {
        reader("ada", 5, "gravity");
        due("arxiv:cs.CL", "arXiv cs.CL", "cs.CL", WEDNESDAY);
        paper("1", "Gravity");

        tickAt("2026-11-25T05:45:00Z");

        assertThat(lines()).hasSize(1);
    }

    @Test
    void oneWhoAsksForOtherCategoriesOnlyNeitherWaitsNorHearsOfIt() {
        reader("ada", 6, "category:math.AG OR category:hep-th");
        reader("bob", 6, "category:cs gravity");
        reader("eve", 6, "category:cs.CL -gravity OR category:math.AG");
        due("arxiv:cs.CL", "arXiv cs.CL", "cs.CL", WEDNESDAY);
        papers.store(List.of(IncomingPaper.of("1", "Gravity", "", "test")
                .categories(List.of("math.AG", "cs.CL"))
                .build()));

        tickAt("2026-11-25T06:00:00Z");

        assertThat(lines()).containsExactly("Hugging Face of 24 Nov: 42.");
    }

    @Test
    void nobodyWaitsForASourceThatHasBeenDeadForAWeek() {
        reader("ada", 6, "gravity");
        due("biorxiv", "bioRxiv", null, WEDNESDAY);
        paper("1", "Gravity");

        tickAt("2026-11-25T06:00:00Z");

        assertThat(lines()).singleElement().asString().contains("bioRxiv of 25 Nov could not be read yet");
    }

    @Test
    void anOperatorsOrderIsCarriedOutAtOnce() {
        reader("ada", 6, "gravity");
        due("arxiv:cs.CL", "arXiv cs.CL", "cs.CL", WEDNESDAY);
        paper("1", "Gravity");
        clock.set("2026-11-25T06:00:00Z");

        assertThat(planner.planDue()).isEqualTo(new PlanReport(1, 1, 0));
    }

    @Test
    void withoutAnySourceItSaysUpToWhen() {
        tables.empty("batch");
        reader("ada", 6, "gravity");
        paper("1", "Gravity");

        tickAt("2026-11-25T06:00:00Z");

        assertThat(lines()).containsExactly("Everything that had arrived by 25 Nov 2026, 06:00 is here.");
    }

    @Test
    void aRevisionComesOnceAndOnlyToOneWhoAskedAndHadThePaper() {
        reader("ada", 6, true, "gravity");
        reader("bob", 6, false, "gravity");
        paper("1", "Gravity", 1);
        tickAt("2026-11-25T06:00:00Z");
        clock.set("2026-11-25T12:00:00Z");
        reader("new", 6, true, "light");
        paper("1", "Gravity and light", 2);
        paper("1", "Gravity and more light", 3);

        tickAt("2026-11-26T06:00:00Z");
        tickAt("2026-11-27T06:00:00Z");

        assertThat(sent()).containsExactly("ada 1 NEW", "bob 1 NEW", "ada 1 REVISED", "new 1 NEW");
        paper("1", "Gravity and most light", 4);
        tickAt("2026-11-28T06:00:00Z");
        assertThat(sent()).endsWith("ada 1 REVISED", "new 1 REVISED").hasSize(6);
    }

    private void due(String source, String label, String category, LocalDate day) {
        batches.await(source, label, category, day, Instant.parse(day + "T05:30:00Z"));
    }

    private void reader(String name, int hour, String... interests) {
        reader(name, hour, false, interests);
    }

    private void reader(String name, int hour, boolean revisions, String... interests) {
        readers.subscribed(new SubscriptionRequest(
                name + "@example.org",
                List.of(interests),
                new Timing("daily", null, hour),
                "UTC",
                null,
                null,
                revisions,
                null));
    }

    private void paper(String id, String title) {
        paper(id, title, 1);
    }

    private void paper(String id, String title, int version) {
        papers.store(
                List.of(IncomingPaper.of(id, title, "", "test").version(version).build()));
    }

    private void tickAt(String moment) {
        clock.set(moment);
        planner.tick();
    }

    private List<String> lines() {
        return digests("select id from digest order by id").stream()
                .map(content -> content.completeness().replace('\u00A0', ' '))
                .toList();
    }

    private List<String> sent() {
        return digests("select id from digest order by window_until, id").stream()
                .flatMap(content -> content.groups().stream()
                        .flatMap(group -> group.entries().stream())
                        .map(entry -> name(content.subscriberId()) + " " + paperId(entry) + " " + entry.occasion()))
                .toList();
    }

    private List<DigestContent> digests(String sql) {
        return ((List<?>) entities.createNativeQuery(sql, Long.class).getResultList())
                .stream()
                        .map(id ->
                                digests.all((Long) id, UnaryOperator.identity()).orElseThrow())
                        .toList();
    }

    private String name(long subscriber) {
        return one("select split_part(email, '@', 1) from subscriber where id = " + subscriber);
    }

    private String paperId(Entry entry) {
        return one("select external_id from paper where id = " + entry.paperId());
    }

    private String one(String sql) {
        return (String) entities.createNativeQuery(sql, String.class).getSingleResult();
    }
}
