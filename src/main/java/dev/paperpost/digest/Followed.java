package dev.paperpost.digest;

import dev.paperpost.digest.ChangeLog.Position;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * Something this node keeps in memory of the rows of a table, kept true by the table's change log; when changes have worn
 * it out, it is made anew in the background. Thread-safe.
 */
final class Followed<T> {

    /** After a longer sleep the log may already lack entries; everything is read anew. */
    static final Duration LONGEST_SLEEP = ChangeLog.KEPT.dividedBy(2);

    private static final Duration LONGEST_REBUILD = Duration.ofHours(1);

    private final String name;
    private final DataSource database;
    private final ChangeLog log;
    private final Duration longestSleep;
    private final Maker<T> maker;
    private T current;
    private boolean rebuilding;

    /** Makes it of rows. */
    interface Maker<T> {
        T of(Connection connection) throws SQLException;

        /** What it is after these rows, by id, were added, changed or removed. */
        T changed(Connection connection, T before, List<Long> ids) throws SQLException;

        boolean isWorn(T current);
    }

    Followed(String name, DataSource database, ChangeLog log, Duration longestSleep, Maker<T> maker) {
        this.name = name;
        this.database = database;
        this.log = log;
        this.longestSleep = longestSleep;
        this.maker = maker;
    }

    /** With all that was committed before the call, as far as the connection's transaction may see it. */
    synchronized T current(Connection connection) throws SQLException {
        Position now = Position.now(connection);
        if (log.isStale(now, longestSleep)) {
            start(now, maker.of(connection));
        }
        List<Long> changed = log.changed(connection, now);
        if (changed.contains(null)) {
            current = maker.of(connection);
        } else if (!changed.isEmpty()) {
            current = maker.changed(connection, current, changed);
        }
        if (!rebuilding && maker.isWorn(current)) {
            rebuilding = true;
            Thread rebuild = new Thread(this::rebuild, name);
            rebuild.setDaemon(true);
            rebuild.start();
        }
        return current;
    }

    private synchronized void start(Position at, T fresh) {
        log.restart(at);
        current = fresh;
    }

    /** The position is that of the beginning, so that the next look applies what has changed meanwhile. */
    private void rebuild() {
        try {
            QuarkusTransaction.requiringNew()
                    .timeout((int) LONGEST_REBUILD.toSeconds())
                    .call(() -> {
                        try (Connection connection = database.getConnection()) {
                            start(Position.now(connection), maker.of(connection));
                            return null;
                        }
                    });
        } catch (RuntimeException e) {
            Log.warnf("The %s could not be made anew (%s); it will be tried again.", name, e.getMessage());
        } finally {
            rebuilt();
        }
    }

    private synchronized void rebuilt() {
        rebuilding = false;
    }
}
