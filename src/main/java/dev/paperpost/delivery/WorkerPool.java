package dev.paperpost.delivery;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** N threads that claim and carry mails until nothing is due, then wait to be woken. Thread-safe. */
class WorkerPool {

    private static final Logger LOG = Logger.getLogger("dev.paperpost.delivery");

    private final Outbox outbox;
    private final Courier courier;
    private final Clock clock;
    private final DeliveryConfig config;
    private final Progress progress;
    private final Rest rest;
    private final Semaphore free;
    private final ExecutorService threads;
    private volatile boolean stopping;

    WorkerPool(Outbox outbox, Courier courier, Clock clock, DeliveryConfig config) {
        if (config.workers() < 1 || config.batch() < 1 || config.lease().compareTo(courier.longestAttempt()) <= 0) {
            throw new IllegalArgumentException("paperpost.delivery.workers and .batch must be 1 or more, and"
                    + " paperpost.delivery.lease longer than paperpost.delivery.send-timeout ("
                    + courier.longestAttempt().toSeconds() + " s)");
        }
        this.outbox = outbox;
        this.courier = courier;
        this.clock = clock;
        this.config = config;
        this.progress = new Progress(outbox, clock);
        this.rest = new Rest(clock, config.pause());
        this.free = new Semaphore(config.workers());
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(config.workers(), work -> {
            Thread thread = new Thread(work, "delivery-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Sets every idle worker to work. */
    void dispatch() {
        while (!stopping && rest.isOver() && free.tryAcquire()) {
            threads.execute(this::work);
        }
    }

    /** Waits until no worker is at work. */
    boolean awaitIdle(Duration atMost) throws InterruptedException {
        boolean idle = free.tryAcquire(config.workers(), atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (idle) {
            free.release(config.workers());
        }
        return idle;
    }

    /** Claims nothing more, waits for mails under way, then interrupts those that are still waiting for an answer. */
    void stop() throws InterruptedException {
        stopping = true;
        threads.shutdown();
        if (!threads.awaitTermination(config.stopWithin().toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
            threads.awaitTermination(1, TimeUnit.SECONDS);
        }
    }

    private void work() {
        try {
            List<Claim> claims;
            do {
                claims = mayGoOn() ? outbox.claim(config.batch(), config.lease()) : List.of();
                for (Claim claim : claims) {
                    carryOrRelease(claim);
                }
            } while (!claims.isEmpty());
        } catch (SQLException | RuntimeException e) {
            // What was claimed comes back when its lease ends; the next tick starts this worker again.
            LOG.error("A delivery worker stopped for now: the database did not answer", e);
        } finally {
            free.release();
        }
    }

    private void carryOrRelease(Claim claim) throws SQLException {
        boolean leaseLasts = clock.instant().plus(courier.longestAttempt()).isBefore(claim.leaseUntil());
        if (!mayGoOn() || !leaseLasts) {
            outbox.release(claim);
            return;
        }
        courier.carry(claim).ifPresent(verdict -> {
            if (verdict == Verdict.RETRY_AND_PAUSE || verdict == Verdict.UNKNOWN) {
                rest.begin();
            } else {
                rest.serverAnswered();
            }
            if (verdict == Verdict.SENT) {
                progress.oneMore();
            }
        });
    }

    private boolean mayGoOn() {
        return !stopping && rest.isOver();
    }
}
