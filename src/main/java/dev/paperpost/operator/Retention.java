package dev.paperpost.operator;

import dev.paperpost.subscription.Erasure;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * Deletes what has been kept long enough, by the rules that docs/operating.md lists. Small transactions, each under an advisory
 * lock: one node works, the others pass by. Thread-safe.
 */
@ApplicationScoped
class Retention {

    private static final int BATCH = 500;
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtext('paperpost.retention'))";

    private final EntityManager entities;
    private final Erasure erasure;
    private final Clock clock;

    Retention(EntityManager entities, Erasure erasure, Clock clock) {
        this.entities = entities;
        this.erasure = erasure;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        Map<String, Integer> deleted = run();
        if (!deleted.isEmpty()) {
            Log.infof(
                    "Retention: deleted %s",
                    deleted.entrySet().stream()
                            .map(rule -> rule.getValue() + " " + rule.getKey())
                            .collect(Collectors.joining(", ")));
        }
    }

    /** Applies every rule until nothing is left to delete; returns how many of each kind went, none with zero. */
    Map<String, Integer> run() {
        Instant now = clock.instant();
        Map<String, Integer> deleted = new LinkedHashMap<>();
        apply("unconfirmed readers", () -> erasure.eraseUnconfirmed(now, BATCH), deleted);
        apply("ended readers", () -> erasure.eraseEnded(now, BATCH), deleted);
        for (RetentionRule rule : RetentionRule.values()) {
            apply(rule.what, () -> delete(rule, now), deleted);
        }
        return deleted;
    }

    private void apply(String what, IntSupplier rule, Map<String, Integer> deleted) {
        int batch;
        do {
            batch = QuarkusTransaction.requiringNew().call(() -> locked() ? rule.getAsInt() : 0);
            if (batch > 0) {
                deleted.merge(what, batch, Integer::sum);
            }
        } while (batch == BATCH);
    }

    private boolean locked() {
        return (Boolean) entities.createNativeQuery(LOCK).getSingleResult();
    }

    private int delete(RetentionRule rule, Instant now) {
        return entities.createNativeQuery(rule.delete)
                .setParameter("before", now.minus(rule.keep))
                .setParameter("most", BATCH)
                .executeUpdate();
    }
}
