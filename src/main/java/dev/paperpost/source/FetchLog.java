package dev.paperpost.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Remembers how each fetch ended; of those in a row that found nothing, the last. */
@ApplicationScoped
class FetchLog {

    private final DataSource dataSource;

    FetchLog(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void add(FetchReport report, Instant started, Instant ended) throws SQLException {
        if (!broughtNothing(report) || !renewed(report, started, ended)) {
            insert(report, started, ended);
        }
    }

    private static boolean broughtNothing(FetchReport report) {
        return report.outcome().equals("fetched") && report.day() == null && report.listed() == 0;
    }

    /** A source asked every minute would fill the table with looks that found nothing; only the last in a row is kept. */
    private boolean renewed(FetchReport report, Instant started, Instant ended) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement row = connection.prepareStatement("update fetch_run"
                        + " set started_at = ?, ended_at = ?, detail = ? where id = (select id from fetch_run"
                        + " where source = ? order by started_at desc, id desc limit 1)"
                        + " and outcome = 'fetched' and day is null and listed = 0")) {
            row.setObject(1, started.atOffset(ZoneOffset.UTC));
            row.setObject(2, ended.atOffset(ZoneOffset.UTC));
            row.setString(3, report.detail());
            row.setString(4, report.source());
            return row.executeUpdate() == 1;
        }
    }

    private void insert(FetchReport report, Instant started, Instant ended) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement row = connection.prepareStatement("insert into fetch_run (id, source, started_at,"
                        + " ended_at, outcome, day, listed, expected, added, updated, rejected, detail)"
                        + " values (nextval('fetch_run_seq'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            row.setString(1, report.source());
            row.setObject(2, started.atOffset(ZoneOffset.UTC));
            row.setObject(3, ended.atOffset(ZoneOffset.UTC));
            row.setString(4, report.outcome());
            row.setObject(5, report.day());
            row.setInt(6, report.listed());
            row.setObject(7, report.expected());
            row.setInt(8, report.added());
            row.setInt(9, report.updated());
            row.setInt(10, report.rejected());
            row.setString(11, report.detail());
            row.executeUpdate();
        }
    }

    /** Whether anything was ever fetched from a source, however long ago. */
    boolean hasFetched(String source) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select exists (select from fetch_run where source = ? and outcome = 'fetched')")) {
            select.setString(1, source);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The latest fetches of a source, the last one first. */
    List<SourceStatus> latest(String source, int limit) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select outcome, started_at, day, listed, expected, added, detail"
                                + " from fetch_run where source = ? order by started_at desc, id desc limit ?")) {
            select.setString(1, source);
            select.setInt(2, limit);
            List<SourceStatus> runs = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    runs.add(new SourceStatus(
                            source,
                            row.getString("outcome"),
                            row.getObject("started_at", OffsetDateTime.class).toInstant(),
                            row.getObject("day", LocalDate.class),
                            row.getInt("listed"),
                            row.getObject("expected", Integer.class),
                            row.getInt("added"),
                            row.getString("detail")));
                }
            }
            return runs;
        }
    }
}
