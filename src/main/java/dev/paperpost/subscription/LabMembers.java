package dev.paperpost.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Who follows whose interests. A member's rows are copies of the owner's, made in the transaction that changes those; what members
 * follow in other labs is never copied on. Within the caller's transaction.
 */
@ApplicationScoped
class LabMembers {

    private static final String OWN = " o.subscriber_id = l.subscriber_id and not o.followed";

    private static final String DROP = "delete from subscription_interest f using lab_member m, lab l"
            + " where l.id = :lab and m.lab_id = l.id and m.joined_at is not null and f.subscriber_id = m.subscriber_id"
            + " and f.followed and not exists (select 1 from subscription_interest o where o.interest_id = f.interest_id and"
            + OWN + ")";

    /** After what a member asks for besides, which stays theirs when the owner asks for it, too. */
    private static final String COPY = "insert into subscription_interest as f"
            + " (subscriber_id, interest_id, position, text, created_at, followed)"
            + " select m.subscriber_id, o.interest_id, 1000 + o.position, o.text, :now, true from lab l"
            + " join lab_member m on m.lab_id = l.id and m.joined_at is not null join subscription_interest o on" + OWN
            + " where l.id = :lab on conflict (subscriber_id, interest_id)"
            + " do update set position = excluded.position, text = excluded.text where f.followed";

    private static final String FOLLOW = "update subscription_interest f"
            + " set followed = true, position = 1000 + o.position, text = o.text from lab_member m"
            + " join lab l on l.id = m.lab_id join subscription_interest o on" + OWN
            + " where m.subscriber_id = :s and m.joined_at is not null and f.subscriber_id = m.subscriber_id"
            + " and not f.followed and f.interest_id = o.interest_id and f.interest_id <> all (:kept)";

    private final EntityManager entities;
    private final Clock clock;

    LabMembers(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** A lab without the owner's address. */
    record Lab(long id, String name) {}

    /** The lab that a reader owns. */
    Optional<Lab> ownedBy(long subscriberId) {
        return lab("select l.id, l.name from lab l where l.subscriber_id = :id", subscriberId);
    }

    /** The lab that a reader follows. */
    Optional<Lab> followedBy(long subscriberId) {
        return lab(
                "select l.id, l.name from lab l join lab_member m on m.lab_id = l.id"
                        + " where m.subscriber_id = :id and m.joined_at is not null",
                subscriberId);
    }

    Optional<Lab> byId(long labId) {
        return lab("select l.id, l.name from lab l where l.id = :id", labId);
    }

    /** What its members follow, in the owner's words and order. */
    @SuppressWarnings("unchecked")
    List<String> interestsOf(long labId) {
        return query("select o.text from lab l join subscription_interest o on" + OWN
                        + " where l.id = :id order by o.position")
                .setParameter("id", labId)
                .getResultList();
    }

    /** Whether what a reader follows is enough to subscribe to; not while others may follow what they ask for themselves. */
    boolean suffice(long subscriberId) {
        return followedBy(subscriberId).isPresent() && ownedBy(subscriberId).isEmpty();
    }

    /** What a member asks for themselves and no longer keeps is followed from now on, if the owner asks for it, too. */
    void followInstead(long subscriberId, Long[] kept) {
        query(FOLLOW).setParameter("s", subscriberId).setParameter("kept", kept).executeUpdate();
    }

    /** A reader's interests have changed; those of their members, if there are any, change with them. */
    void interestsChanged(long ownerId) {
        ownedBy(ownerId).ifPresent(lab -> {
            lock(lab.id());
            copy(lab.id());
        });
    }

    /** From now on the reader follows this lab and no other; what they asked for before stays. */
    void join(long labId, long subscriberId) {
        lock(labId);
        query("delete from lab_member where subscriber_id = :s and lab_id <> :lab and joined_at is not null")
                .setParameter("s", subscriberId)
                .setParameter("lab", labId)
                .executeUpdate();
        query("update lab_member set joined_at = :now where subscriber_id = :s and lab_id = :lab")
                .setParameter("now", clock.instant())
                .setParameter("s", subscriberId)
                .setParameter("lab", labId)
                .executeUpdate();
        copy(labId);
    }

    /** The reader follows nobody any more and keeps the interests. */
    boolean leave(long subscriberId) {
        return query("delete from lab_member where subscriber_id = :s and joined_at is not null")
                        .setParameter("s", subscriberId)
                        .executeUpdate()
                > 0;
    }

    /** Nobody follows this reader any more; open invitations end. */
    void end(long ownerId) {
        query("delete from lab where subscriber_id = :s")
                .setParameter("s", ownerId)
                .executeUpdate();
    }

    /** Copies are made one after another, so that none is made of interests that have changed since. */
    private void lock(long labId) {
        query("select 1 from lab where id = :id for no key update")
                .setParameter("id", labId)
                .getResultList();
    }

    private void copy(long labId) {
        // A member who is being erased at this moment is waited for, and is none then.
        query("select 1 from subscriber s join lab_member m on m.subscriber_id = s.id where m.lab_id = :lab"
                        + " and m.joined_at is not null order by s.id for key share of s")
                .setParameter("lab", labId)
                .getResultList();
        query(DROP).setParameter("lab", labId).executeUpdate();
        query(COPY)
                .setParameter("lab", labId)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private Optional<Lab> lab(String sql, long id) {
        return ((List<?>) entities.createNativeQuery(sql, Tuple.class)
                        .setParameter("id", id)
                        .getResultList())
                .stream()
                        .map(Tuple.class::cast)
                        .map(row -> new Lab(row.get(0, Long.class), row.get(1, String.class)))
                        .findFirst();
    }

    private Query query(String sql) {
        return entities.createNativeQuery(sql);
    }
}
