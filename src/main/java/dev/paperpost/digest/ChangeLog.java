package dev.paperpost.digest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How far one reader has followed a log of changed rows. The log may be read in any transaction: each look gives the
 * entries of all transactions that had not ended at the look before, so none is missed, in whatever order they commit.
 * Not thread-safe.
 */
final class ChangeLog {

    /** How long entries are kept. */
    static final Duration KEPT = Duration.ofDays(1);

    private final String select;
    /** Null until the rows themselves have been read once. */
    private Position position;
    /** Entries at and after the position that were given already. */
    private Set<Long> given = Set.of();

    /**
     * A moment of the log.
     *
     * @param xmin every transaction with a lower number had ended
     * @param at by the database's clock
     */
    record Position(long xmin, Instant at) {

        static Position now(Connection connection) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(
                            "select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint),"
                                    + " clock_timestamp()");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return new Position(row.getLong(1), row.getTimestamp(2).toInstant());
            }
        }
    }

    /** @param table with columns seq and xid, and the id of the changed row in the column named; null there means all */
    ChangeLog(String table, String column) {
        select =
                "select seq, " + column + " from " + table + " where xid >= cast(cast(? as text) as xid8) order by seq";
    }

    /** Whether entries may be gone that were not given. */
    boolean isStale(Position now, Duration longestSleep) {
        return position == null || position.at().plus(longestSleep).isBefore(now.at());
    }

    /** Forgets what was given: the rows were read as they were at this moment or later. */
    void restart(Position at) {
        position = at;
        given = Set.of();
    }

    /**
     * The rows to look at again.
     *
     * @param now taken before the call in the same transaction
     * @return ids; null among them means all
     */
    List<Long> changed(Connection connection, Position now) throws SQLException {
        List<Long> changed = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, Long.toString(position.xmin()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    seen.add(rows.getLong(1));
                    if (!given.contains(rows.getLong(1))) {
                        changed.add(rows.getObject(2, Long.class));
                    }
                }
            }
        }
        given = seen;
        position = now;
        return changed;
    }
}
