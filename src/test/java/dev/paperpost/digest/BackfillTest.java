package dev.paperpost.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.paper.Archive;
import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.subscription.SubscriptionRequest;
import dev.paperpost.subscription.SubscriptionRequest.Timing;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An archive read in afterwards is no news, and nothing else is taken for an archive. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BackfillTest extends PlannedDays {

    @Inject
    Archive archive;

    @BeforeEach
    void aWeeklyReaderWhoseWindowHoldsAWeekAndADailyReaderWhoHadADigestYesterday() {
        reader("weekly", new Timing("weekly", "monday", 7));
        reader("daily", new Timing("daily", null, 7));
        execute("update subscriber set window_from = window_from + interval '6 days' where email like 'daily%'");
    }

    @Test
    void aPaperOfAnArchiveComesToThoseWhoseWindowStillHoldsItsDay() {
        backfill("1", "Gravity", 3);

        plan();

        assertThat(papersOf("weekly")).containsExactly("1");
        assertThat(papersOf("daily")).isEmpty();
    }

    @Test
    void aPaperMatchedLateIsNewsForEveryone() {
        store("1", "Gravity", 1);
        execute("delete from interest_match");
        execute("update paper set matched_at = null, arrived_at = arrived_at - interval '3 days'");

        plan();

        assertThat(papersOf("weekly")).containsExactly("1");
        assertThat(papersOf("daily")).containsExactly("1");
    }

    @Test
    void aRecentPaperWhoseTextChangesIsNewsForThoseItAnswersOnlyThenAnOldOneIsNot() {
        backfill("1", "Light", 3);
        backfill("2", "Light", 300);

        store("1", "Gravity", 2);
        store("2", "Gravity", 2);
        plan();

        assertThat(papersOf("weekly")).containsExactly("1");
        assertThat(papersOf("daily")).containsExactly("1");
    }

    @Test
    void aPaperOfAnArchiveThatIsNotRecentAnyMoreIsStoredWithoutAMatchAndNoNodeLooksAtIt() {
        execute("update subscriber set window_from = window_from - interval '1 year'");
        execute("delete from paper_change");

        backfill("recent", "Gravity", 89);
        backfill("past", "Gravity", 91);
        plan();

        assertThat(archive.byExternalId("past")).isPresent();
        assertThat(papersOf("weekly")).containsExactly("recent");
        assertThat(select("select external_id from paper where matched_at is null"))
                .isEmpty();
        assertThat(select("select p.external_id from paper_change c join paper p on p.id = c.paper_id"))
                .containsExactly("recent");
    }

    @Test
    void anArchiveThatKnowsMoreOfAPaperOfTodayLeavesItNews() {
        store("1", "Light", null);

        backfill("1", "Gravity", 300);
        plan();

        assertThat(papersOf("daily")).containsExactly("1");
    }

    private void backfill(String id, String title, int daysAgo) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(daysAgo);
        papers.store(
                List.of(IncomingPaper.of(id, title, "", "test").publishedAt(day).build()), Arrival.BACKFILL);
    }

    private void reader(String name, Timing timing) {
        readers.subscribed(new SubscriptionRequest(
                name + "@example.org", List.of("gravity"), timing, null, null, null, null, null));
    }

    private void plan() {
        planner.plan(clock.instant().plus(Duration.ofDays(8)));
    }

    @Transactional
    void execute(String sql) {
        entities.createNativeQuery(sql).executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<String> select(String sql) {
        return entities.createNativeQuery(sql, String.class).getResultList();
    }
}
