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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The life of a subscription: asked for, confirmed by mail, changed, paused, ended, erased. Thread-safe; each method is
 * one transaction.
 */
@ApplicationScoped
public class Subscriptions {

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

    Subscriptions(
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
        Subscriber subscriber = locked(token.subscriberId);
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

    /** What the holder of a manage token has subscribed to. */
    @Transactional
    public Optional<SubscriptionView> view(String manageToken) {
        return byToken(TokenPurpose.MANAGE, manageToken).map(this::view);
    }

    /**
     * Replaces interests, schedule and the rest; the address stays.
     *
     * @throws InvalidRequestException with everything that is wrong
     */
    @Transactional
    public Optional<SubscriptionView> replace(String manageToken, SubscriptionRequest request) {
        return byToken(TokenPurpose.MANAGE, manageToken).map(subscriber -> {
            Preferences preferences =
                    PreferencesReader.read(request, subscriber.schedule().zone(), List.of());
            subscriber.prefer(preferences);
            subscriber.scheduleNext(clock.instant());
            interests.replace(subscriber.id(), preferences.interests());
            audit.record(subscriber.id(), "changed", "");
            return view(subscriber);
        });
    }

    /**
     * No digests before this day in the reader's zone; what matches meanwhile comes in the first one after.
     *
     * @throws InvalidRequestException when the day is not between tomorrow and two years from now
     */
    @Transactional
    public Optional<SubscriptionView> pause(String manageToken, LocalDate until) {
        return byToken(TokenPurpose.MANAGE, manageToken).map(subscriber -> {
            LocalDate today =
                    clock.instant().atZone(subscriber.schedule().zone()).toLocalDate();
            if (until == null || !until.isAfter(today) || until.isAfter(today.plusYears(2))) {
                throw new InvalidRequestException(List.of(FieldProblem.of(
                        "until",
                        "OUT_OF_RANGE",
                        "Name a day between tomorrow and two years from now, as 2026-12-31.")));
            }
            subscriber.pause(until, clock.instant());
            audit.record(subscriber.id(), "paused", until.toString());
            return view(subscriber);
        });
    }

    /** Ends a pause. */
    @Transactional
    public Optional<SubscriptionView> resume(String manageToken) {
        return byToken(TokenPurpose.MANAGE, manageToken).map(subscriber -> {
            subscriber.resume(clock.instant());
            audit.record(subscriber.id(), "resumed", "");
            return view(subscriber);
        });
    }

    /** Whether an unsubscribe token is genuine; changes nothing. */
    @Transactional
    public Optional<SubscriptionView> unsubscribable(String unsubscribeToken) {
        return byToken(TokenPurpose.UNSUBSCRIBE, unsubscribeToken).map(this::view);
    }

    /** Ends the subscription; repeated calls find it ended. False when the token is not genuine. */
    @Transactional
    public boolean unsubscribe(String unsubscribeToken) {
        Optional<Subscriber> subscriber = byToken(TokenPurpose.UNSUBSCRIBE, unsubscribeToken);
        subscriber.filter(s -> s.status() != Subscriber.Status.UNSUBSCRIBED).ifPresent(s -> {
            s.unsubscribe(clock.instant());
            audit.record(s.id(), "unsubscribed", "");
        });
        return subscriber.isPresent();
    }

    /**
     * Takes back what {@link #unsubscribe} did, as if it had not happened, for seven days.
     *
     * @return how the subscription stands now, empty when the token is not genuine
     */
    @Transactional
    public Optional<SubscriptionView> undoUnsubscribe(String unsubscribeToken) {
        return byToken(TokenPurpose.UNSUBSCRIBE, unsubscribeToken).map(s -> {
            if (s.rejoin(clock.instant())) {
                audit.record(s.id(), "unsubscribe undone", "");
            }
            return view(s);
        });
    }

    /** Deletes everything held about the reader but an audit line without address. False when the token is not genuine. */
    @Transactional
    public boolean erase(String manageToken) {
        Optional<Subscriber> subscriber = byToken(TokenPurpose.MANAGE, manageToken);
        subscriber.ifPresent(s -> {
            audit.record(s.id(), "erased", "");
            subscribers.delete(s);
            subscribers.flush();
            interests.forgetUnused();
        });
        return subscriber.isPresent();
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
        return locked(subscribers.byAddress(checked.address()).orElseThrow().id());
    }

    private Optional<Subscriber> byToken(TokenPurpose purpose, String token) {
        return tokens.subscriberOf(purpose, token).map(this::locked);
    }

    /** Changes to one reader happen one after another, the planner's included. */
    private Subscriber locked(long subscriberId) {
        Subscriber subscriber = subscribers.findById(subscriberId);
        Panache.getEntityManager().refresh(subscriber, LockModeType.PESSIMISTIC_WRITE);
        return subscriber;
    }

    private SubscriptionView view(Subscriber s) {
        return new SubscriptionView(
                s.id(),
                s.email(),
                s.status(),
                interests.textsOf(s.id()),
                s.schedule(),
                s.locale(),
                s.maxPapers(),
                s.pausedUntil(),
                s.nextDigestAt());
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
