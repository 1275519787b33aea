package dev.paperpost.subscription;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Moves a subscription to another address when its owner agrees: asked for with the manage link, confirmed by mail. Interests,
 * schedule, links and what was sent stay. Thread-safe; each method is one transaction.
 */
@ApplicationScoped
public class AddressChange {

    /**
     * How long the link works. The reader waits for it, so a day is enough even for a mail server that puts strangers off and a
     * mailbox at another place; and whoever asked with a manage link that is not theirs has no longer than that, while the
     * reader's old address is told at once.
     */
    public static final Duration CONFIRM_WITHIN = Duration.ofDays(1);

    private final SubscriberRepository subscribers;
    private final Tokens tokens;
    private final Letters letters;
    private final Suppressions suppressions;
    private final Erasure erasure;
    private final Audit audit;
    private final Clock clock;

    AddressChange(
            SubscriberRepository subscribers,
            Tokens tokens,
            Letters letters,
            Suppressions suppressions,
            Erasure erasure,
            Audit audit,
            Clock clock) {
        this.subscribers = subscribers;
        this.tokens = tokens;
        this.letters = letters;
        this.suppressions = suppressions;
        this.erasure = erasure;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks the new address and tells the old one; an earlier request is void. Whoever asks learns nothing of the new address: its
     * owner is told when it has a subscription already, and nothing is sent there when it is suppressed.
     *
     * @return false when the token is not that of an active reader
     */
    @Transactional
    public boolean ask(String manageToken, EmailAddress address) {
        subscribers.lockAddress(address);
        Optional<Subscriber> active = active(manageToken).filter(reader -> !reader.isAt(address));
        active.ifPresent(reader -> {
            end(reader);
            Token change =
                    tokens.issueAddress(reader.id(), address, clock.instant().plus(CONFIRM_WITHIN));
            letters.addressNotice(change);
            Optional<Subscriber> holder = holder(address);
            if (holder.isPresent()) {
                letters.addressTaken(holder.get().id());
            } else if (isReachable(address)) {
                letters.addressChange(change);
            }
            audit.record(reader.id(), "address change asked", "");
        });
        return active.isPresent();
    }

    /** The address that an open request of the reader names; changes nothing. */
    @Transactional
    public Optional<String> asked(String manageToken) {
        return active(manageToken)
                .flatMap(reader -> tokens.openAddress(reader.id()))
                .map(change -> change.request);
    }

    /** Takes an open request back; its link works no more. */
    @Transactional
    public void takeBack(String manageToken) {
        active(manageToken).ifPresent(this::end);
    }

    /** What a link would do; changes nothing. */
    @Transactional
    public AddressMove look(String addressToken) {
        return tokens.find(TokenPurpose.ADDRESS, addressToken)
                .map(change -> outcome(change, subscribers.findById(change.subscriberId)))
                .orElseGet(AddressMove.Unknown::new);
    }

    /** Moves the subscription; once, however often it is called. */
    @Transactional
    public AddressMove move(String addressToken) {
        Optional<Token> found = tokens.find(TokenPurpose.ADDRESS, addressToken);
        if (found.isEmpty()) {
            return new AddressMove.Unknown();
        }
        Token change = found.get();
        EmailAddress address = EmailAddress.parse(change.request);
        subscribers.lockAddress(address);
        Subscriber reader = subscribers.locked(change.subscriberId);
        Panache.getEntityManager().refresh(change);
        // Who is there may be confirming at this moment.
        subscribers.byAddress(address).ifPresent(other -> subscribers.locked(other.id()));
        if (outcome(change, reader) instanceof AddressMove.To && change.usedAt == null) {
            subscribers
                    .byAddress(address)
                    .filter(other -> !other.id().equals(reader.id()))
                    .ifPresent(erasure::giveWay);
            reader.moveTo(address, clock.instant());
            change.usedAt = clock.instant();
            audit.record(reader.id(), "address changed", "");
        }
        return outcome(change, reader);
    }

    private AddressMove outcome(Token change, Subscriber reader) {
        EmailAddress address = EmailAddress.parse(change.request);
        if (change.expired(clock.instant()) || reader.status() != Subscriber.Status.ACTIVE) {
            return new AddressMove.Over();
        }
        if (change.usedAt != null) {
            return reader.isAt(address)
                    ? new AddressMove.To(
                            change.request, tokens.lasting(TokenPurpose.MANAGE, reader.id()), reader.locale())
                    : new AddressMove.Over();
        }
        return isReachable(address) && holder(address).isEmpty()
                ? new AddressMove.To(change.request, null, reader.locale())
                : new AddressMove.Over();
    }

    private void end(Subscriber reader) {
        tokens.openAddress(reader.id()).ifPresent(change -> {
            Instant now = clock.instant();
            change.expiresAt = now;
            audit.record(reader.id(), "address change taken back", "");
        });
    }

    private Optional<Subscriber> active(String manageToken) {
        return tokens.subscriberOf(TokenPurpose.MANAGE, manageToken)
                .map(subscribers::locked)
                .filter(reader -> reader.status() == Subscriber.Status.ACTIVE);
    }

    /** Who gets digests there; a reader who has not confirmed or has left gives way. */
    private Optional<Subscriber> holder(EmailAddress address) {
        return subscribers.byAddress(address).filter(reader -> reader.status() == Subscriber.Status.ACTIVE);
    }

    private boolean isReachable(EmailAddress address) {
        return suppressions.reason(address.text()).isEmpty();
    }
}
