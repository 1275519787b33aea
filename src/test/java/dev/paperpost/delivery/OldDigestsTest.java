package dev.paperpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class OldDigestsTest {

    @Inject
    Outbox outbox;

    @Inject
    Readers readers;

    @Inject
    DataSource database;

    @Test
    void aStartMailsWhatWasLeftBehindButNoDigestWhoseDeliveryIsForgottenByNow() throws SQLException {
        readers.forgetEverything();
        long reader = readers.reader("ada@example.org");
        long forgotten = readers.digest(reader);
        long leftBehind = readers.digest(reader);
        readers.execute("update digest set planned_at = now() - interval '180 days' where id = ?", forgotten);
        readers.execute("update digest set planned_at = now() - interval '80 days' where id = ?", leftBehind);

        outbox.enqueueLeftBehind();

        assertThat(readers.state(forgotten)).isNull();
        assertThat(readers.state(leftBehind)).isEqualTo("queued");
    }

    @Test
    void aDigestLeftBehindGetsNoMailWhenItsReaderIsErasedAtTheSameMoment() throws Exception {
        readers.forgetEverything();
        long reader = readers.reader("ada@example.org");
        readers.digest(reader);

        try (Connection erasure = database.getConnection();
                Statement statement = erasure.createStatement()) {
            erasure.setAutoCommit(false);
            statement.execute("delete from subscriber where id = " + reader);
            CompletableFuture<Void> takenUp = CompletableFuture.runAsync(() -> {
                try {
                    outbox.enqueueLeftBehind();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            Awaitility.await()
                    .until(() -> takenUp.isDone()
                            || readers.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                                    > 0);
            erasure.commit();
            takenUp.get();
        }

        assertThat(readers.number("select count(*) from delivery")).isZero();
    }
}
