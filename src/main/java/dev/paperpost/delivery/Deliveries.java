package dev.paperpost.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** The outbox: every mail that is due leaves through here, at most once as far as anyone can know. Thread-safe. */
@ApplicationScoped
public class Deliveries {

    private static final Logger LOG = Logger.getLogger("dev.paperpost.delivery");
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Outbox outbox;
    private final Expiry expiry;
    private final Register register;
    private final Brake brake;
    private final WorkerPool workers;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ExecutorService clerk = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "delivery-clerk");
        thread.setDaemon(true);
        return thread;
    });

    Deliveries(
            Outbox outbox,
            Expiry expiry,
            Register register,
            Courier courier,
            Brake brake,
            Clock clock,
            DeliveryConfig config) {
        this.outbox = outbox;
        this.expiry = expiry;
        this.register = register;
        this.brake = brake;
        this.workers = new WorkerPool(outbox, courier, brake, clock, config);
    }

    /** Takes up every confirmation and letter that has no mail yet and starts sending; returns at once. */
    public void wake() {
        if (!clerk.isShutdown() && woken.compareAndSet(false, true)) {
            clerk.execute(this::takeUpAndDispatch);
        }
    }

    /**
     * Sends until nothing is due.
     *
     * @return whether nothing was due any more within the given time
     */
    public boolean drain(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            outbox.enqueueLeftBehind();
            while (true) {
                takeUp();
                workers.dispatch();
                Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
                if (workers.awaitIdle(left) && !outbox.anyDue()) {
                    return true;
                }
                if (left.isZero()) {
                    return false;
                }
                TimeUnit.NANOSECONDS.sleep(Math.min(LOOK_AGAIN.toNanos(), left.toNanos()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox could not be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How sending goes on this node: the brake of all nodes, and the domains that take mail slowly. */
    public SendingState sending() {
        try {
            return new SendingState(brake.reason().orElse(null), workers.slowedDomains());
        } catch (SQLException e) {
            throw new IllegalStateException("the brake could not be read", e);
        }
    }

    /** Stops all sending on all nodes until {@link #release}; what is planned meanwhile waits. */
    public void brake(String reason) {
        try {
            brake.pull(reason);
        } catch (SQLException e) {
            throw new IllegalStateException("the brake could not be pulled", e);
        }
    }

    /** Lets sending go on. */
    public void release() {
        try {
            brake.release();
        } catch (SQLException e) {
            throw new IllegalStateException("the brake could not be released", e);
        }
        wake();
    }

    /** How many mails are in each state, all states named, zero included. */
    public Map<String, Long> counts() {
        try {
            return register.counts();
        } catch (SQLException e) {
            throw new IllegalStateException("the deliveries could not be counted", e);
        }
    }

    /**
     * Newest first.
     *
     * @param state one of the states of {@link DeliveryRow}, or null for all
     * @param after id of the last row of the page before, or null for the first page
     * @param limit 1 to 1,000 rows
     * @throws IllegalArgumentException when the state, the cursor or the limit is not one
     */
    public List<DeliveryRow> page(String state, String after, int limit) {
        try {
            return register.page(state, after, limit);
        } catch (SQLException e) {
            throw new IllegalStateException("the deliveries could not be read", e);
        }
    }

    @Scheduled(every = "${paperpost.delivery.every:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        wake();
    }

    void start(@Observes StartupEvent started) throws SQLException {
        outbox.enqueueLeftBehind();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        clerk.shutdown();
        workers.stop();
    }

    private void takeUpAndDispatch() {
        woken.set(false);
        try {
            takeUp();
        } catch (SQLException | RuntimeException e) {
            LOG.error("The outbox could not be filled; it is tried again at the next tick", e);
        }
        workers.dispatch();
    }

    private void takeUp() throws SQLException {
        outbox.enqueueConfirmations();
        outbox.enqueueLetters();
        expiry.sweep();
    }
}
