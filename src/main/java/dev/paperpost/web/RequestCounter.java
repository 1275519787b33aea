package dev.paperpost.web;

import dev.paperpost.subscription.TokenSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Counts in the database, so that limits hold over all nodes and restarts. Thread-safe. */
@ApplicationScoped
class RequestCounter {

    private final EntityManager entities;
    private final TokenSecret secret;

    RequestCounter(EntityManager entities, TokenSecret secret) {
        this.entities = entities;
        this.secret = secret;
    }

    /**
     * Counts one more, unless there were so many already; of two at once one is the last that fits.
     *
     * @param subject whom the limit is for; only a keyed hash of it is stored
     * @param windowStart the window that is counted in
     * @return whether it was counted
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean take(String kind, String subject, Instant windowStart, int limit) {
        return limit > 0
                && entities.createNativeQuery("insert into request_count as c (kind, subject, window_start, count)"
                                        + " values (:kind, :subject, :start, 1) on conflict (kind, subject, window_start)"
                                        + " do update set count = c.count + 1 where c.count < :limit")
                                .setParameter("kind", kind)
                                .setParameter("subject", secret.keyedHash("count " + kind + " " + subject))
                                .setParameter("start", windowStart)
                                .setParameter("limit", limit)
                                .executeUpdate()
                        == 1;
    }
}
