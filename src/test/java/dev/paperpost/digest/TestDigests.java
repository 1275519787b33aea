package dev.paperpost.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.UnaryOperator;

/** The planner's clockwork and what it made, for tests of other rooms. */
@ApplicationScoped
public class TestDigests {

    private final Planner planner;
    private final QuietWeeks quietWeeks;
    private final Digests digests;
    private final EntityManager entities;

    TestDigests(Planner planner, QuietWeeks quietWeeks, Digests digests, EntityManager entities) {
        this.planner = planner;
        this.quietWeeks = quietWeeks;
        this.digests = digests;
        this.entities = entities;
    }

    /** What the clockwork does every half minute. */
    public void tick() {
        planner.tick();
    }

    /** What the clockwork does every minute. */
    public void lookForQuietWeeks() {
        quietWeeks.tick();
    }

    /** Every digest planned, in the order of planning, then of the readers. */
    public List<DigestContent> all() {
        return ((List<?>) entities.createNativeQuery(
                                "select id from digest order by planned_at, subscriber_id", Long.class)
                        .getResultList())
                .stream()
                        .map(id ->
                                digests.all((Long) id, UnaryOperator.identity()).orElseThrow())
                        .toList();
    }

    /** As its mail shows it. */
    public DigestContent mailed(long digestId) {
        return digests.byIds(List.of(digestId)).get(digestId).content();
    }
}
