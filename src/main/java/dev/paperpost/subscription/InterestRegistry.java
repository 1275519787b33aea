package dev.paperpost.subscription;

import dev.paperpost.interest.Analysis;
import dev.paperpost.interest.Interest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/** Keeps what readers ask for: one row for each distinct meaning, and each reader's own words for it. */
@ApplicationScoped
class InterestRegistry {

    private final EntityManager entities;
    private final Clock clock;
    private final Event<InterestsAdded> added;
    private final LabMembers labs;

    InterestRegistry(EntityManager entities, Clock clock, Event<InterestsAdded> added, LabMembers labs) {
        this.entities = entities;
        this.clock = clock;
        this.added = added;
        this.labs = labs;
    }

    /**
     * Makes these the reader's own interests, in this order; those kept keep the day they were asked for and whether they are muted,
     * and those that follow a lab's stay; one that is given up follows while the lab's owner asks for it.
     */
    void replace(long subscriberId, List<Interest> interests) {
        Long[] ids = interests.stream().map(this::idOf).toArray(Long[]::new);
        labs.followInstead(subscriberId, ids);
        entities.createNativeQuery("delete from subscription_interest where subscriber_id = :s and not followed"
                        + " and interest_id <> all (:kept)")
                .setParameter("s", subscriberId)
                .setParameter("kept", ids)
                .executeUpdate();
        for (int i = 0; i < ids.length; i++) {
            entities.createNativeQuery(
                            "insert into subscription_interest (subscriber_id, interest_id, position, text, created_at)"
                                    + " values (:s, :i, :position, :text, :now) on conflict (subscriber_id, interest_id)"
                                    + " do update set position = excluded.position, text = excluded.text"
                                    + " where not subscription_interest.followed")
                    .setParameter("s", subscriberId)
                    .setParameter("i", ids[i])
                    .setParameter("position", i + 1)
                    .setParameter("text", interests.get(i).text())
                    .setParameter("now", clock.instant())
                    .executeUpdate();
        }
        labs.interestsChanged(subscriberId);
    }

    /** Adds those interests the reader does not have yet, after the ones there are; who follows the reader gets them, too. */
    void add(long subscriberId, List<Interest> interests) {
        for (Interest interest : interests) {
            entities.createNativeQuery(
                            "insert into subscription_interest (subscriber_id, interest_id, position, text, created_at)"
                                    + " select :s, :i, coalesce(max(position) filter (where not followed), 0) + 1, :text, :now"
                                    + " from subscription_interest where subscriber_id = :s"
                                    + " on conflict (subscriber_id, interest_id) do nothing")
                    .setParameter("s", subscriberId)
                    .setParameter("i", idOf(interest))
                    .setParameter("text", interest.text())
                    .setParameter("now", clock.instant())
                    .executeUpdate();
        }
        labs.interestsChanged(subscriberId);
    }

    /** Makes one of a reader's interests another, in the same words; nothing is left of it if the reader has that too. */
    void move(long subscriberId, long interestId, Interest to) {
        entities.createNativeQuery("update subscription_interest s set interest_id = :to where subscriber_id = :s"
                        + " and interest_id = :from and not exists (select 1 from subscription_interest o"
                        + " where o.subscriber_id = s.subscriber_id and o.interest_id = :to)")
                .setParameter("to", idOf(to))
                .setParameter("s", subscriberId)
                .setParameter("from", interestId)
                .executeUpdate();
        entities.createNativeQuery("delete from subscription_interest where subscriber_id = :s and interest_id = :from")
                .setParameter("s", subscriberId)
                .setParameter("from", interestId)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    List<String> textsOf(long subscriberId) {
        return entities.createNativeQuery(
                        "select text from subscription_interest where subscriber_id = :s order by position",
                        String.class)
                .setParameter("s", subscriberId)
                .getResultList();
    }

    @SuppressWarnings("unchecked")
    List<HeldInterest> heldBy(long subscriberId) {
        return entities.createNativeQuery(
                        "select interest_id as id, text, muted from subscription_interest where subscriber_id = :s"
                                + " order by position",
                        HeldInterest.class)
                .setParameter("s", subscriberId)
                .getResultList();
    }

    /** Those that follow no lab's. */
    @SuppressWarnings("unchecked")
    List<String> ownTextsOf(long subscriberId) {
        return entities.createNativeQuery(
                        "select text from subscription_interest where subscriber_id = :s and not followed order by position",
                        String.class)
                .setParameter("s", subscriberId)
                .getResultList();
    }

    /** Nothing happens when the reader does not have it. */
    void mute(long subscriberId, long interestId, boolean muted) {
        entities.createNativeQuery(
                        "update subscription_interest set muted = :m where subscriber_id = :s and interest_id = :i")
                .setParameter("m", muted)
                .setParameter("s", subscriberId)
                .setParameter("i", interestId)
                .executeUpdate();
    }

    /** Interests nobody has any more hold nobody's words; digests that named one say that it was removed. */
    void forgetUnused() {
        entities.createNativeQuery("delete from interest where id in (select i.id from interest i where not exists"
                        + " (select 1 from subscription_interest s where s.interest_id = i.id)"
                        // One that is being matched at this moment goes another time.
                        + " for update skip locked)")
                .executeUpdate();
    }

    private long idOf(Interest interest) {
        int inserted = entities.createNativeQuery("insert into interest"
                        + " (id, canonical, analysis_version, created_at, categories)"
                        + " select nextval('interest_seq'), :canonical, :version, :now,"
                        // No category needed: null, papers of any.
                        + " nullif(string_to_array(:categories, '|'), '{}')"
                        + " where not exists (select 1 from interest where canonical = :canonical)"
                        + " on conflict (canonical) do nothing")
                .setParameter("canonical", interest.canonical())
                .setParameter("version", Analysis.version())
                .setParameter("categories", String.join("|", interest.categories()))
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (inserted > 0) {
            added.fire(new InterestsAdded());
        }
        return ((Number)
                        entities.createNativeQuery("select id from interest where canonical = :canonical for key share")
                                .setParameter("canonical", interest.canonical())
                                .getSingleResult())
                .longValue();
    }
}
