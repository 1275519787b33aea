package dev.paperpost.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Readers for tests of other rooms: the tokens that a reader would find in a mail. */
@ApplicationScoped
public class TestReaders {

    private final Consent consent;
    private final SubscriberRepository subscribers;
    private final TokenRepository repository;
    private final Tokens tokens;

    TestReaders(Consent consent, SubscriberRepository subscribers, TokenRepository repository, Tokens tokens) {
        this.consent = consent;
        this.subscribers = subscribers;
        this.repository = repository;
        this.tokens = tokens;
    }

    /** Asks and confirms; returns the manage token. */
    public String subscribed(SubscriptionRequest request) {
        consent.request(request);
        Confirmation confirmation = consent.confirm(confirmToken(request.email()));
        assertThat(confirmation).isInstanceOf(Confirmation.Confirmed.class);
        return ((Confirmation.Confirmed) confirmation).manageToken();
    }

    /** The token of the reader's latest confirmation mail. */
    @Transactional
    public String confirmToken(String email) {
        return tokens.text(repository
                .find("purpose = ?1 and subscriberId = ?2 order by id desc", TokenPurpose.CONFIRM, id(email))
                .firstResult());
    }

    /** The token of the unsubscribe link in the reader's mails. */
    @Transactional
    public String unsubscribeToken(String email) {
        return tokens.lasting(TokenPurpose.UNSUBSCRIBE, id(email));
    }

    private long id(String email) {
        return subscribers.byAddress(EmailAddress.parse(email)).orElseThrow().id();
    }
}
