package dev.paperpost.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Addresses nobody but their owner may subscribe again: they do not exist, complained, or asked to be forgotten. What is kept
 * is a hash under the token secret, so that the list outlives the reader and tells nothing. Thread-safe.
 */
@ApplicationScoped
public class Suppressions {

    /** Why an address is on the list. */
    public enum Reason {
        BOUNCED("Mail to this address came back for good"),
        COMPLAINED("The owner of this address complained about our mail"),
        ERASED("The reader at this address was erased");

        private final String what;

        Reason(String what) {
            this.what = what;
        }

        /** What an operator is told who wants to take the address over. */
        String refusal() {
            return what + "; its owner must subscribe themselves.";
        }
    }

    private final EntityManager entities;
    private final TokenSecret secret;
    private final Clock clock;

    Suppressions(EntityManager entities, TokenSecret secret, Clock clock) {
        this.entities = entities;
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * Puts the address of a reader on the list, within the caller's transaction if there is one; the latest reason stays, but
     * an erasure does not wipe out that the address bounced or complained.
     */
    @Transactional
    public void add(String email, Reason reason) {
        entities.createNativeQuery("insert into suppression (address_hash, reason, since)"
                        + " values (:hash, :reason, :now) on conflict (address_hash) do update"
                        + " set reason = excluded.reason, since = excluded.since where excluded.reason <> 'erased'")
                .setParameter("hash", hash(email))
                .setParameter("reason", reason.name().toLowerCase(Locale.ROOT))
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** Why the address is on the list; empty when it is not. */
    @Transactional
    public Optional<Reason> reason(String email) {
        List<?> found = entities.createNativeQuery("select reason from suppression where address_hash = :hash")
                .setParameter("hash", hash(email))
                .getResultList();
        return found.stream().findFirst().map(text -> Reason.valueOf(((String) text).toUpperCase(Locale.ROOT)));
    }

    /** Its owner has asked for mail and confirmed. */
    @Transactional
    public void lift(String email) {
        entities.createNativeQuery("delete from suppression where address_hash = :hash")
                .setParameter("hash", hash(email))
                .executeUpdate();
    }

    private byte[] hash(String email) {
        return secret.keyedHash("suppression " + email.toLowerCase(Locale.ROOT));
    }
}
