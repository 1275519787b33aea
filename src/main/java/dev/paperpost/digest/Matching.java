package dev.paperpost.digest;

import dev.paperpost.interest.Interest;
import dev.paperpost.interest.InterestIndex;
import dev.paperpost.interest.Matches;
import dev.paperpost.interest.PaperIndex;
import dev.paperpost.interest.PaperIndex.Hit;
import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.PapersStored;
import dev.paperpost.subscription.InterestsAdded;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.eclipse.microprofile.context.ManagedExecutor;

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
    static final Duration RECENT = Arrival.RECENT;

    private static final int BATCH = 500;

    /**
     * Matching a new interest against three months of papers, and waiting for another node that does, can outlast the
     * usual time-out of a transaction; given up half-way it would start anew for ever.
     */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final DataSource database;
    private final InterestSnapshot interests;
    private final RecentPapers recent;
    private final Clock clock;

    private final ManagedExecutor executor;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Looking looking = new Looking("interests");

    Matching(
            DataSource database,
            InterestSnapshot interests,
            RecentPapers recent,
            Clock clock,
            ManagedExecutor executor) {
        this.database = database;
        this.interests = interests;
        this.recent = recent;
        this.clock = clock;
        this.executor = executor;
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

    /** Keeps this node's index up to date between the papers. */
    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void lookForInterests() {
        looking.look(() -> inTransaction(() -> {
            try (Connection connection = database.getConnection()) {
                interests.current(connection);
                return true;
            }
        }));
    }

    /** A new interest is matched as soon as it is stored, and without its reader waiting for it. */
    void added(@Observes(during = TransactionPhase.AFTER_SUCCESS) InterestsAdded added) {
        if (asked.compareAndSet(false, true)) {
            executor.execute(() -> {
                asked.set(false);
                catchUp();
            });
        }
    }

    /** What a source brought is matched at once. */
    void arrived(@Observes PapersStored stored) {
        catchUp();
    }

    private boolean matchSomePapers() throws SQLException {
        try (Connection connection = database.getConnection()) {
            lock(connection, "pg_advisory_xact_lock_shared");
            List<WaitingPaper> papers = WaitingPaper.claim(connection, BATCH);
            if (papers.isEmpty()) {
                return false;
            }
            // After the claim, so that no interest committed before a paper became visible is missing.
            InterestIndex index = interests.current(connection);
            Instant now = clock.instant();
            Matches matches = new Matches();
            FoundMatches found = new FoundMatches(connection, now);
            FoundMatches backdated = new FoundMatches(connection, null);
            for (WaitingPaper paper : papers) {
                index.match(paper.text(), matches);
                (paper.backdated() ? backdated : found).add(paper.id(), matches);
            }
            found.store();
            backdated.store();
            mark(
                    connection,
                    "update paper set matched_at = ?, backdated = false where id = any (?)",
                    now,
                    papers.stream().map(WaitingPaper::id).toList());
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
            Instant from = clock.instant().minus(RECENT);
            matchRecent(connection, interests.read(connection, waiting), from);
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

    /** The lock is held, so every paper that is not in memory by now is matched later, with these interests. */
    private void matchRecent(Connection connection, Map<Long, Interest> waiting, Instant from) throws SQLException {
        FoundMatches found = new FoundMatches(connection, null);
        PaperIndex papers = recent.index(connection);
        for (Map.Entry<Long, Interest> interest : waiting.entrySet()) {
            for (Hit hit : papers.hits(interest.getValue(), from)) {
                found.add(interest.getKey(), hit.paperId(), hit.score());
            }
        }
        if (from.isBefore(papers.completeFrom())) {
            matchStored(connection, InterestIndex.of(waiting), from, papers.completeFrom(), found);
        }
        found.store();
    }

    private static void matchStored(
            Connection connection, InterestIndex index, Instant from, Instant until, FoundMatches found)
            throws SQLException {
        try (PreparedStatement stored = connection.prepareStatement(
                StoredText.SELECT
                        + " from paper where arrived_at >= ? and arrived_at < ? and matched_at is not null and merged_into is null")) {
            stored.setFetchSize(BATCH);
            stored.setTimestamp(1, Timestamp.from(from));
            stored.setTimestamp(2, Timestamp.from(until));
            Matches matches = new Matches();
            try (var rows = stored.executeQuery()) {
                while (rows.next()) {
                    StoredText paper = StoredText.read(rows);
                    index.match(paper.text(), matches);
                    found.add(paper.id(), matches);
                }
            }
        }
    }

    private static void mark(Connection connection, String update, Instant at, List<Long> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setArray(2, connection.createArrayOf("bigint", ids.toArray()));
            statement.executeUpdate();
        }
    }
}
