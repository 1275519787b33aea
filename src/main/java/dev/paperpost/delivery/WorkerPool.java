package dev.paperpost.delivery;

import dev.paperpost.delivery.Composition.Prepared;
import dev.paperpost.delivery.Courier.Outcome;
import dev.paperpost.mail.SendResult;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * N threads that claim and carry mails until nothing is due, then wait to be woken; and one that carries confirmations only, so
 * that they pass even while a slow server keeps all others busy. Thread-safe.
 */
class WorkerPool {

    private static final Logger LOG = Logger.getLogger("dev.paperpost.delivery");

    /** A reader who has just left must not get what was read before. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    /** For a lane that is full: it may well be free in a moment. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Outbox outbox;
    private final Courier courier;
    private final Clock clock;
    private final DeliveryConfig config;
    private final Progress progress;
    private final Rest rest;
    private final Lanes lanes;
    private final Brake brake;
    private final EmergencyStop emergency;
    private final Semaphore free;
    private final Semaphore express = new Semaphore(1);
    private final ExecutorService threads;
    private volatile boolean stopping;

    WorkerPool(Outbox outbox, Courier courier, Brake brake, Clock clock, DeliveryConfig config) {
        if (config.workers() < 1 || config.batch() < 1 || config.lease().compareTo(courier.longestAttempt()) <= 0) {
            throw new IllegalArgumentException("paperpost.delivery.workers and .batch must be 1 or more, and"
                    + " paperpost.delivery.lease longer than paperpost.delivery.send-timeout ("
                    + courier.longestAttempt().toSeconds() + " s)");
        }
        this.outbox = outbox;
        this.courier = courier;
        this.brake = brake;
        this.clock = clock;
        this.config = config;
        this.progress = new Progress(outbox, clock);
        this.rest = new Rest(clock, config.pause());
        this.lanes =
                new Lanes(config.domainConnections(), new Backoff(config.backoffBase(), config.backoffCap()), clock);
        this.emergency = new EmergencyStop(config.policyRefusals());
        this.free = new Semaphore(config.workers());
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(config.workers() + 1, work -> {
            Thread thread = new Thread(work, "delivery-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Sets every idle worker to work. */
    void dispatch() {
        if (mayGoOn() && express.tryAcquire()) {
            threads.execute(() -> work(Outbox.FIRST_LANE, express));
        }
        while (mayGoOn() && free.tryAcquire()) {
            threads.execute(() -> work(Outbox.ALL_LANES, free));
        }
    }

    /** Waits until no worker is at work. */
    boolean awaitIdle(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        if (!free.tryAcquire(config.workers(), atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        free.release(config.workers());
        boolean idle = express.tryAcquire(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (idle) {
            express.release();
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

    /** Domains that go more slowly than they could, and the moment each rests until. */
    Map<String, Instant> slowedDomains() {
        return lanes.slowed();
    }

    private void work(int lane, Semaphore seat) {
        try {
            // Few mails are shared out among all workers; many are read together.
            int size = 1;
            List<Claim> claims;
            do {
                long pulls = brake.pulls();
                claims = mayGoOn() ? outbox.claim(lane, size, config.lease()) : List.of();
                carryAll(claims, pulls);
                size = Math.min(config.batch(), size * 2);
            } while (!claims.isEmpty());
        } catch (SQLException | RuntimeException e) {
            // What was claimed comes back when its lease ends; the next tick starts this worker again.
            LOG.errorf("A delivery worker stopped for now: the database did not answer (%s)", e.getMessage());
            LOG.debug("As it came", e);
        } finally {
            seat.release();
        }
    }

    /** @param pulls how often the brake had been pulled before these were claimed */
    private void carryAll(List<Claim> claims, long pulls) throws SQLException {
        Map<Claim, Instant> putOff = new HashMap<>();
        List<Claim> going = new ArrayList<>();
        Instant soon = clock.instant().plus(PATIENCE);
        for (Claim claim : claims) {
            Instant slot = lanes.slot(claim.domain());
            if (slot.isAfter(soon)) {
                putOff.put(claim, slot);
            } else {
                going.add(claim);
            }
        }
        if (!putOff.isEmpty()) {
            outbox.putOff(putOff);
            putOff.clear();
        }
        Prepared prepared = courier.prepare(going);
        Instant read = clock.instant();
        SentBook.Page page = courier.page();
        try {
            for (Claim claim : going) {
                Instant now = clock.instant();
                boolean leaseLasts = now.plus(courier.longestAttempt()).isBefore(claim.leaseUntil());
                if (!mayGoOn() || !leaseLasts || brake.pulls() != pulls) {
                    putOff.put(claim, now);
                } else if (!entered(claim)) {
                    putOff.put(claim, now.plusMillis(ThreadLocalRandom.current().nextLong(500, 2_000)));
                } else {
                    carry(claim, read.plus(FRESH).isAfter(now) ? prepared : Prepared.NOTHING, page);
                }
            }
        } finally {
            courier.settle(page);
        }
        if (!putOff.isEmpty()) {
            outbox.putOff(putOff);
        }
    }

    /** A confirmation or letter does not wait until the digests of its domain are through. */
    private boolean entered(Claim claim) {
        boolean ahead = claim.digestId() == null;
        if (lanes.enter(claim.domain(), ahead)) {
            return true;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(PATIENCE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return lanes.enter(claim.domain(), ahead);
    }

    private void carry(Claim claim, Prepared prepared, SentBook.Page page) throws SQLException {
        Optional<Outcome> outcome = Optional.empty();
        try {
            outcome = courier.carry(claim, prepared, page);
        } finally {
            lanes.leave(
                    claim.domain(),
                    outcome.map(Outcome::verdict).orElse(Verdict.RETRY),
                    outcome.map(o -> o.result() instanceof SendResult.Refused refused && refused.code() == 421)
                            .orElse(false));
        }
        if (outcome.isPresent()) {
            learn(outcome.get());
        }
    }

    private void learn(Outcome outcome) throws SQLException {
        Verdict verdict = outcome.verdict();
        if (verdict == Verdict.RETRY_AND_PAUSE) {
            rest.begin();
        } else if (verdict != Verdict.UNKNOWN) {
            rest.serverAnswered();
        }
        if (verdict == Verdict.SENT) {
            progress.oneMore();
        }
        Optional<String> emergencyReason = emergency.after(verdict == Verdict.OUR_FAULT, Replies.of(outcome.result()));
        if (emergencyReason.isPresent()) {
            brake.pull("emergency stop: " + emergencyReason.get());
        }
    }

    private boolean mayGoOn() {
        return !stopping && rest.isOver();
    }
}
