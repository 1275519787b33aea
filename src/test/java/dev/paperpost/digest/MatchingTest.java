package dev.paperpost.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.paper.PaperStore;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestTables;
import dev.paperpost.subscription.SubscriptionRequest;
import dev.paperpost.subscription.TestReaders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scheduler rests in tests: what happens here happens because something arrived. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MatchingTest {

    @Inject
    TestReaders readers;

    @Inject
    PaperStore papers;

    @Inject
    Matching matching;

    @Inject
    InterestSnapshot interests;

    @Inject
    Clock clock;

    @Inject
    ManagedExecutor executor;

    @Inject
    DataSource database;

    @Inject
    TestTables tables;

    @BeforeEach
    void emptyTables() {
        tables.empty("paper, interest, subscriber");
    }

    @Test
    void aNewInterestIsMatchedAtOnceAgainstThePapersOfThreeMonths() {
        store("1", "Gravity and light");
        store("2", "Gravity long ago");
        store("3", "Light alone");
        execute("update paper set arrived_at = arrived_at - interval '91 days' where external_id = '2'");
        store("4", "More gravity");
        execute("update paper set arrived_at = arrived_at - interval '89 days' where external_id = '4'");

        subscribe("ada", "gravity");

        await().untilAsserted(() -> assertThat(matches()).containsExactly("gravity 1", "gravity 4"));
    }

    @Test
    void aNewPaperIsMatchedAtOnceAgainstEveryInterestButOnlyOnceForThoseThatMeanTheSame() {
        subscribe("ada", "Gravity waves");
        subscribe("bob", "waves AND gravity");
        subscribe("eve", "light");

        store("1", "Waves of gravity");

        assertThat(matches()).containsExactly("gravity AND wave 1");
    }

    @Test
    void aPaperAnnouncedAgainOrMatchedTwiceAddsNothing() {
        subscribe("ada", "gravity", "light");
        store("1", "Gravity and light");
        List<String> before = rows();
        assertThat(before).hasSize(2);

        store("1", "Gravity and light");
        assertThat(rows()).isEqualTo(before);

        execute("update paper set matched_at = null");
        execute("update interest set matched_from = null");
        matching.catchUp();
        assertThat(select("select title from paper where matched_at is null")).isEmpty();
        assertThat(select("select canonical from interest where matched_from is null"))
                .isEmpty();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whatDoesNotFitIntoMemoryIsMatchedFromTheDatabase() {
        for (int i = 0; i < 30; i++) {
            store("p" + i, i % 2 == 0 ? "Gravity" : "Light");
            execute("update paper set arrived_at = arrived_at - interval '" + i + " days' where external_id = 'p" + i
                    + "'");
        }
        subscribe("ada", "gravity");
        List<String> all = rows();
        assertThat(all).hasSize(15);
        execute("delete from interest_match");
        execute("update interest set matched_from = null");

        RecentPapers few = new RecentPapers(database, clock, 10);
        assertThat(few.index().size()).isLessThanOrEqualTo(10);
        new Matching(database, interests, few, clock, executor).catchUp();

        assertThat(rows()).isEqualTo(all);
    }

    @Test
    void anOldPaperMatchedAgainDoesNotTakeTheRoomOfNewerOnes() {
        for (int i = 0; i < 12; i++) {
            store("p" + i, "Gravity");
            execute("update paper set arrived_at = arrived_at - interval '" + i + " days' where external_id = 'p" + i
                    + "'");
        }
        RecentPapers few = new RecentPapers(database, clock, 10);
        int size = few.index().size();

        store("p11", "Light");

        assertThat(few.index().size()).isEqualTo(size);
    }

    private void subscribe(String name, String... interests) {
        readers.subscribed(
                new SubscriptionRequest(name + "@example.org", List.of(interests), null, null, null, null, null, null));
        await().until(() -> select("select canonical from interest where matched_from is null")
                .isEmpty());
    }

    private void store(String id, String title) {
        papers.store(List.of(IncomingPaper.of(id, title, "", "test").version(1).build()));
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> matches() {
        return select("select i.canonical || ' ' || p.external_id from interest_match m"
                + " join interest i on i.id = m.interest_id join paper p on p.id = m.paper_id order by 1");
    }

    /** Everything that is stored, as text. */
    private List<String> rows() {
        return select("select cast(m as text) from interest_match m order by interest_id, paper_id");
    }

    private List<String> select(String sql) {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return found;
    }
}
