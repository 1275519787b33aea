package dev.paperpost.paper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Keeps each work once, whatever source, version or identifier it came by. Thread-safe, also over several nodes. */
@ApplicationScoped
public class PaperStore {

    private static final Logger LOG = Logger.getLogger(PaperStore.class);

    private final DataSource dataSource;
    private final WorkTable table;
    private final MergeTable merges;
    private final Clock clock;
    private final Event<PapersStored> stored;

    PaperStore(DataSource dataSource, WorkTable table, MergeTable merges, Clock clock, Event<PapersStored> stored) {
        this.dataSource = dataSource;
        this.table = table;
        this.merges = merges;
        this.clock = clock;
        this.stored = stored;
    }

    /**
     * Stores the papers in one transaction of its own, whatever transaction the caller is in; storing the same again
     * changes nothing. A paper that breaks a rule of {@link IncomingPaper} is left out and reported. If the database
     * refuses the batch for one paper's sake, each paper gets a transaction of its own, so that only that one is lost.
     *
     * @throws StoreException when the database cannot be reached or fails; nothing of this batch is stored then
     */
    public StoreReport store(List<IncomingPaper> papers) {
        return store(papers, Arrival.NEW);
    }

    /**
     * As {@link #store(List)}.
     *
     * @param arrival how works not known before count as arrived; nothing else depends on it
     */
    public StoreReport store(List<IncomingPaper> papers, Arrival arrival) {
        return store(papers, arrival, this::announce);
    }

    /**
     * As {@link #store(List, Arrival)}.
     *
     * @param then hears in place of the observers what they are to be told by {@link #announce}
     */
    StoreReport store(List<IncomingPaper> papers, Arrival arrival, Consumer<PapersStored> then) {
        List<Checked> good = new ArrayList<>(papers.size());
        List<StoreReport.Rejected> rejected = new ArrayList<>();
        for (int i = 0; i < papers.size(); i++) {
            try {
                good.add(new Checked(i, Claim.of(PaperCheck.check(papers.get(i)))));
            } catch (InvalidPaperException e) {
                rejected.add(new StoreReport.Rejected(i, e.getMessage()));
            }
        }
        if (good.isEmpty()) {
            return new StoreReport(0, 0, 0, List.of(), rejected);
        }
        Totals totals = new Totals(rejected);
        try {
            totals.add(inOneTransaction(good, arrival));
        } catch (StoreException e) {
            if (!e.causedByData()) {
                throw e;
            }
            oneByOne(good, arrival, totals);
        }
        if (totals.toMatch() > 0) {
            then.accept(new PapersStored(totals.toMatch()));
        }
        return totals.report();
    }

    private void oneByOne(List<Checked> papers, Arrival arrival, Totals totals) {
        for (Checked paper : papers) {
            try {
                totals.add(inOneTransaction(List.of(paper), arrival));
            } catch (StoreException e) {
                if (!e.causedByData()) {
                    throw e;
                }
                totals.reject(paper.index(), "the database refused this paper: " + e.getMessage());
            }
        }
    }

    private PaperBatch inOneTransaction(List<Checked> papers, Arrival arrival) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                return write(connection, papers, arrival);
            } catch (SQLException e) {
                throw new StoreException(e);
            }
        });
    }

    private PaperBatch write(Connection connection, List<Checked> papers, Arrival arrival) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Claim> claims = papers.stream().map(Checked::claim).toList();
        table.lock(connection);
        PaperBatch batch = new PaperBatch(table.load(connection, claims));
        claims.forEach(batch::add);
        batch.markPast(arrival, now);
        table.number(connection, batch.works());
        table.write(connection, batch.changed(), arrival, now);
        merges.store(connection, batch.merged(), now);
        table.identify(connection, batch.newIdentifiers());
        table.seen(connection, batch.sightings(), now);
        return batch;
    }

    /** What is stored stays stored, whatever its observers make of it: a paper not yet matched is matched later. */
    void announce(PapersStored event) {
        try {
            stored.fire(event);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e, "%d stored papers could not be matched at once; they still wait to be matched", event.count());
        }
    }

    private record Checked(int index, Claim claim) {}

    /** Adds up the batches of one call. */
    private static final class Totals {

        private final List<StoreReport.Rejected> rejected;
        private final Set<Long> ids = new LinkedHashSet<>();
        private int added;
        private int updated;
        private int unchanged;
        private int toMatch;

        Totals(List<StoreReport.Rejected> rejected) {
            this.rejected = rejected;
        }

        void add(PaperBatch batch) {
            added += batch.added();
            updated += batch.updated();
            unchanged += batch.unchanged();
            toMatch += batch.toMatch();
            batch.works().forEach(work -> ids.add(work.id));
        }

        void reject(int index, String detail) {
            rejected.add(new StoreReport.Rejected(index, detail));
        }

        int toMatch() {
            return toMatch;
        }

        StoreReport report() {
            return new StoreReport(added, updated, unchanged, List.copyOf(ids), List.copyOf(rejected));
        }
    }
}
