package dev.paperpost.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperpost.interest.Interest;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a subscription comes about: asked for, confirmed by mail, or brought from elsewhere with its consent. Thread-safe; each
 * method is one transaction.
 */
@ApplicationScoped
public class Consent {

    /** How long a confirm link works. */
    public static final Duration CONFIRM_WITHIN = Duration.ofDays(7);

    /** More requests for one address within an hour send no more mail: nobody's inbox is flooded through us. */
    private static final int REQUESTS_AN_HOUR = 5;

    private final SubscriberRepository subscribers;
    private final InterestRegistry interests;
    private final Tokens tokens;
    private final Audit audit;
    private final SubscriptionConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    Consent(
            SubscriberRepository subscribers,
            InterestRegistry interests,
            Tokens tokens,
            Audit audit,
            SubscriptionConfig config,
            ObjectMapper json,
            Clock clock) {
        this.subscribers = subscribers;
        this.interests = interests;
        this.tokens = tokens;
        this.audit = audit;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes a request; a confirmation mail follows. Does the same for known and unknown addresses.
     *
     * @throws InvalidRequestException with everything that is wrong
     */
    @Transactional
    public void request(SubscriptionRequest request) {
        Checked checked = check(request);
        Subscriber subscriber = findOrAdd(checked);
        Instant now = clock.instant();
        if (tokens.confirmsSince(subscriber.id(), now.minus(Duration.ofHours(1))) < REQUESTS_AN_HOUR) {
            tokens.issueConfirm(subscriber.id(), write(request), now.plus(CONFIRM_WITHIN));
        }
    }

    /** The zone of readers who do not name one. */
    public ZoneId defaultTimeZone() {
        return config.defaultTimeZone();
    }

    /** What a confirm token asks to confirm, if it is genuine; changes nothing. */
    @Transactional
    public Optional<Requested> requested(String confirmToken) {
        return tokens.find(TokenPurpose.CONFIRM, confirmToken).map(token -> {
            SubscriptionRequest request = read(token.request);
            Preferences preferences = check(request).preferences();
            return new Requested(
                    request.email(),
                    preferences.interests().stream().map(Interest::text).toList(),
                    preferences.schedule(),
                    token.usedAt == null && token.expired(clock.instant()));
        });
    }

    /** Confirms what a confirm token stands for; once, however often it is called. */
    @Transactional
    public Confirmation confirm(String confirmToken) {
        Optional<Token> found = tokens.find(TokenPurpose.CONFIRM, confirmToken);
        if (found.isEmpty()) {
            return new Confirmation.Unknown();
        }
        Token token = found.get();
        Panache.getEntityManager().lock(token, LockModeType.PESSIMISTIC_WRITE);
        Panache.getEntityManager().refresh(token);
        Subscriber subscriber = subscribers.locked(token.subscriberId);
        if (token.usedAt == null) {
            if (token.expired(clock.instant())) {
                return new Confirmation.Expired();
            }
            apply(subscriber, token);
        }
        return new Confirmation.Confirmed(
                tokens.lasting(TokenPurpose.MANAGE, subscriber.id()),
                subscriber.nextDigestAt(),
                subscriber.schedule(),
                interests.textsOf(subscriber.id()));
    }

    /**
     * Subscribes a reader who consented elsewhere; adds to what they have if they are already subscribed.
     *
     * @return whether the reader is new here
     * @throws InvalidRequestException with everything that is wrong
     */
    @Transactional
    public boolean enrol(SubscriptionRequest request, Instant consentedAt, String consentSource) {
        return enrol(check(request), consentedAt, consentSource) == null;
    }

    /** Subscribes the sample reader, whose first digest is due at once. */
    @Transactional
    public void enrolSample(SubscriptionRequest request) {
        Checked checked = check(request);
        enrol(checked, clock.instant(), "sample");
        Subscriber subscriber = subscribers.byAddress(checked.address()).orElseThrow();
        subscriber.dueAt(subscriber.schedule().latest(clock.instant()));
    }

    private Subscriber.Status enrol(Checked checked, Instant consentedAt, String consentSource) {
        Optional<Subscriber> known = subscribers.byAddress(checked.address());
        Subscriber subscriber = findOrAdd(checked);
        Subscriber.Status before = known.isPresent() ? subscriber.status() : null;
        if (before == null || before == Subscriber.Status.PENDING) {
            subscriber.prefer(checked.preferences());
            activate(subscriber, consentedAt, consentSource);
            audit.record(subscriber.id(), "imported", consentSource);
        }
        interests.add(subscriber.id(), checked.preferences().interests());
        return before;
    }

    private void apply(Subscriber subscriber, Token token) {
        Instant now = clock.instant();
        Preferences preferences = check(read(token.request)).preferences();
        if (subscriber.status() == Subscriber.Status.ACTIVE) {
            interests.add(subscriber.id(), preferences.interests());
        } else {
            subscriber.prefer(preferences);
            activate(subscriber, now, "confirmation mail");
            interests.replace(subscriber.id(), preferences.interests());
        }
        token.usedAt = now;
        audit.record(subscriber.id(), "confirmed", "");
    }

    private void activate(Subscriber subscriber, Instant consentedAt, String consentSource) {
        subscriber.activate(clock.instant(), consentedAt, consentSource);
        // Made here, for looking at a subscription must not make the feed's address that it shows.
        tokens.lasting(TokenPurpose.FEED, subscriber.id());
    }

    PendingConfirmation pending(Token token, Recipient to, String link) {
        Preferences preferences = check(read(token.request)).preferences();
        return new PendingConfirmation(
                to, preferences.interests().size(), preferences.schedule(), link, token.expiresAt);
    }

    private Checked check(SubscriptionRequest request) {
        List<FieldProblem> problems = new ArrayList<>();
        EmailAddress address = null;
        try {
            address = EmailAddress.parse(request.email());
        } catch (IllegalArgumentException e) {
            problems.add(FieldProblem.of("email", "INVALID_ADDRESS", e.getMessage()));
        }
        return new Checked(address, PreferencesReader.read(request, config.defaultTimeZone(), problems));
    }

    private Subscriber findOrAdd(Checked checked) {
        subscribers.addIfMissing(checked.address(), checked.preferences(), clock.instant());
        return subscribers.locked(
                subscribers.byAddress(checked.address()).orElseThrow().id());
    }

    private String write(SubscriptionRequest request) {
        try {
            return json.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts and numbers can always be written", e);
        }
    }

    private SubscriptionRequest read(String request) {
        try {
            return json.readValue(request, SubscriptionRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored request was written by this class", e);
        }
    }

    private record Checked(EmailAddress address, Preferences preferences) {}
}
