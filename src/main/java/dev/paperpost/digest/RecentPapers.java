package dev.paperpost.digest;

import dev.paperpost.interest.PaperIndex;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * This node's copy of the papers that arrived in the last 90 days and have been matched: the same that a new interest is
 * matched against, so that a preview finds what the first digest will hold. The newest only, where they are more than a
 * quarter of the heap holds. Thread-safe.
 */
@ApplicationScoped
public class RecentPapers {

    /** The most days that can be asked for. */
    public static final int DAYS = (int) Matching.RECENT.toDays();

    private static final int BYTES = 2_000;
    private static final int FEWEST_FORGOTTEN = 10_000;
    private static final int HEAP_SHARE = 4;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration LONGEST_READING = Duration.ofHours(1);

    private final DataSource database;
    private final Clock clock;
    private final int most;
    private final Followed<PaperIndex> index;
    private final Looking looking = new Looking("recent papers");

    @Inject
    RecentPapers(DataSource database, Clock clock) {
        this(database, clock, (int)
                Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / HEAP_SHARE / BYTES));
    }

    RecentPapers(DataSource database, Clock clock, int most) {
        this.database = database;
        this.clock = clock;
        this.most = most;
        ChangeLog log = new ChangeLog("paper_change", "paper_id");
        index = new Followed<>("index of recent papers", database, log, Followed.LONGEST_SLEEP, new Maker());
    }

    private class Maker implements Followed.Maker<PaperIndex> {

        @Override
        public PaperIndex of(Connection connection) throws SQLException {
            return PaperReader.since(connection, horizon(), most);
        }

        @Override
        public PaperIndex changed(Connection connection, PaperIndex before, List<Long> ids) throws SQLException {
            PaperReader.update(connection, before, ids);
            before.keepNewest(most);
            return before;
        }

        @Override
        public boolean isWorn(PaperIndex current) {
            return current.forgotten() > Math.max(current.size(), FEWEST_FORGOTTEN);
        }
    }

    /** All papers matched before the call. Waits for them to be read when this is the first call. */
    public PaperIndex index() {
        return QuarkusTransaction.requiringNew()
                .timeout((int) LONGEST_READING.toSeconds())
                .call(() -> {
                    try (Connection connection = database.getConnection()) {
                        return index(connection);
                    }
                });
    }

    /** All papers matched before the call, as far as the connection's transaction may see them. */
    PaperIndex index(Connection connection) throws SQLException {
        return index.current(connection);
    }

    /** The moment so many days ago, or the oldest from which all papers are here. */
    public Instant daysAgo(PaperIndex papers, int days) {
        Instant from = clock.instant().minus(Duration.ofDays(days));
        return from.isBefore(papers.completeFrom()) ? papers.completeFrom() : from;
    }

    /** Above 0. */
    public double weeksSince(Instant moment) {
        return Math.max(1, Duration.between(moment, clock.instant()).toSeconds()) / (double) WEEK.toSeconds();
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        looking.look(() -> index().forgetBefore(horizon()));
    }

    private Instant horizon() {
        return clock.instant().minus(Matching.RECENT);
    }
}
