package dev.paperpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class OldDigestsTest {

    @Inject
    Outbox outbox;

    @Inject
    Readers readers;

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
}
