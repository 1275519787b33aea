package dev.paperpost.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Remembers what happened to consent, never an address. */
@ApplicationScoped
class Audit {

    private final EntityManager entities;
    private final Clock clock;

    Audit(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    void record(long subscriberId, String event, String detail) {
        entities.createNativeQuery("insert into audit (id, at, subscriber_id, event, detail)"
                        + " values (nextval('audit_seq'), :at, :subscriber, :event, :detail)")
                .setParameter("at", clock.instant())
                .setParameter("subscriber", subscriberId)
                .setParameter("event", event)
                .setParameter("detail", detail)
                .executeUpdate();
    }
}
