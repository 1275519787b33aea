package dev.paperpost.subscription;

import dev.paperpost.platform.BaseUrl;
import dev.paperpost.platform.PaperpostConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** Those of these readers who are active. */
    @Transactional
    public Map<Long, Recipient> active(Collection<Long> subscriberIds) {
        Map<Long, List<String>> texts = interests.textsOf(subscriberIds);
        return subscribers.stream("id in ?1 and status = ?2", subscriberIds, Subscriber.Status.ACTIVE)
                .map(s -> recipient(s, texts.getOrDefault(s.id(), List.of())))
                .toList()
                .stream()
                .collect(Collectors.toMap(Recipient::subscriberId, Function.identity()));
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
                        recipient(subscribers.findById(token.subscriberId), interests.textsOf(token.subscriberId)),
                        base + "/confirm/" + tokens.text(token)));
    }

    /**
     * A reader's own links.
     *
     * @param manage to change or end the subscription
     * @param unsubscribe ends the subscription, for one-click too (RFC 8058)
     */
    public record Links(String manage, String unsubscribe) {}

    /** The links of each of these readers. */
    @Transactional
    public Map<Long, Links> links(Collection<Long> subscriberIds) {
        Map<Long, Links> links = new HashMap<>();
        tokens.lasting(EnumSet.of(TokenPurpose.MANAGE, TokenPurpose.UNSUBSCRIBE), subscriberIds)
                .forEach((id, token) -> links.put(
                        id,
                        new Links(
                                base + "/manage/" + token.get(TokenPurpose.MANAGE),
                                base + "/unsubscribe/" + token.get(TokenPurpose.UNSUBSCRIBE))));
        return links;
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
    public String viewLink(long digestId) {
        return base + "/d/" + tokens.viewOf(digestId);
    }

    private static Recipient recipient(Subscriber s, List<String> interests) {
        return new Recipient(
                s.id(), s.email(), s.locale(), s.schedule(), interests, s.status() == Subscriber.Status.ACTIVE);
    }
}
