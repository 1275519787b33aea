package dev.paperpost.digest;

import dev.paperpost.interest.InterestIndex;
import dev.paperpost.interest.Match;
import dev.paperpost.interest.PaperText;
import dev.paperpost.paper.PapersStored;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * Matches each paper against each interest, exactly once for each pair, driven by the data alone: papers that wait have
 * no {@code matched_at}, interests that wait have no {@code matched_from}. A crash leaves them waiting.
 *
 * <p>No pair is missed when both arrive at once: a paper is matched against every interest committed before its batch
 * was claimed, and an interest against every paper committed before its own turn. Thread-safe, on any number of nodes.
 */
@ApplicationScoped
public class Matching {

    /** How many days of papers a new interest is matched against. */
    static final Duration RECENT = Duration.ofDays(90);

    private static final int BATCH = 200;

    /**
     * Matching a new interest against three months of papers, and waiting for another node that does, can outlast the
     * usual time-out of a transaction; given up half-way it would start anew for ever.
     */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final DataSource database;
    private final InterestSnapshot interests;
    private final Clock clock;

    Matching(DataSource database, InterestSnapshot interests, Clock clock) {
        this.database = database;
        this.interests = interests;
        this.clock = clock;
    }

    /** Matches all that waits; returns when nothing this node can claim is left. */
    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    public void catchUp() {
        while (inTransaction(this::matchSomePapers)) {
            Log.debug("matched a batch of papers");
        }
        while (inTransaction(this::matchSomeInterests)) {
            Log.debug("matched a batch of new interests");
        }
    }

    private static boolean inTransaction(Callable<Boolean> work) {
        return QuarkusTransaction.requiringNew()
                .timeout((int) LONGEST.toSeconds())
                .call(work);
    }

    /** What a source brought is matched at once. */
    void arrived(@Observes PapersStored stored) {
        catchUp();
    }

    private boolean matchSomePapers() throws SQLException {
        try (Connection connection = database.getConnection()) {
            lock(connection, "pg_advisory_xact_lock_shared");
            List<StoredText> papers = claimPapers(connection);
            if (papers.isEmpty()) {
                return false;
            }
            // After the claim, so that no interest committed before a paper became visible is missing.
            InterestIndex index = interests.current(connection);
            Instant now = clock.instant();
            List<Found> found = new ArrayList<>();
            for (StoredText paper : papers) {
                for (Match match : index.match(paper.text())) {
                    found.add(new Found(match.interestId(), paper.id(), match.score(), now));
                }
            }
            store(connection, found);
            mark(connection, "update paper set matched_at = ? where id = any (?)", now, ids(papers));
            return true;
        }
    }

    private boolean matchSomeInterests() throws SQLException {
        try (Connection connection = database.getConnection()) {
            lock(connection, "pg_advisory_xact_lock");
            List<Long> waiting = new ArrayList<>();
            try (PreparedStatement claim = connection.prepareStatement(
                            "select id from interest where matched_from is null order by id limit " + BATCH
                                    + " for no key update skip locked");
                    var rows = claim.executeQuery()) {
                while (rows.next()) {
                    waiting.add(rows.getLong(1));
                }
            }
            if (waiting.isEmpty()) {
                return false;
            }
            InterestIndex index = interests.of(connection, waiting);
            Instant from = clock.instant().minus(RECENT);
            matchRecent(connection, index, from);
            mark(connection, "update interest set matched_from = ? where id = any (?)", from, waiting);
            return true;
        }
    }

    /**
     * Papers are matched by many at once, since they share no pair; interests by one alone, since two transactions
     * that insert the same pairs in different orders would wait for each other for ever.
     */
    private static void lock(Connection connection, String kind) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select " + kind + "(hashtext('paperpost matching'))")) {
            lock.execute();
        }
    }

    private void matchRecent(Connection connection, InterestIndex index, Instant from) throws SQLException {
        try (PreparedStatement recent = connection.prepareStatement(
                StoredText.SELECT + ", arrived_at from paper where arrived_at >= ? order by arrived_at, id")) {
            recent.setFetchSize(BATCH);
            recent.setTimestamp(1, Timestamp.from(from));
            List<Found> found = new ArrayList<>();
            try (var rows = recent.executeQuery()) {
                while (rows.next()) {
                    StoredText paper = StoredText.read(rows);
                    Instant arrived = rows.getTimestamp("arrived_at").toInstant();
                    for (Match match : index.match(paper.text())) {
                        found.add(new Found(match.interestId(), paper.id(), match.score(), arrived));
                    }
                    if (found.size() >= 10_000) {
                        store(connection, found);
                        found.clear();
                    }
                }
            }
            store(connection, found);
        }
    }

    private static List<StoredText> claimPapers(Connection connection) throws SQLException {
        List<StoredText> papers = new ArrayList<>();
        try (PreparedStatement claim = connection.prepareStatement(StoredText.SELECT
                        + " from paper where matched_at is null order by id limit " + BATCH
                        + " for no key update skip locked");
                var rows = claim.executeQuery()) {
            while (rows.next()) {
                papers.add(StoredText.read(rows));
            }
        }
        return papers;
    }

    private static void store(Connection connection, List<Found> found) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into interest_match (interest_id, paper_id, score, found_at)"
                        + " select i, p, s, f from unnest(?, ?, ?, ?) as found (i, p, s, f)"
                        // The interest may have been erased since the index was built.
                        + " where exists (select 1 from interest where id = i for key share)"
                        + " on conflict (interest_id, paper_id) do nothing")) {
            insert.setArray(1, array(connection, "bigint", found.stream().map(Found::interestId)));
            insert.setArray(2, array(connection, "bigint", found.stream().map(Found::paperId)));
            insert.setArray(3, array(connection, "float8", found.stream().map(Found::score)));
            insert.setArray(4, array(connection, "timestamptz", found.stream().map(f -> Timestamp.from(f.foundAt()))));
            insert.executeUpdate();
        }
    }

    private static java.sql.Array array(Connection connection, String type, java.util.stream.Stream<?> values)
            throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    private static void mark(Connection connection, String update, Instant at, List<Long> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setArray(2, connection.createArrayOf("bigint", ids.toArray()));
            statement.executeUpdate();
        }
    }

    private static List<Long> ids(List<StoredText> papers) {
        return papers.stream().map(StoredText::id).toList();
    }

    private record Found(long interestId, long paperId, double score, Instant foundAt) {}

    /** What of a stored paper the interests look at. */
    private record StoredText(long id, PaperText text) {

        static final String SELECT = "select id, title, abstract_text, authors, categories";

        static StoredText read(java.sql.ResultSet row) throws SQLException {
            return new StoredText(
                    row.getLong("id"),
                    new PaperText(
                            row.getString("title"),
                            row.getString("abstract_text"),
                            List.of((String[]) row.getArray("authors").getArray()),
                            List.of((String[]) row.getArray("categories").getArray())));
        }
    }
}
