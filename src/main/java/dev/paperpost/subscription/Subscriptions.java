package dev.paperpost.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The life of a subscription once there is one: looked at, changed, paused, ended, erased. Thread-safe; each method is one
 * transaction.
 */
@ApplicationScoped
public class Subscriptions {

    /** How long a reader can take an unsubscribe back. */
    public static final Duration UNDO_WITHIN = Duration.ofDays(Subscriber.UNDO_DAYS);

    private final SubscriberRepository subscribers;
    private final InterestRegistry interests;
    private final Tokens tokens;
    private final Erasure erasure;
    private final Audit audit;
    private final Letters letters;
    private final QuietWatch quiet;
    private final LabMembers labs;
    private final Clock clock;

    Subscriptions(
            SubscriberRepository subscribers,
            InterestRegistry interests,
            Tokens tokens,
            Erasure erasure,
            Audit audit,
            Letters letters,
            QuietWatch quiet,
            LabMembers labs,
            Clock clock) {
        this.subscribers = subscribers;
        this.interests = interests;
        this.tokens = tokens;
        this.erasure = erasure;
        this.audit = audit;
        this.letters = letters;
        this.quiet = quiet;
        this.labs = labs;
        this.clock = clock;
    }

    /** What the holder of a manage token has subscribed to. */
    @Transactional
    public Optional<SubscriptionView> view(String manageToken) {
        return byToken(TokenPurpose.MANAGE, manageToken).map(this::view);
    }

    /**
     * Replaces the reader's own interests, schedule and the rest; the address stays, and what trends where the request does not
     * speak of it. Who follows a lab may have no interests of their own.
     *
     * @throws InvalidRequestException with everything that is wrong
     */
    @Transactional
    public Optional<SubscriptionView> replace(String manageToken, SubscriptionRequest request) {
        return byToken(TokenPurpose.MANAGE, manageToken).map(subscriber -> {
            Preferences preferences = PreferencesReader.read(
                    request.orTrending(subscriber.trending()),
                    subscriber.schedule().zone(),
                    labs.suffice(subscriber.id()),
                    List.of());
            subscriber.prefer(preferences);
            subscriber.scheduleNext(clock.instant());
            interests.replace(subscriber.id(), preferences.interests());
            quiet.begin(subscriber.id());
            audit.record(subscriber.id(), "changed", "");
            return view(subscriber);
        });
    }

    /** When the next digest would be due if {@link #replace} took this; empty if its schedule cannot be read. */
    @Transactional
    public Optional<ZonedDateTime> next(String manageToken, SubscriptionRequest request) {
        return byToken(TokenPurpose.MANAGE, manageToken).flatMap(subscriber -> PreferencesReader.schedule(
                        request, subscriber.schedule().zone())
                .map(schedule -> subscriber.next(schedule, clock.instant()).atZone(schedule.zone())));
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
            quiet.begin(subscriber.id());
            audit.record(subscriber.id(), "resumed", "");
            return view(subscriber);
        });
    }

    /** The interests of the holder of a manage token, in their order; empty when the token is not genuine. */
    @Transactional
    public List<HeldInterest> interests(String manageToken) {
        return byToken(TokenPurpose.MANAGE, manageToken)
                .map(subscriber -> interests.heldBy(subscriber.id()))
                .orElse(List.of());
    }

    /** Puts papers that only this interest finds last, or back where they were; nothing happens unless the reader has it. */
    @Transactional
    public void mute(String manageToken, long interestId, boolean muted) {
        byToken(TokenPurpose.MANAGE, manageToken)
                .ifPresent(subscriber -> interests.mute(subscriber.id(), interestId, muted));
    }

    /** Whether an unsubscribe token is genuine; changes nothing. */
    @Transactional
    public Optional<SubscriptionView> unsubscribable(String unsubscribeToken) {
        return byToken(TokenPurpose.UNSUBSCRIBE, unsubscribeToken).map(this::view);
    }

    /** Whether {@link #undoUnsubscribe} would bring the reader back; changes nothing. */
    @Transactional
    public boolean undoable(String unsubscribeToken) {
        return byToken(TokenPurpose.UNSUBSCRIBE, unsubscribeToken)
                .filter(s -> s.canRejoin(clock.instant()))
                .isPresent();
    }

    /** Ends the subscription, and that others follow it; repeated calls find it ended. False when the token is not genuine. */
    @Transactional
    public boolean unsubscribe(String unsubscribeToken) {
        Optional<Subscriber> subscriber = byToken(TokenPurpose.UNSUBSCRIBE, unsubscribeToken);
        subscriber.filter(s -> s.status() != Subscriber.Status.UNSUBSCRIBED).ifPresent(s -> {
            s.unsubscribe(clock.instant());
            labs.end(s.id());
            audit.record(s.id(), "unsubscribed", "");
            if (s.leftAt() != null) {
                letters.goodbye(s.id(), s.leftAt());
            }
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
                quiet.begin(s.id());
                audit.record(s.id(), "unsubscribe undone", "");
            }
            return view(s);
        });
    }

    /**
     * Deletes everything held about the reader but an audit line without address and a hash that keeps the address off
     * operators' lists. False when the token is not genuine.
     */
    @Transactional
    public boolean erase(String manageToken) {
        Optional<Subscriber> subscriber = byToken(TokenPurpose.MANAGE, manageToken);
        subscriber.ifPresent(erasure::erase);
        return subscriber.isPresent();
    }

    private Optional<Subscriber> byToken(TokenPurpose purpose, String token) {
        return tokens.subscriberOf(purpose, token).map(subscribers::locked);
    }

    private SubscriptionView view(Subscriber s) {
        Optional<LabMembers.Lab> lab = labs.followedBy(s.id());
        return new SubscriptionView(
                s.id(),
                s.email(),
                s.status(),
                interests.textsOf(s.id()),
                interests.ownTextsOf(s.id()),
                s.schedule(),
                s.locale(),
                s.maxPapers(),
                s.revisions(),
                s.trending(),
                s.pausedUntil(),
                s.nextDigestAt(),
                lab.map(LabMembers.Lab::name).orElse(null),
                lab.map(followed -> labs.interestsOf(followed.id())).orElse(List.of()));
    }
}
