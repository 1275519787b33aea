package dev.paperpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A run puts mails into a table of which the database believes that nothing waits in it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ManyWaitingTest {

    private static final int MANY = 5_000;

    @Inject
    Outbox outbox;

    @Inject
    Ledger ledger;

    @Inject
    Readers readers;

    @Inject
    DataSource database;

    @Test
    void takingAndMarkingSomeReadsSomeAndNotAllThatWait() throws SQLException {
        readers.forgetEverything();
        long insertedBefore = counted("n_tup_ins");
        fill("sent", 0);
        execute("vacuum analyze delivery");
        fill("queued", MANY);
        await().atMost(Duration.ofMinutes(1)).until(() -> counted("n_tup_ins") - insertedBefore == 2 * MANY);
        long readBefore = counted("idx_tup_fetch + seq_tup_read");
        long changedBefore = counted("n_tup_upd");

        List<Claim> claims = outbox.claim(Outbox.ALL_LANES, 10, Duration.ofMinutes(1));
        ledger.sent(claims);

        await().atMost(Duration.ofMinutes(1)).until(() -> counted("n_tup_upd") - changedBefore == 20);
        assertThat(counted("idx_tup_fetch + seq_tup_read") - readBefore).isLessThan(MANY / 10);
        readers.forgetEverything();
    }

    private void fill(String state, int from) throws SQLException {
        execute(
                "begin; set local session_replication_role = replica; insert into delivery (id, kind, subscriber_id, domain,"
                        + " digest_id, state, lane, next_attempt_at, not_after, dated, created_at)"
                        + " select gen_random_uuid(), 'digest', n, 'example.org', n + (select count(*) from delivery), '"
                        + state
                        + "', 1, now(), now() + interval '1 day', now(), now() from generate_series(1, " + MANY
                        + ") n; commit");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long counted(String what) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_stat_force_next_flush(), " + what
                        + " from pg_stat_user_tables where relname = 'delivery'")) {
            row.next();
            return row.getLong(2);
        }
    }
}
