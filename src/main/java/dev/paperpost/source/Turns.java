package dev.paperpost.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** Lets only one caller of all nodes ask a service at a time, and keeps their common pace. */
@ApplicationScoped
class Turns {

    private static final String LOCK = "select pg_try_advisory_lock(hashtext('paperpost.source'), hashtext(?))";
    private static final String UNLOCK = "select pg_advisory_unlock(hashtext('paperpost.source'), hashtext(?))";

    /** Takes the next free moment, however many nodes ask for one; by the database's clock, which all of them share. */
    private static final String NEXT_MOMENT = "insert into source_service as s (service, next_at)"
            + " values (?, clock_timestamp() + ? * interval '1 ms') on conflict (service) do update"
            + " set next_at = greatest(clock_timestamp(), s.next_at) + ? * interval '1 ms'"
            + " returning ceil(extract(epoch from next_at - clock_timestamp()) * 1000)::bigint - ?";

    private final DataSource dataSource;

    Turns(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Empty when another caller has it. */
    Optional<Turn> take(String service) throws SQLException {
        Connection connection = dataSource.getConnection();
        boolean locked = false;
        try {
            locked = call(connection, LOCK, service);
            return locked ? Optional.of(new Turn(connection, service)) : Optional.empty();
        } finally {
            if (!locked) {
                connection.close();
            }
        }
    }

    private static boolean call(Connection connection, String function, String argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(function)) {
            statement.setString(1, argument);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The right to ask a service, held by a connection of its own; no transaction is open meanwhile. For one thread. */
    static final class Turn implements AutoCloseable {

        private final Connection connection;
        private final String service;

        private Turn(Connection connection, String service) {
            this.connection = connection;
            this.service = service;
        }

        /** Returns when the next request may go out, {@code pause} after the one before, whichever node sent it. */
        void await(Duration pause) throws IOException {
            try {
                Thread.sleep(Math.max(0, waitMillis(pause.toMillis())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while keeping the pause between requests", e);
            } catch (SQLException e) {
                throw new IOException("the pause between requests cannot be kept: " + e.getMessage(), e);
            }
        }

        private long waitMillis(long pause) throws SQLException {
            try (PreparedStatement next = connection.prepareStatement(NEXT_MOMENT)) {
                next.setString(1, service);
                next.setLong(2, pause);
                next.setLong(3, pause);
                next.setLong(4, pause);
                try (ResultSet row = next.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        }

        /** Counts the pause from the end of an answer, so that a slow connection brings no two requests closer. */
        void restAtLeast(Duration pause) throws IOException {
            try (PreparedStatement update = connection.prepareStatement("update source_service set next_at ="
                    + " greatest(next_at, clock_timestamp() + ? * interval '1 ms') where service = ?")) {
                update.setLong(1, pause.toMillis());
                update.setString(2, service);
                update.executeUpdate();
            } catch (SQLException e) {
                throw new IOException("the pause between requests cannot be kept: " + e.getMessage(), e);
            }
        }

        /** Leaves the service alone until then, on all nodes and over restarts. */
        void rest(Instant until) throws SQLException {
            try (PreparedStatement rest = connection.prepareStatement(
                    "update source_service set rest_until = greatest(rest_until, ?) where service = ?")) {
                rest.setObject(1, until.atOffset(ZoneOffset.UTC));
                rest.setString(2, service);
                rest.executeUpdate();
            }
        }

        /** Until when the service asked to be left alone; empty when it did not. */
        Optional<Instant> restsUntil(Instant now) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(
                    "select rest_until from source_service where service = ? and rest_until > ?")) {
                select.setString(1, service);
                select.setObject(2, now.atOffset(ZoneOffset.UTC));
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                            : Optional.empty();
                }
            }
        }

        @Override
        public void close() throws SQLException {
            try (connection) {
                call(connection, UNLOCK, service);
            }
        }
    }
}
