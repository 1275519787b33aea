package dev.paperpost.delivery;

import dev.paperpost.digest.DigestsPlanned;
import dev.paperpost.platform.SqlArrays;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Binds and reads the few types the outboxes need. */
class Sql {

    private Sql() {}

    static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(
                    i + 1, values[i] instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : values[i]);
        }
        return statement;
    }

    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** Runs a statement that takes the moment and then the ids of digests just planned. */
    static void forPlanned(DataSource database, String sql, Instant now, DigestsPlanned planned) throws SQLException {
        try (Connection connection = database.getConnection()) {
            update(connection, sql, now, SqlArrays.of(connection, "bigint", planned.ids(), id -> id));
        }
    }

    /** Null stays null. */
    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
