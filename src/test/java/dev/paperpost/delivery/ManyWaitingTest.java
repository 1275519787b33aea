package dev.paperpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paperpost.platform.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
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
    AgroalDataSource database;

    @Test
    void takingAndMarkingSomeReadsSomeAndNotAllThatWait() throws SQLException {
        readers.forgetEverything();
        fill("sent", 0);
        execute("vacuum analyze delivery");
        fill("queued", MANY);
        long before = rowsRead();

        List<Claim> claims = outbox.claim(Outbox.ALL_LANES, 10, Duration.ofMinutes(1));
        ledger.sent(claims);

        assertThat(claims).hasSize(10);
        assertThat(rowsRead() - before).isBetween(20L, MANY / 10L);
        readers.forgetEverything();
    }

    private void fill(String state, int from) throws SQLException {
        execute(
                "begin; set local session_replication_role = replica; insert into delivery (id, kind, subscriber_id, domain,"
                        + " digest_id, state, lane, next_attempt_at, not_after, dated, created_at)"
                        + " select gen_random_uuid(), 'digest', n, 'example.org', n + " + from + ", '"
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

    /** By all, of the table, ever. A connection tells what it read at its end at the latest, so all are ended. */
    private long rowsRead() throws SQLException {
        String connections = text("select string_agg(cast(pid as text), ',') from pg_stat_activity"
                + " where datname = current_database() and backend_type = 'client backend'");
        database.flush(AgroalDataSource.FlushMode.GRACEFUL);
        await().until(() -> text("select count(*) from pg_stat_activity where pid in (" + connections + ")")
                .equals("0"));
        return Long.parseLong(
                text("select idx_tup_fetch + seq_tup_read from pg_stat_user_tables where relname = 'delivery'"));
    }

    private String text(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
