package dev.paperpost.subscription;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Refuses to start a node whose token secret is not the one the database's links were made with. */
@ApplicationScoped
class SharedSecretCheck {

    private final EntityManager entities;
    private final TokenSecret secret;

    SharedSecretCheck(EntityManager entities, TokenSecret secret) {
        this.entities = entities;
        this.secret = secret;
    }

    @Transactional
    void check(@Observes StartupEvent start) {
        entities.createNativeQuery("insert into shared_fact (name, value) values ('token-secret', :mine)"
                        + " on conflict (name) do nothing")
                .setParameter("mine", secret.fingerprint())
                .executeUpdate();
        Object known = entities.createNativeQuery("select value from shared_fact where name = 'token-secret'")
                .getSingleResult();
        if (!secret.fingerprint().equals(known)) {
            throw new IllegalStateException("The token secret of this node is not the one this database was used with;"
                    + " links in mails already sent would stop working. Give every node the same"
                    + " PAPERPOST_SUBSCRIPTION_TOKEN_SECRET, or restore the file token-secret of the data directory.");
        }
    }
}
