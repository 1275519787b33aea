package dev.paperpost.subscription;

import dev.paperpost.platform.BaseUrl;
import dev.paperpost.platform.PaperpostConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** What a mail needs to know about its reader: the address, while there is consent, and the links. Thread-safe. */
@ApplicationScoped
public class Recipients {

    private final SubscriberRepository subscribers;
    private final InterestRegistry interests;
    private final Consent consent;
    private final Tokens tokens;
    private final Clock clock;
    private final String base;

    Recipients(
            SubscriberRepository subscribers,
            InterestRegistry interests,
            Consent consent,
            Tokens tokens,
            PaperpostConfig config,
            Clock clock) {
        this.subscribers = subscribers;
        this.interests = interests;
        this.consent = consent;
        this.tokens = tokens;
        this.clock = clock;
        this.base = BaseUrl.of(config);
    }

    /** The reader, while active. */
    @Transactional
    public Optional<Recipient> active(long subscriberId) {
        return subscribers
                .findByIdOptional(subscriberId)
                .filter(s -> s.status() == Subscriber.Status.ACTIVE)
                .map(this::recipient);
    }

    /** What a confirm token asks to confirm, unless it was used or has expired. */
    @Transactional
    public Optional<PendingConfirmation> confirmation(long tokenId) {
        return tokens.byId(tokenId)
                .filter(token -> token.purpose == TokenPurpose.CONFIRM
                        && token.usedAt == null
                        && !token.expired(clock.instant()))
                .map(token -> consent.pending(
                        token,
                        recipient(subscribers.findById(token.subscriberId)),
                        base + "/confirm/" + tokens.text(token)));
    }

    /** Link to change or end the subscription. */
    @Transactional
    public String manageLink(long subscriberId) {
        return base + "/manage/" + tokens.lasting(TokenPurpose.MANAGE, subscriberId);
    }

    /** Link that ends the subscription, for one-click too (RFC 8058). */
    @Transactional
    public String unsubscribeLink(long subscriberId) {
        return base + "/unsubscribe/" + tokens.lasting(TokenPurpose.UNSUBSCRIBE, subscriberId);
    }

    /** Address of the reader's private feed in Atom, while they are active; never made by asking for it. */
    @Transactional
    public Optional<String> feedLink(long subscriberId) {
        return subscribers
                .findByIdOptional(subscriberId)
                .filter(s -> s.status() == Subscriber.Status.ACTIVE)
                .flatMap(s -> tokens.existing(TokenPurpose.FEED, s.id()))
                .map(token -> base + "/feed/" + token + ".atom");
    }

    /** Link to the web view of a digest. */
    @Transactional
    public String viewLink(long digestId) {
        return base + "/d/" + tokens.text(tokens.viewOf(digestId).orElseThrow());
    }

    private Recipient recipient(Subscriber s) {
        return new Recipient(
                s.id(),
                s.email(),
                s.locale(),
                s.schedule(),
                interests.textsOf(s.id()),
                s.status() == Subscriber.Status.ACTIVE);
    }
}
