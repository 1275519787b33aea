package dev.paperpost.subscription;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

@ApplicationScoped
class SubscriberRepository implements PanacheRepository<Subscriber> {

    Optional<Subscriber> byAddress(EmailAddress address) {
        return find("emailKey", address.key()).firstResultOptional();
    }

    /** Changes to one reader happen one after another, the planner's included; ends with the transaction. */
    Subscriber locked(long subscriberId) {
        Subscriber subscriber = findById(subscriberId);
        getEntityManager().refresh(subscriber, LockModeType.PESSIMISTIC_WRITE);
        return subscriber;
    }

    /**
     * Requests for one mailbox are taken one after another; ends with the transaction. Not the reader's row: whoever changes or
     * plans for a reader at this moment holds that, and how long a request takes would tell that there is one.
     */
    void lockAddress(EmailAddress address) {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('paperpost.address'), hashtext(:key))")
                .setParameter("key", address.key())
                .getSingleResult();
    }

    long idOf(EmailAddress address) {
        return (Long) getEntityManager()
                .createNativeQuery("select id from subscriber where email_key = :key", Long.class)
                .setParameter("key", address.key())
                .getSingleResult();
    }

    /** Two requests at once make one reader. */
    void addIfMissing(EmailAddress address, Preferences preferences, Instant now) {
        Schedule schedule = preferences.schedule();
        getEntityManager()
                .createNativeQuery(
                        "insert into subscriber (id, email, email_key, status, cadence, day, hour, time_zone,"
                                + " locale, max_papers, revisions, trending, created_at) select nextval('subscriber_seq'), :email, :key, 'pending',"
                                + " :cadence, cast(:day as int), :hour, :zone, :locale, :max, :revisions, :trending, :now"
                                + " where not exists (select 1 from subscriber where email_key = :key)"
                                + " on conflict (email_key) do nothing")
                .setParameter("email", address.text())
                .setParameter("key", address.key())
                .setParameter("cadence", schedule.cadence().name().toLowerCase(Locale.ROOT))
                .setParameter("day", schedule.day())
                .setParameter("hour", schedule.hour())
                .setParameter("zone", schedule.zone().getId())
                .setParameter("locale", preferences.locale().toLanguageTag())
                .setParameter("max", preferences.maxPapers())
                .setParameter("revisions", preferences.revisions())
                .setParameter("trending", preferences.trending())
                .setParameter("now", now)
                .executeUpdate();
    }
}
