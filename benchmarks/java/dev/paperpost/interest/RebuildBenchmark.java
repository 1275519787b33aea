package dev.paperpost.interest;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.postgresql.PGConnection;

/** How long a node takes to read all interests from the database and to index them. See benchmarks/README.md. */
public final class RebuildBenchmark {

    private static final int REPETITIONS = 3;

    private RebuildBenchmark() {}

    /** @param arguments papers file, number of interests, one or ten fields */
    public static void main(String[] arguments) throws IOException, SQLException {
        List<PaperText> papers = new PaperMaker(Path.of(arguments[0]), 1).next(MatchingBenchmark.PAPERS);
        int count = Integer.parseInt(arguments[1]);
        Interests interests = Interests.of(papers, count, arguments[2].equals("ten"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Connection connection = postgres.getPostgresDatabase().getConnection()) {
            fill(connection, interests);
            System.out.printf(Locale.ROOT, "%,d interests, %,d rows%n", count, interests.distinct());
            for (int i = 1; i <= REPETITIONS; i++) {
                long start = System.nanoTime();
                InterestIndex.Builder builder = read(connection, papers);
                long built = System.nanoTime();
                InterestIndex index = builder.build();
                long end = System.nanoTime();
                System.out.printf(
                        Locale.ROOT,
                        "| run %d | read and parsed in %.1f s | built in %.1f s | together %.1f s | %,d interests |%n",
                        i, (built - start) / 1e9, (end - built) / 1e9, (end - start) / 1e9, index.size());
            }
        }
    }

    private static void fill(Connection connection, Interests interests) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table line (canonical text, id bigint generated always as identity)");
            try (var in = Files.newInputStream(interests.file())) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy line (canonical) from stdin with (format csv, delimiter E'\\x01', quote E'\\x02')", in);
            }
            statement.execute("create table interest as select id, canonical from line");
            statement.execute("analyze interest");
        }
        connection.setAutoCommit(false);
    }

    private static InterestIndex.Builder read(Connection connection, List<PaperText> sample) throws SQLException {
        InterestIndex.Builder builder = InterestIndex.builder().sample(sample);
        try (PreparedStatement select = connection.prepareStatement("select id, canonical from interest")) {
            select.setFetchSize(2_000);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    builder.add(rows.getLong(1), rows.getString(2));
                }
            }
        }
        return builder;
    }
}
