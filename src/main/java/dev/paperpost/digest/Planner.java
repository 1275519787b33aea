package dev.paperpost.digest;

import dev.paperpost.paper.Batch;
import dev.paperpost.subscription.DueReader;
import dev.paperpost.subscription.DueReaders;
import dev.paperpost.subscription.Tokens;
import dev.paperpost.subscription.Waiting;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the digests that are due. Due moments are data in the subscriber table, claimed row by row, so that any number
 * of nodes can plan at once, a late start catches up, and a digest exists at most once for a reader and day.
 */
@ApplicationScoped
public class Planner {

    private static final int BATCH = 50;

    /** After a large import a batch can outlast the usual time-out; given up, its readers would be stuck for ever. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Matching matching;
    private final DueReaders readers;
    private final DigestStore store;
    private final Tokens tokens;
    private final Patience patience;
    private final Clock clock;

    Planner(Matching matching, DueReaders readers, DigestStore store, Tokens tokens, Patience patience, Clock clock) {
        this.matching = matching;
        this.readers = readers;
        this.store = store;
        this.tokens = tokens;
        this.patience = patience;
        this.clock = clock;
    }

    /** The clockwork: plans what is due now and need not wait for a source. */
    @Scheduled(every = "30s", delayed = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        Instant now = clock.instant();
        PlanReport report = plan(now, patience.waiting(now));
        if (report.due() > 0) {
            Log.infof(
                    "%d digests planned, %d of %d due readers had no new paper.",
                    report.planned(), report.empty(), report.due());
        }
    }

    /** Plans what is due now, with everything that has arrived until now; waits for no source. */
    public PlanReport planDue() {
        return plan(clock.instant());
    }

    /**
     * Plans everything due by a moment, past or future, and waits for no source. A second call for the same moment finds
     * nothing due.
     *
     * <p>The window of each digest ends now, or at {@code asOf} when that is earlier: what is found later belongs to the
     * next one.
     */
    public PlanReport plan(Instant asOf) {
        return plan(asOf, List.of());
    }

    private PlanReport plan(Instant asOf, List<Waiting> waiting) {
        matching.catchUp();
        PlanReport total = new PlanReport(0, 0, 0);
        while (true) {
            PlanReport some = QuarkusTransaction.requiringNew()
                    .timeout((int) LONGEST.toSeconds())
                    .call(() -> planSome(asOf, waiting));
            if (some.due() == 0) {
                return total;
            }
            total = total.plus(some);
        }
    }

    private PlanReport planSome(Instant asOf, List<Waiting> waiting) {
        List<DueReader> due = readers.claim(asOf, BATCH, waiting);
        if (due.isEmpty()) {
            return new PlanReport(0, 0, 0);
        }
        Instant now = clock.instant();
        Instant until = asOf.isBefore(now) ? asOf : now;
        Map<Long, List<Candidate>> candidates = store.candidates(due, until);
        int planned = 0;
        Map<Instant, List<Batch>> batches = new HashMap<>();
        for (DueReader reader : due) {
            Instant dueAt = dueMoment(reader, asOf);
            LocalDate slot = reader.schedule().slot(dueAt);
            List<Candidate> matches = candidates.getOrDefault(reader.subscriberId(), List.of());
            Selection selection = Selection.of(matches, reader.maxPapers());
            boolean free = reader.lastSlot() == null || slot.isAfter(reader.lastSlot());
            if (free && selection.total() > 0) {
                Completeness completeness = Completeness.of(
                        batches.computeIfAbsent(reader.windowFrom(), from -> patience.batches(from, until)),
                        reader.categories(),
                        reader.windowFrom(),
                        until);
                long digestId = store.insert(reader, slot, dueAt, until, completeness, selection, now);
                tokens.issueView(reader.subscriberId(), digestId);
                planned++;
            }
            Instant next = reader.schedule().next(asOf.isAfter(dueAt) ? asOf : dueAt, free ? slot : reader.lastSlot());
            // What did not fit into this digest stays in the window of the next.
            boolean all = free && matches.size() < DigestStore.MOST;
            readers.advance(reader, free ? slot : reader.lastSlot(), all ? until : reader.windowFrom(), next);
        }
        return new PlanReport(due.size(), planned, due.size() - planned);
    }

    /** After a long stop there is one digest, named after the latest of the slots missed. */
    private static Instant dueMoment(DueReader reader, Instant asOf) {
        Instant latest = reader.schedule().latest(asOf);
        return latest.isAfter(reader.dueAt()) ? latest : reader.dueAt();
    }
}
