package dev.paperpost.delivery;

import dev.paperpost.subscription.Suppressions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;

/** Stops a reader and suppresses the address, whether the bad news came while sending or later by mail. */
@Singleton
class ReaderStop {

    private static final String STOP_READER =
            """
            update subscriber set status = ?, ended_at = ?, ended_reason = ?, next_digest_at = null
             where id = ? and status in ('pending', 'active')
            """;
    private static final String CANCEL_MAILS =
            """
            update delivery set state = 'cancelled', last_reply = ?
             where subscriber_id = ? and state in ('queued', 'unknown')
            """;
    private static final String AUDIT =
            "insert into audit (id, at, subscriber_id, event, detail) values (nextval('audit_seq'), ?, ?, ?, ?)";

    private static final String EMAIL = "select email from subscriber where id = ?";

    private final Suppressions suppressions;
    private final Clock clock;

    ReaderStop(Suppressions suppressions, Clock clock) {
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /**
     * Cancels the reader's mails, ends the subscription and suppresses the address, also of a reader who has left; call within the transaction of the connection.
     *
     * @param detail for the record that outlives the reader: codes alone
     * @return false when the reader had been stopped or had left before
     */
    boolean stop(Connection connection, long subscriberId, StopReason reason, String detail) throws SQLException {
        Instant now = clock.instant();
        Sql.update(connection, CANCEL_MAILS, reason.words, subscriberId);
        boolean stopped =
                Sql.update(connection, STOP_READER, reason.status, now, reason.endedReason, subscriberId) == 1;
        if (stopped) {
            Sql.update(connection, AUDIT, now, subscriberId, reason.event, detail);
        }
        suppress(connection, subscriberId, reason);
        return stopped;
    }

    private void suppress(Connection connection, long subscriberId, StopReason reason) throws SQLException {
        try (PreparedStatement query = Sql.prepare(connection, EMAIL, subscriberId);
                ResultSet row = query.executeQuery()) {
            if (row.next()) {
                suppressions.add(row.getString("email"), reason.suppression());
            }
        }
    }
}
