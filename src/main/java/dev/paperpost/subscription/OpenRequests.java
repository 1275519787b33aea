package dev.paperpost.subscription;

import dev.paperpost.interest.Interest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Requests that wait for a confirmation: the mails that ask for it, within limits, and what they ask to confirm. Thread-safe. */
@ApplicationScoped
class OpenRequests {

    /** More requests for one address send no more mail: nobody's inbox is flooded through us. */
    private static final int AN_HOUR = 5;

    private static final int A_DAY = 10;

    private final Tokens tokens;
    private final RequestReader requests;
    private final LabMembers labs;
    private final Clock clock;

    OpenRequests(Tokens tokens, RequestReader requests, LabMembers labs, Clock clock) {
        this.tokens = tokens;
        this.requests = requests;
        this.labs = labs;
        this.clock = clock;
    }

    /** A mail that asks to confirm follows, within the limits of its address. */
    void issue(long subscriberId, String request, Long labId) {
        Instant now = clock.instant();
        long inAnHour = tokens.confirmsSince(subscriberId, now.minus(Duration.ofHours(1)));
        long inADay = tokens.confirmsSince(subscriberId, now.minus(Duration.ofDays(1)));
        if (inAnHour < AN_HOUR && inADay < A_DAY) {
            tokens.issueConfirm(subscriberId, request, labId, now.plus(Consent.CONFIRM_WITHIN));
        }
    }

    /** Sends a new confirmation mail to a reader who has not confirmed yet; within the same limits. */
    void remind(Subscriber pending) {
        tokens.unconfirmedRequest(pending.id()).ifPresent(request -> issue(pending.id(), request, null));
    }

    /** What the page behind the link shows. */
    Requested shown(Token token) {
        SubscriptionRequest request = requests.read(token.request);
        Preferences preferences = requests.check(request).preferences();
        Optional<LabMembers.Lab> lab = lab(token);
        return new Requested(
                request.email(),
                lab.map(invited -> labs.interestsOf(invited.id())).orElseGet(() -> preferences.interests().stream()
                        .map(Interest::text)
                        .toList()),
                preferences.schedule(),
                preferences.locale(),
                token.usedAt == null && token.expired(clock.instant()),
                lab.map(LabMembers.Lab::name).orElse(null));
    }

    /** What the mail says. */
    PendingConfirmation mailed(Token token, Recipient to, String link) {
        Preferences preferences = requests.check(requests.read(token.request)).preferences();
        return new PendingConfirmation(
                to,
                preferences.interests().size(),
                preferences.schedule(),
                link,
                token.expiresAt,
                lab(token).map(lab -> Invitation.of(lab.name(), labs.interestsOf(lab.id()))));
    }

    private Optional<LabMembers.Lab> lab(Token token) {
        return Optional.ofNullable(token.labId).flatMap(labs::byId);
    }
}
