package dev.paperpost.subscription;

import dev.paperpost.interest.Interest;
import dev.paperpost.subscription.RequestReader.Checked;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
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

    private final SubscriberRepository subscribers;
    private final InterestRegistry interests;
    private final Tokens tokens;
    private final Audit audit;
    private final Suppressions suppressions;
    private final RequestReader requests;
    private final OpenRequests openRequests;
    private final QuietWatch quiet;
    private final LabMembers labs;
    private final Clock clock;

    Consent(
            SubscriberRepository subscribers,
            InterestRegistry interests,
            Tokens tokens,
            Audit audit,
            Suppressions suppressions,
            RequestReader requests,
            OpenRequests openRequests,
            QuietWatch quiet,
            LabMembers labs,
            Clock clock) {
        this.subscribers = subscribers;
        this.interests = interests;
        this.tokens = tokens;
        this.audit = audit;
        this.suppressions = suppressions;
        this.requests = requests;
        this.openRequests = openRequests;
        this.quiet = quiet;
        this.labs = labs;
        this.clock = clock;
    }

    /**
     * The domain that the mail about this request would go to, lower case; stores nothing.
     *
     * @throws InvalidRequestException with everything that is wrong
     */
    public String receivingDomain(SubscriptionRequest request) {
        return requests.check(request).address().domain();
    }

    /**
     * Takes a request; a confirmation mail follows, at most five an hour and ten a day for one address. The same statements run
     * and the same rows are looked at for an address that is known, unknown, suppressed or has had too many mails.
     *
     * @throws InvalidRequestException with everything that is wrong
     */
    @Transactional
    public void request(SubscriptionRequest request) {
        Checked checked = requests.check(request);
        subscribers.lockAddress(checked.address());
        subscribers.addIfMissing(checked.address(), checked.preferences(), clock.instant());
        openRequests.issue(subscribers.idOf(checked.address()), requests.write(request), null);
    }

    /**
     * Sends a new confirmation mail for the request of a confirm link that has expired and was never used; within the same limits.
     *
     * @return whether the token is such a one, whatever the limits say
     */
    @Transactional
    public boolean requestAgain(String confirmToken) {
        Optional<Token> expired = tokens.find(TokenPurpose.CONFIRM, confirmToken)
                .filter(token -> token.usedAt == null && token.expired(clock.instant()));
        expired.ifPresent(token -> {
            subscribers.lockAddress(requests.check(requests.read(token.request)).address());
            openRequests.issue(token.subscriberId, token.request, token.labId);
        });
        return expired.isPresent();
    }

    /** When the next digest would be due of who confirms this at once; empty if its schedule cannot be read. */
    public Optional<ZonedDateTime> next(SubscriptionRequest request) {
        return PreferencesReader.schedule(request, requests.defaultTimeZone())
                .map(schedule -> schedule.next(clock.instant()).atZone(schedule.zone()));
    }

    /** The zone of readers who do not name one. */
    public ZoneId defaultTimeZone() {
        return requests.defaultTimeZone();
    }

    /** What a confirm token asks to confirm, if it is genuine; changes nothing. */
    @Transactional
    public Optional<Requested> requested(String confirmToken) {
        return tokens.find(TokenPurpose.CONFIRM, confirmToken).map(openRequests::shown);
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
                subscriber.locale(),
                interests.textsOf(subscriber.id()));
    }

    /**
     * Subscribes a reader who consented elsewhere; adds to what they have if they are already subscribed.
     *
     * @return whether the reader is new here
     * @throws InvalidRequestException with everything that is wrong, a suppressed address included
     */
    @Transactional
    public boolean enrol(SubscriptionRequest request, Instant consentedAt, String consentSource) {
        Checked checked = requests.check(request);
        suppressions.reason(checked.address().text()).ifPresent(reason -> {
            throw new InvalidRequestException(List.of(FieldProblem.of("email", "SUPPRESSED", reason.refusal())));
        });
        return enrol(checked, consentedAt, consentSource) == null;
    }

    /** Subscribes the sample reader, whose first digest is due at once. */
    @Transactional
    public void enrolSample(SubscriptionRequest request) {
        Checked checked = requests.check(request);
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
            audit.record(subscriber.id(), "imported", "");
        }
        interests.add(subscriber.id(), checked.preferences().interests());
        return before;
    }

    private void apply(Subscriber subscriber, Token token) {
        Instant now = clock.instant();
        Preferences preferences = requests.check(requests.read(token.request)).preferences();
        List<Interest> own = token.labId == null ? preferences.interests() : List.of();
        if (subscriber.status() == Subscriber.Status.ACTIVE) {
            interests.add(subscriber.id(), own);
            quiet.begin(subscriber.id());
        } else {
            subscriber.prefer(preferences);
            activate(subscriber, now, "confirmation mail");
            subscriber.welcome(now);
            labs.leave(subscriber.id());
            interests.replace(subscriber.id(), own);
        }
        if (token.labId != null) {
            labs.join(token.labId, subscriber.id());
        }
        token.usedAt = now;
        suppressions.lift(subscriber.email());
        audit.record(subscriber.id(), "confirmed", "");
    }

    private void activate(Subscriber subscriber, Instant consentedAt, String consentSource) {
        subscriber.activate(clock.instant(), consentedAt, consentSource);
        // Made here, for looking at a subscription must not make the feed's address that it shows.
        tokens.lasting(TokenPurpose.FEED, subscriber.id());
        quiet.begin(subscriber.id());
    }

    private Subscriber findOrAdd(Checked checked) {
        subscribers.addIfMissing(checked.address(), checked.preferences(), clock.instant());
        return subscribers.locked(
                subscribers.byAddress(checked.address()).orElseThrow().id());
    }
}
