package dev.paperpost.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** A few threads that make the posts that are due; each that finds one calls another, until all are at work. Thread-safe. */
@ApplicationScoped
class WebhookWorkers {

    private static final Logger LOG = Logger.getLogger("dev.paperpost.delivery");
    private static final int STOP_SECONDS = 5;

    private final WebhookOutbox outbox;
    private final WebhookCourier courier;
    private final Semaphore free;
    private final ExecutorService threads;
    private volatile boolean stopping;

    WebhookWorkers(WebhookOutbox outbox, WebhookCourier courier, WebhooksConfig config) {
        if (config.workers() < 1
                || config.timeout().isNegative()
                || config.timeout().isZero()
                || config.timeout().multipliedBy(2).compareTo(WebhookOutbox.LEASE) > 0) {
            throw new IllegalArgumentException("paperpost.webhooks.workers must be 1 or more, and"
                    + " paperpost.webhooks.timeout above zero and at most one minute");
        }
        this.outbox = outbox;
        this.courier = courier;
        this.free = new Semaphore(config.workers());
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(config.workers(), work -> {
            Thread thread = new Thread(work, "webhook-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void wake() {
        if (!stopping && free.tryAcquire()) {
            threads.execute(this::work);
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        threads.shutdown();
        threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    }

    private void work() {
        try {
            Optional<WebhookClaim> claim = outbox.claim();
            while (claim.isPresent()) {
                wake();
                courier.carry(claim.get());
                claim = stopping ? Optional.empty() : outbox.claim();
            }
        } catch (SQLException | RuntimeException e) {
            // What was claimed comes back when its lease ends.
            LOG.errorf("Posting to webhooks stopped for now: the database did not answer (%s)", e.getMessage());
            LOG.debug("As it came", e);
        } finally {
            free.release();
        }
    }
}
