package dev.paperpost.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Deletes readers with everything held about them but audit lines without address. Thread-safe. */
@ApplicationScoped
public class Erasure {

    /** How long a reader who never confirmed is kept after their last request. */
    public static final Duration UNCONFIRMED = Duration.ofDays(30);

    /** How long a reader is kept whose subscription has ended. */
    public static final Duration ENDED = Duration.ofDays(365);

    /** Whoever has asked anew is given the time to confirm. */
    private static final String QUIET = " and not exists (select 1 from token t where t.subscriber_id = s.id"
            + " and t.purpose = 'confirm' and t.created_at >= :asked)";

    private static final String NEVER_CONFIRMED = "select s.id from subscriber s"
            + " where s.confirmed_at is null and s.created_at < :asked" + QUIET
            + " order by s.created_at limit :most for update skip locked";
    private static final String LONG_ENDED = "select s.id from subscriber s"
            + " where s.status in ('unsubscribed', 'bounced') and s.ended_at < :ended" + QUIET
            + " order by s.ended_at limit :most for update skip locked";

    private final EntityManager entities;
    private final SubscriberRepository subscribers;
    private final InterestRegistry interests;
    private final Suppressions suppressions;
    private final Audit audit;

    Erasure(
            EntityManager entities,
            SubscriberRepository subscribers,
            InterestRegistry interests,
            Suppressions suppressions,
            Audit audit) {
        this.entities = entities;
        this.subscribers = subscribers;
        this.interests = interests;
        this.suppressions = suppressions;
        this.audit = audit;
    }

    /** Erases at most so many readers who have not confirmed within {@link #UNCONFIRMED}; returns how many. */
    @Transactional
    public int eraseUnconfirmed(Instant now, int most) {
        return eraseAll(
                entities.createNativeQuery(NEVER_CONFIRMED, Long.class).setParameter("asked", now.minus(UNCONFIRMED)),
                most);
    }

    /** Erases at most so many readers whose subscription ended longer than {@link #ENDED} ago; returns how many. */
    @Transactional
    public int eraseEnded(Instant now, int most) {
        return eraseAll(
                entities.createNativeQuery(LONG_ENDED, Long.class)
                        .setParameter("asked", now.minus(UNCONFIRMED))
                        .setParameter("ended", now.minus(ENDED)),
                most);
    }

    /** Erases a reader because they asked for it; within the caller's transaction. */
    void erase(Subscriber subscriber) {
        suppressions.add(subscriber.email(), subscriber.ending().orElse(Suppressions.Reason.ERASED));
        audit.record(subscriber.id(), "erased", "");
        delete(subscriber);
        interests.forgetUnused();
    }

    /** Deletes a reader whose address has become another reader's; within the caller's transaction. */
    void giveWay(Subscriber subscriber) {
        audit.record(subscriber.id(), "erased", "address of another subscription");
        delete(subscriber);
        interests.forgetUnused();
    }

    private int eraseAll(Query which, int most) {
        List<?> ids = which.setParameter("most", most).getResultList();
        for (Object id : ids) {
            Subscriber subscriber = subscribers.locked((Long) id);
            // Who was a reader, or refused our mail, comes back by their own will only, not with an operator's old
            // list.
            subscriber.ending().ifPresent(reason -> {
                suppressions.add(subscriber.email(), reason);
                audit.record(subscriber.id(), "erased", "retention");
            });
            delete(subscriber);
        }
        if (!ids.isEmpty()) {
            interests.forgetUnused();
        }
        return ids.size();
    }

    private void delete(Subscriber subscriber) {
        subscribers.delete(subscriber);
        subscribers.flush();
    }
}
