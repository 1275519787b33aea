package dev.paperpost.delivery;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads the outbox for operators. */
@Singleton
class Register {

    private static final List<String> STATES =
            List.of("queued", "sending", "sent", "unknown", "failed", "expired", "cancelled");
    private static final int LARGEST_PAGE = 1000;

    private static final String PAGE =
            """
            select id, kind, state, subscriber_id, digest_id, attempts, created_at, next_attempt_at, not_after, last_reply, sent_at
              from delivery
             where (?::text is null or state = ?)
               and (?::uuid is null or (created_at, id) < (select c.created_at, c.id from delivery c where c.id = ?))
             order by created_at desc, id desc limit ?
            """;

    private final DataSource database;

    Register(DataSource database) {
        this.database = database;
    }

    @Transactional
    Map<String, Long> counts() throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        STATES.forEach(state -> counts.put(state, 0L));
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select state, count(*) from delivery group by state");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                counts.put(row.getString(1), row.getLong(2));
            }
        }
        return counts;
    }

    @Transactional
    List<DeliveryRow> page(String state, String after, int limit) throws SQLException {
        if (state != null && !STATES.contains(state)) {
            throw new IllegalArgumentException("state must be one of " + String.join(", ", STATES));
        }
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + LARGEST_PAGE + ", not " + limit);
        }
        UUID cursor = cursor(after);
        List<DeliveryRow> page = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = Sql.prepare(connection, PAGE, state, state, cursor, cursor, limit);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                page.add(read(row));
            }
        }
        return page;
    }

    private static UUID cursor(String after) {
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("after must be the id of the last delivery of the page before");
        }
    }

    private static DeliveryRow read(ResultSet row) throws SQLException {
        return new DeliveryRow(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("state"),
                row.getLong("subscriber_id"),
                row.getObject("digest_id", Long.class),
                row.getInt("attempts"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "next_attempt_at"),
                Sql.instant(row, "not_after"),
                row.getString("last_reply"),
                Sql.instant(row, "sent_at"));
    }
}
