package dev.paperpost.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Begins to count the weeks in which a reader's interests find nothing; call within a transaction. */
@ApplicationScoped
class QuietWatch {

    private final EntityManager entities;
    private final Clock clock;

    QuietWatch(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** From now on, whatever was before. */
    void begin(long subscriberId) {
        entities.createNativeQuery("insert into quiet_watch (subscriber_id, look_at) values (:reader, :at)"
                        + " on conflict (subscriber_id) do update set look_at = excluded.look_at")
                .setParameter("reader", subscriberId)
                .setParameter("at", clock.instant().plus(Letters.QUIET))
                .executeUpdate();
    }
}
