package dev.paperpost;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.postgresql.PGConnection;

/** The least that storing papers and matches can cost: PostgreSQL copies the same rows into ordinary tables with the same indexes. */
final class CopyBaseline {

    private static final List<String> TABLES = List.of("paper", "paper_identifier", "paper_source", "interest_match");

    private final String url;
    private final Path directory;

    CopyBaseline(String url, Path directory) {
        this.url = url;
        this.directory = directory;
    }

    /** Rows and bytes of what was stored. */
    String sizes() throws SQLException {
        StringBuilder sizes = new StringBuilder();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("paper", "interest", "interest_match", "paper_change")) {
                try (ResultSet row = statement.executeQuery(
                        "select count(*), pg_total_relation_size('" + table + "') >> 20 from " + table)) {
                    row.next();
                    sizes.append(String.format(
                            Locale.ROOT, "%s: %,d rows, %,d MB  ", table, row.getLong(1), row.getLong(2)));
                }
            }
        }
        return sizes.toString();
    }

    /** Seconds, without writing and reading the file first. */
    double seconds() throws SQLException, IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : TABLES) {
                try (OutputStream out = Files.newOutputStream(directory.resolve(table))) {
                    copy.copyOut("copy " + table + " to stdout", out);
                }
                statement.execute("create table copied_" + table + " (like " + table + " including all)");
            }
            statement.execute("checkpoint");
            long start = System.nanoTime();
            for (String table : TABLES) {
                try (InputStream in = Files.newInputStream(directory.resolve(table))) {
                    copy.copyIn("copy copied_" + table + " from stdin", in);
                }
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "postgres", "postgres");
    }
}
