package dev.paperpost.digest;

import dev.paperpost.interest.InterestIndex;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import javax.sql.DataSource;

/**
 * This node's index of all interests. Follows the change log of the interest table: a look reads what was written since
 * the look before, by any node, and puts it into the index's delta; when the delta has grown, the whole index is built
 * anew in the background. Thread-safe.
 */
@ApplicationScoped
class InterestSnapshot {

    /** How long the change log is kept. */
    static final Duration KEPT = Duration.ofDays(1);

    /** After a longer sleep the log may already lack entries; everything is read anew. */
    private static final Duration LONGEST_SLEEP = KEPT.dividedBy(2);

    private static final Duration LONGEST_REBUILD = Duration.ofHours(1);
    private static final int FEWEST_CHANGES = 5_000;
    private static final int CHANGED_SHARE = 50;

    private final DataSource database;
    private final Duration longestSleep;
    private final InterestReader reader = new InterestReader();

    private InterestIndex index = InterestIndex.empty();
    /** Null until everything has been read once. */
    private Position position;
    /** Entries at and after the position that the index knows already. */
    private Set<Long> applied = Set.of();

    private boolean rebuilding;

    /**
     * How far the log has been read.
     *
     * @param xmin every transaction with a lower number had ended
     * @param at by the database's clock
     */
    private record Position(long xmin, Instant at) {

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

    @Inject
    InterestSnapshot(DataSource database) {
        this(database, LONGEST_SLEEP);
    }

    InterestSnapshot(DataSource database, Duration longestSleep) {
        this.database = database;
        this.longestSleep = longestSleep;
    }

    /** All interests committed before the call, as far as the connection's transaction may see them. */
    synchronized InterestIndex current(Connection connection) throws SQLException {
        Position now = Position.now(connection);
        if (position == null || position.at().plus(longestSleep).isBefore(now.at())) {
            start(now, reader.all(connection));
        }
        List<Long> changed = changed(connection);
        if (changed.contains(null)) {
            index = reader.all(connection);
        } else if (!changed.isEmpty()) {
            index = reader.changed(connection, index, changed);
        }
        position = now;
        if (index.changes() > Math.max(FEWEST_CHANGES, index.size() / CHANGED_SHARE) && !rebuilding) {
            rebuilding = true;
            Thread rebuild = new Thread(this::rebuild, "interest index");
            rebuild.setDaemon(true);
            rebuild.start();
        }
        return index;
    }

    /** Looks at the log; see {@link #current}. */
    void look() throws SQLException {
        try (Connection connection = database.getConnection()) {
            current(connection);
        }
    }

    /** Only these interests. */
    InterestIndex of(Connection connection, List<Long> ids) throws SQLException {
        return reader.changed(connection, InterestIndex.empty(), ids);
    }

    private synchronized void start(Position at, InterestIndex fresh) {
        position = at;
        applied = Set.of();
        index = fresh;
    }

    /** The interests to look at again; null among them means all. */
    private List<Long> changed(Connection connection) throws SQLException {
        List<Long> changed = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement("select seq, interest_id from interest_change"
                + " where xid >= cast(cast(? as text) as xid8) order by seq")) {
            select.setString(1, Long.toString(position.xmin()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    seen.add(rows.getLong(1));
                    if (!applied.contains(rows.getLong(1))) {
                        changed.add(rows.getObject(2, Long.class));
                    }
                }
            }
        }
        applied = seen;
        return changed;
    }

    /** The position is that of the beginning, so that the next look applies what has changed meanwhile. */
    private void rebuild() {
        try {
            QuarkusTransaction.requiringNew()
                    .timeout((int) LONGEST_REBUILD.toSeconds())
                    .call(() -> {
                        try (Connection connection = database.getConnection()) {
                            start(Position.now(connection), reader.all(connection));
                            return null;
                        }
                    });
        } catch (RuntimeException e) {
            Log.warnf("The index of interests could not be built anew (%s); it will be tried again.", e.getMessage());
        } finally {
            rebuilt();
        }
    }

    private synchronized void rebuilt() {
        rebuilding = false;
    }
}
