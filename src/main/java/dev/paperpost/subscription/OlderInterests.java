package dev.paperpost.subscription;

import dev.paperpost.interest.Analysis;
import dev.paperpost.interest.Interest;
import dev.paperpost.interest.InterestSyntaxException;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.eclipse.microprofile.context.ManagedExecutor;

/**
 * Reads interests again that were stored by an older analysis of text: from the words of their readers, and to be matched
 * against the recent papers once more. Any number of nodes may do so at once.
 */
@ApplicationScoped
class OlderInterests {

    private static final int AT_ONCE = 200;

    private final EntityManager entities;
    private final InterestRegistry registry;
    private final ManagedExecutor executor;
    private final Event<InterestsAdded> added;

    OlderInterests(
            EntityManager entities, InterestRegistry registry, ManagedExecutor executor, Event<InterestsAdded> added) {
        this.entities = entities;
        this.registry = registry;
        this.executor = executor;
        this.added = added;
    }

    void start(@Observes StartupEvent started) {
        executor.execute(this::readAgain);
    }

    void readAgain() {
        int all = 0;
        int some;
        do {
            some = QuarkusTransaction.requiringNew().call(this::readSomeAgain);
            all += some;
        } while (some > 0);
        if (all > 0) {
            Log.infof("Read %,d interests again that an older version had stored.", all);
        }
    }

    @SuppressWarnings("unchecked")
    private int readSomeAgain() {
        List<Object[]> older = entities.createNativeQuery(
                        "select id, canonical from interest where analysis_version < :version order by id limit "
                                + AT_ONCE + " for no key update",
                        Object[].class)
                .setParameter("version", Analysis.version())
                .getResultList();
        for (Object[] row : older) {
            readAgain(((Number) row[0]).longValue(), (String) row[1]);
        }
        if (!older.isEmpty()) {
            added.fire(new InterestsAdded());
        }
        return older.size();
    }

    @SuppressWarnings("unchecked")
    private void readAgain(long id, String canonical) {
        List<Object[]> readers = entities.createNativeQuery(
                        "select subscriber_id, text from subscription_interest where interest_id = :id", Object[].class)
                .setParameter("id", id)
                .getResultList();
        for (Object[] reader : readers) {
            try {
                Interest interest = Interest.parse((String) reader[1]);
                if (!interest.canonical().equals(canonical)) {
                    registry.move(((Number) reader[0]).longValue(), id, interest);
                }
            } catch (InterestSyntaxException e) {
                Log.errorf("Interest %d cannot be read any more (%s); it keeps its old form.", id, e.getMessage());
            }
        }
        entities.createNativeQuery(
                        "update interest set analysis_version = :version, matched_from = null where id = :id")
                .setParameter("version", Analysis.version())
                .setParameter("id", id)
                .executeUpdate();
    }
}
