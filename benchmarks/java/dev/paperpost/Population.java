package dev.paperpost;

import dev.paperpost.interest.Analysis;
import dev.paperpost.interest.Interest;
import dev.paperpost.interest.InterestIndex;
import dev.paperpost.interest.InterestMaker;
import dev.paperpost.interest.InterestSyntaxException;
import dev.paperpost.interest.PaperMaker;
import dev.paperpost.interest.PaperText;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.postgresql.PGConnection;

/** Fills a database that the service has migrated with readers and their interests, faster than any door of the service could. */
final class Population {

    private static final int SAMPLE = 290;
    private static final int INTERESTS_OF_A_READER = 3;
    private static final int ROWS_AT_ONCE = 20_000;

    private final Map<String, Long> interests = new HashMap<>();
    private final PaperMaker papers;
    private final InterestMaker maker;
    private final Map<Long, List<Found>> waiting = new HashMap<>();
    private final Random random = new Random(7);

    /** @param tenFields as of {@link InterestMaker}; readers of one field all find something */
    Population(Path papersFile, boolean tenFields) throws IOException {
        papers = new PaperMaker(papersFile, 3);
        maker = new InterestMaker(papers.next(SAMPLE), tenFields, 6);
    }

    /** One JSON object a line. */
    Path papers(Path directory, int count) throws IOException {
        Path file = directory.resolve("papers-" + count + ".ndjson");
        MadePapers.write(file, papers, count, 1);
        return file;
    }

    int distinctInterests() {
        return interests.size();
    }

    /**
     * Matches for every interest: none to many, two on average, of the papers that are there; so a reader with three interests
     * gets about six papers.
     */
    void match(String database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("create temporary table numbered as select id, row_number() over () as n from paper");
            statement.execute("create unique index on numbered (n)");
            statement.execute("insert into interest_match (interest_id, paper_id, score, found_at)"
                    + " select m.i, p.id, random(), clock_timestamp() from (select i.id as i,"
                    + " 1 + floor(random() * (select count(*) from paper)) as n from interest i,"
                    // Geometric: each has one more with a chance of two in three; of i, or all would have as many.
                    + " generate_series(1, floor(ln(1 - random()) / ln(2 / 3.0))::int + 0 * i.id)) m join numbered p on p.n = m.n"
                    + " on conflict do nothing");
            statement.execute("vacuum analyze");
        }
    }

    /** What papers and interests really have in common, so many for each interest as of {@link #match}; the next ones each time. */
    void matchTruly(String database) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(database, "postgres", "");
                Statement statement = connection.createStatement()) {
            if (waiting.isEmpty()) {
                findMatches(statement);
            }
            StringBuilder found = new StringBuilder();
            waiting.forEach((interest, papers) -> {
                while (!papers.isEmpty() && random.nextInt(3) > 0) {
                    Found next = papers.remove(papers.size() - 1);
                    found.append(interest + "\t" + next.paper + "\t" + next.score + "\t" + Instant.now() + "\n");
                }
            });
            statement.execute("set session_replication_role = replica");
            copy(connection, "interest_match (interest_id, paper_id, score, found_at)", found);
            statement.execute("vacuum analyze");
        }
    }

    private void findMatches(Statement statement) throws SQLException {
        Map<Long, Interest> byId = new HashMap<>();
        interests.forEach((canonical, id) -> byId.put(id, Interest.parse(canonical)));
        InterestIndex index = InterestIndex.of(byId);
        try (ResultSet paper = statement.executeQuery("select id, title, abstract_text, authors, categories from paper")) {
            while (paper.next()) {
                long id = paper.getLong(1);
                PaperText text = new PaperText(
                        paper.getString(2),
                        paper.getString(3),
                        List.of((String[]) paper.getArray(4).getArray()),
                        List.of((String[]) paper.getArray(5).getArray()));
                index.match(text).forEach(match -> waiting.computeIfAbsent(match.interestId(), any -> new ArrayList<>())
                        .add(new Found(id, match.score())));
            }
        }
        waiting.values().forEach(papers -> Collections.shuffle(papers, random));
    }

    private record Found(long paper, double score) {}

    /** Adds readers {@code from} to {@code until - 1}, three interests each, all due daily at the same moment. */
    void add(String database, int from, int until, Instant due) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(database, "postgres", "");
                Statement statement = connection.createStatement()) {
            // No triggers and foreign keys: the rows are right, and the service is started afresh afterwards.
            statement.execute("set session_replication_role = replica");
            for (int first = from; first < until; first += ROWS_AT_ONCE) {
                copy(connection, first, Math.min(until, first + ROWS_AT_ONCE), due);
            }
            statement.execute("select setval('subscriber_seq', " + (until + 1) + "), setval('interest_seq', "
                    + (interests.size() + 1) + ")");
            statement.execute("vacuum analyze subscriber, subscription_interest, interest");
        }
    }

    private void copy(Connection connection, int from, int until, Instant due) throws SQLException, IOException {
        StringBuilder readers = new StringBuilder();
        StringBuilder asked = new StringBuilder();
        StringBuilder added = new StringBuilder();
        Instant yesterday = due.minus(1, ChronoUnit.DAYS);
        for (int reader = from; reader < until; reader++) {
            long id = reader + 1L;
            readers.append(String.join(
                            "\t",
                            String.valueOf(id),
                            address(reader),
                            address(reader),
                            "active\tdaily\t7\tUTC\ten\t20\ttrue",
                            yesterday.toString(),
                            yesterday.toString(),
                            due.toString(),
                            yesterday.toString()))
                    .append('\n');
            int position = 0;
            for (Interest interest : three()) {
                long interestId = interests.computeIfAbsent(interest.canonical(), canonical -> {
                    added.append(interests.size() + 1L)
                            .append('\t')
                            .append(canonical.replace("\\", "\\\\").replace("\t", "\\t"))
                            .append('\t')
                            .append(Analysis.version())
                            .append('\t')
                            .append(yesterday)
                            .append('\t')
                            .append(yesterday)
                            .append('\n');
                    return interests.size() + 1L;
                });
                asked.append(id + "\t" + interestId + "\t" + ++position + "\t"
                        + interest.text().replace("\\", "\\\\").replace("\t", " ") + "\t" + yesterday + "\n");
            }
        }
        copy(connection, "interest (id, canonical, analysis_version, created_at, matched_from)", added);
        copy(
                connection,
                "subscriber (id, email, email_key, status, cadence, hour, time_zone, locale, max_papers, trending, created_at,"
                        + " confirmed_at, next_digest_at, window_from)",
                readers);
        copy(connection, "subscription_interest (subscriber_id, interest_id, position, text, created_at)", asked);
    }

    /** At forty domains. */
    static String address(int reader) {
        return "reader" + reader + "@mail" + reader % 40 + ".example";
    }

    private List<Interest> three() {
        List<Interest> found = new ArrayList<>();
        Set<String> canonical = new LinkedHashSet<>();
        while (found.size() < INTERESTS_OF_A_READER) {
            try {
                Interest interest = Interest.parse(maker.next());
                if (canonical.add(interest.canonical())) {
                    found.add(interest);
                }
            } catch (InterestSyntaxException neverMatches) {
                // another one
            }
        }
        return found;
    }

    private static void copy(Connection connection, String into, StringBuilder rows) throws SQLException, IOException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + into + " from stdin", new StringReader(rows.toString()));
    }
}
