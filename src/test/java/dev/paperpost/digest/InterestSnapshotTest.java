package dev.paperpost.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paperpost.interest.Match;
import dev.paperpost.interest.PaperText;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestTables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several snapshots over one database are several nodes. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class InterestSnapshotTest {

    @Inject
    DataSource database;

    @Inject
    TestTables tables;

    @BeforeEach
    void emptyTables() {
        tables.empty("interest");
    }

    @Test
    void aNewInterestCountsFromTheNextLookOnEveryNode() throws SQLException {
        InterestSnapshot first = node();
        InterestSnapshot second = node();
        assertThat(found(first)).isEmpty();
        assertThat(found(second)).isEmpty();
        insert(1, "graph");
        assertThat(found(first)).containsExactly(1L);
        assertThat(found(second)).containsExactly(1L);
        execute("update interest set canonical = 'absent' where id = 1");
        assertThat(found(first)).isEmpty();
        execute("update interest set canonical = 'graph' where id = 1");
        execute("delete from interest where id = 1");
        assertThat(found(first)).isEmpty();
        assertThat(found(second)).isEmpty();
    }

    @Test
    void whatIsRolledBackNeverCountsAndWhatCommitsLateCountsThen() throws SQLException {
        InterestSnapshot node = node();
        found(node);
        try (Connection late = database.getConnection();
                Connection undone = database.getConnection()) {
            late.setAutoCommit(false);
            undone.setAutoCommit(false);
            insert(late, 1, "graph");
            insert(undone, 2, "NOT absent AND graph");
            insert(3, "\"graph model\" OR graph");
            for (int look = 0; look < 3; look++) {
                assertThat(found(node)).containsExactly(3L);
            }
            undone.rollback();
            late.commit();
            assertThat(found(node)).containsExactlyInAnyOrder(1L, 3L);
        }
    }

    @Test
    void aNodeThatSleptReadsEverythingAnew() throws SQLException {
        InterestSnapshot node = new InterestSnapshot(database, Duration.ofSeconds(1));
        insert(1, "graph");
        assertThat(found(node)).containsExactly(1L);
        insert(2, "graph AND model");
        execute("delete from interest_change");
        await().pollDelay(Duration.ofMillis(1_200)).until(() -> found(node).equals(Set.of(1L, 2L)));
    }

    @Test
    void aNodeThatIsAwakeTrustsTheLog() throws SQLException {
        InterestSnapshot node = node();
        assertThat(found(node)).isEmpty();
        insert(1, "graph");
        execute("delete from interest_change");
        assertThat(found(node)).isEmpty();
    }

    @Test
    void emptyingTheTableIsNoticed() throws SQLException {
        InterestSnapshot node = node();
        insert(1, "graph");
        assertThat(found(node)).containsExactly(1L);
        tables.empty("interest");
        assertThat(found(node)).isEmpty();
    }

    @Test
    void anUnreadableInterestMatchesNothingAndStopsNoOther() throws SQLException {
        insert(1, "graph AND (");
        insert(2, "graph");
        InterestSnapshot node = node();
        assertThat(found(node)).containsExactly(2L);
        insert(3, "\"");
        insert(4, "model");
        assertThat(found(node)).containsExactlyInAnyOrder(2L, 4L);
    }

    @Test
    void manyChangesAreBuiltIntoANewIndexWhileMoreArrive() throws SQLException {
        InterestSnapshot node = node();
        found(node);
        execute("insert into interest (id, canonical, analysis_version, created_at)"
                + " select n, 'graph AND NOT absent' || n, 1, now() from generate_series(1, 6000) n");
        assertThat(found(node)).hasSize(6000);
        Set<Long> expected = new HashSet<>();
        for (long id = 1; id <= 6000; id++) {
            expected.add(id);
        }
        AtomicLong next = new AtomicLong(6000);
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    long id = next.incrementAndGet();
                    insert(id, "graph AND NOT missing" + id);
                    expected.add(id);
                    assertThat(found(node)).isEqualTo(expected);
                    return changes(node) < 5_000;
                });
        assertThat(found(node)).isEqualTo(expected);
    }

    private InterestSnapshot node() {
        return new InterestSnapshot(database);
    }

    private Set<Long> found(InterestSnapshot node) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return node.current(connection).match(paper("A graph model", "")).stream()
                    .map(Match::interestId)
                    .collect(Collectors.toSet());
        }
    }

    private int changes(InterestSnapshot node) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return node.current(connection).changes();
        }
    }

    private static PaperText paper(String title, String text) {
        return new PaperText(title, text, List.of(), List.of());
    }

    private void insert(long id, String canonical) throws SQLException {
        try (Connection connection = database.getConnection()) {
            insert(connection, id, canonical);
        }
    }

    private static void insert(Connection connection, long id, String canonical) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into interest (id, canonical, analysis_version, created_at) values (?, ?, 1, now())")) {
            insert.setLong(1, id);
            insert.setString(2, canonical);
            insert.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }
}
