package dev.paperpost.digest;

import dev.paperpost.subscription.DueReaders;
import dev.paperpost.subscription.Waiting;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Makes the digests that are due. Due moments are data in the subscriber table, claimed row by row, so that any number
 * of nodes can plan at once, a late start catches up, and a digest exists at most once for a reader and day.
 */
@ApplicationScoped
public class Planner {

    /** The database does most of it, and two of its processes fill the two cores of a small machine. */
    private static final int PLANNERS = 2;

    /** After a large import a batch can outlast the usual time-out; given up, its readers would be stuck for ever. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Matching matching;
    private final DueReaders readers;
    private final DigestStore store;
    private final Tastes tastes;
    private final TrendingStore trending;
    private final Patience patience;
    private final Event<DigestsPlanned> planned;
    private final Clock clock;
    private final ExecutorService threads = Executors.newFixedThreadPool(PLANNERS, work -> {
        Thread thread = new Thread(work, "planner");
        thread.setDaemon(true);
        return thread;
    });

    Planner(
            Matching matching,
            DueReaders readers,
            DigestStore store,
            Tastes tastes,
            TrendingStore trending,
            Patience patience,
            Event<DigestsPlanned> planned,
            Clock clock) {
        this.matching = matching;
        this.readers = readers;
        this.store = store;
        this.tastes = tastes;
        this.trending = trending;
        this.patience = patience;
        this.planned = planned;
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
        Trends trends = trends(asOf);
        PlanProgress progress = new PlanProgress(() -> readers.due(asOf), clock);
        List<Future<PlanReport>> parts = IntStream.range(0, PLANNERS)
                .mapToObj(i -> threads.submit(() -> planAll(asOf, trends, waiting, progress)))
                .toList();
        PlanReport total = new PlanReport(0, 0, 0);
        for (Future<PlanReport> part : parts) {
            total = total.plus(result(part));
        }
        return total;
    }

    /** Chosen by a transaction of its own, before those that tell readers of it. */
    private Trends trends(Instant asOf) {
        Instant now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> trending.choose(now));
        return QuarkusTransaction.requiringNew().call(() -> trending.until(asOf.isBefore(now) ? asOf : now));
    }

    private PlanReport planAll(Instant asOf, Trends trends, List<Waiting> waiting, PlanProgress progress) {
        PlanReport total = new PlanReport(0, 0, 0);
        while (true) {
            PlanReport some = inTransaction(asOf, trends, run -> run.plan(waiting));
            if (some.due() == 0) {
                return total;
            }
            progress.more(some.due());
            total = total.plus(some);
        }
    }

    /** Plans the first digests of those who confirmed a minute ago. */
    @Scheduled(every = "5s", delayed = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    void welcome() {
        if (!readers.anyNew(clock.instant())) {
            return;
        }
        matching.catchUp();
        Trends trends = trends(clock.instant());
        PlanReport some;
        do {
            some = inTransaction(clock.instant(), trends, PlanRun::welcome);
        } while (some.due() > 0);
    }

    private PlanReport inTransaction(Instant asOf, Trends trends, Function<PlanRun, PlanReport> work) {
        return QuarkusTransaction.requiringNew()
                .timeout((int) LONGEST.toSeconds())
                .call(() -> work.apply(new PlanRun(
                        readers,
                        store,
                        tastes,
                        new TrendingRun(trending, trends),
                        patience,
                        ids -> planned.fire(new DigestsPlanned(ids)),
                        asOf,
                        clock.instant())));
    }

    private static PlanReport result(Future<PlanReport> part) {
        try {
            return part.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("digests could not be planned; those planned so far stay", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while digests were planned; those planned so far stay", e);
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        threads.shutdownNow();
    }
}
