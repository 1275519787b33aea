package dev.paperpost.subscription;

import dev.paperpost.interest.Interest;
import dev.paperpost.interest.Variants;
import dev.paperpost.platform.BaseUrl;
import dev.paperpost.platform.PaperpostConfig;
import dev.paperpost.subscription.Letter.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Mails beside digests and confirmations: asked for here, each once for what happened, taken up by the outbox, and looked at again
 * when they are sent, for a reader may have changed their mind. Thread-safe.
 */
@ApplicationScoped
public class Letters {

    /** So long nothing must match before a reader is told. */
    public static final Duration QUIET = Duration.ofDays(28);

    /** Whoever unsubscribes by mistake mends that on the page that follows, and needs no mail about it. */
    private static final Duration SECOND_THOUGHTS = Duration.ofMinutes(1);

    /** What was asked for is expected now, not tomorrow. */
    private static final Duration ASKED = Duration.ofHours(6);

    private static final int IDEAS = 3;

    private final EntityManager entities;
    private final SubscriberRepository subscribers;
    private final InterestRegistry interests;
    private final Suppressions suppressions;
    private final Tokens tokens;
    private final Recipients recipients;
    private final Clock clock;
    private final String base;

    Letters(
            EntityManager entities,
            SubscriberRepository subscribers,
            InterestRegistry interests,
            Suppressions suppressions,
            Tokens tokens,
            Recipients recipients,
            PaperpostConfig config,
            Clock clock) {
        this.entities = entities;
        this.subscribers = subscribers;
        this.interests = interests;
        this.suppressions = suppressions;
        this.tokens = tokens;
        this.recipients = recipients;
        this.clock = clock;
        this.base = BaseUrl.of(config);
    }

    void manageLink(long subscriberId) {
        write(Kind.MANAGE_LINK, subscriberId, clock.instant(), null, Duration.ZERO, ASKED);
    }

    /** @param leftAt for which there is one goodbye, however often it is asked for */
    void goodbye(long subscriberId, Instant leftAt) {
        write(Kind.GOODBYE, subscriberId, leftAt, null, SECOND_THOUGHTS, Duration.ofDays(1));
    }

    void addressChange(Token change) {
        write(Kind.ADDRESS_CHANGE, change.subscriberId, change.createdAt, change.id, Duration.ZERO, ASKED);
    }

    void addressNotice(Token change) {
        write(Kind.ADDRESS_NOTICE, change.subscriberId, change.createdAt, change.id, Duration.ZERO, ASKED);
    }

    void addressTaken(long subscriberId) {
        write(Kind.ADDRESS_TAKEN, subscriberId, clock.instant(), null, Duration.ZERO, ASKED);
    }

    private void write(
            Kind kind, long subscriberId, Instant occasion, Long tokenId, Duration after, Duration worthSending) {
        Instant now = clock.instant();
        entities.createNativeQuery("insert into letter"
                        + " (id, kind, subscriber_id, occasion, token_id, due_at, not_after, created_at)"
                        + " values (nextval('letter_seq'), :kind, :reader, :occasion, cast(:token as bigint), :due, :until, :now)"
                        + " on conflict (subscriber_id, kind, occasion) do nothing")
                .setParameter("kind", kind.name().toLowerCase(Locale.ROOT))
                .setParameter("reader", subscriberId)
                .setParameter("occasion", occasion)
                .setParameter("token", tokenId)
                .setParameter("due", now.plus(after))
                .setParameter("until", now.plus(after).plus(worthSending))
                .setParameter("now", now)
                .executeUpdate();
    }

    /** The letter that became this delivery; empty when nobody wants it any more. */
    @Transactional
    public Optional<Letter> ofDelivery(UUID deliveryId) {
        List<?> found = entities.createNativeQuery(
                        "select kind, subscriber_id, occasion, token_id from letter where delivery_id = :delivery",
                        Object[].class)
                .setParameter("delivery", deliveryId)
                .getResultList();
        return found.stream().findFirst().flatMap(row -> letter((Object[]) row));
    }

    private Optional<Letter> letter(Object[] row) {
        Kind kind = Kind.valueOf(((String) row[0]).toUpperCase(Locale.ROOT));
        Subscriber reader = subscribers.findById(((Number) row[1]).longValue());
        Instant occasion = (Instant) row[2];
        Token change = row[3] == null
                ? null
                : tokens.byId(((Number) row[3]).longValue()).orElse(null);
        return isWanted(kind, reader, occasion, change)
                ? Optional.of(letter(kind, reader, occasion, change))
                : Optional.empty();
    }

    private boolean isWanted(Kind kind, Subscriber reader, Instant occasion, Token change) {
        boolean active = reader.status() == Subscriber.Status.ACTIVE;
        return switch (kind) {
            case MANAGE_LINK, ADDRESS_TAKEN -> active;
            case GOODBYE -> occasion.equals(reader.leftAt()) && isReachable(reader.email());
            case QUIET -> active && !isPaused(reader);
            case ADDRESS_NOTICE -> active && isOpen(change);
            case ADDRESS_CHANGE -> active && isOpen(change) && isReachable(change.request);
        };
    }

    private boolean isOpen(Token change) {
        return change.usedAt == null && !change.expired(clock.instant());
    }

    private boolean isReachable(String email) {
        return suppressions.reason(email).isEmpty();
    }

    private boolean isPaused(Subscriber reader) {
        LocalDate today = clock.instant().atZone(reader.schedule().zone()).toLocalDate();
        return reader.pausedUntil() != null && reader.pausedUntil().isAfter(today);
    }

    private Letter letter(Kind kind, Subscriber reader, Instant occasion, Token change) {
        List<String> asked = interests.textsOf(reader.id());
        boolean elsewhere = kind == Kind.ADDRESS_CHANGE;
        Recipient to = new Recipient(
                reader.id(),
                elsewhere ? change.request : reader.email(),
                reader.locale(),
                reader.schedule(),
                asked,
                reader.status() == Subscriber.Status.ACTIVE);
        Recipients.Links links = recipients.links(List.of(reader.id())).get(reader.id());
        return new Letter(
                kind,
                to,
                occasion,
                kind == Kind.QUIET ? ideas(asked) : List.of(),
                links.manage(),
                links.unsubscribe(),
                elsewhere ? base + "/address/" + tokens.text(change) : null);
    }

    /** One wider variant of each interest, of the first that have one. */
    private static List<String> ideas(List<String> interests) {
        return interests.stream()
                .flatMap(text -> Variants.wider(Interest.parse(text)).stream().limit(1))
                .map(Variants.Variant::text)
                .limit(IDEAS)
                .toList();
    }
}
