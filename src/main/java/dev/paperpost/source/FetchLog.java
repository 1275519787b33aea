package dev.paperpost.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** Remembers how each fetch ended, and lets only one caller of all nodes ask a service at a time. */
@ApplicationScoped
class FetchLog {

    private final DataSource dataSource;

    FetchLog(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The right to ask a service, held by a connection of its own; no transaction is open meanwhile. */
    final class Lock implements AutoCloseable {

        private final Connection connection;
        private final String service;

        private Lock(Connection connection, String service) {
            this.connection = connection;
            this.service = service;
        }

        @Override
        public void close() throws SQLException {
            try (connection) {
                call(connection, "select pg_advisory_unlock(hashtext('paperpost.source'), hashtext(?))", service);
            }
        }
    }

    /** Empty when another caller has it. */
    Optional<Lock> tryLock(String service) throws SQLException {
        Connection connection = dataSource.getConnection();
        boolean locked = false;
        try {
            locked =
                    call(connection, "select pg_try_advisory_lock(hashtext('paperpost.source'), hashtext(?))", service);
            return locked ? Optional.of(new Lock(connection, service)) : Optional.empty();
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

    void add(FetchReport report, Instant started, Instant ended) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement row = connection.prepareStatement("insert into fetch_run (id, source, started_at,"
                        + " ended_at, outcome, listed, added, updated, rejected, detail)"
                        + " values (nextval('fetch_run_seq'), ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            row.setString(1, report.source());
            row.setObject(2, started.atOffset(ZoneOffset.UTC));
            row.setObject(3, ended.atOffset(ZoneOffset.UTC));
            row.setString(4, report.outcome());
            row.setInt(5, report.listed());
            row.setInt(6, report.added());
            row.setInt(7, report.updated());
            row.setInt(8, report.rejected());
            row.setString(9, report.detail());
            row.executeUpdate();
        }
    }

    SourceStatus latest(String source) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select outcome, started_at, listed, added, detail"
                                + " from fetch_run where source = ? order by started_at desc, id desc limit 1")) {
            select.setString(1, source);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return new SourceStatus(source, "never", null, 0, 0, "");
                }
                return new SourceStatus(
                        source,
                        row.getString("outcome"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getInt("listed"),
                        row.getInt("added"),
                        row.getString("detail"));
            }
        }
    }
}
