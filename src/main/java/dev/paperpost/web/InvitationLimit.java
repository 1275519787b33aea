package dev.paperpost.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Keeps invitations from filling strangers' inboxes: counted for each owner, and like requests for a subscription besides. */
@ApplicationScoped
class InvitationLimit {

    private static final int A_DAY = 50;

    private final SubscriptionLimits limits;
    private final RequestCounter counter;
    private final Clock clock;

    InvitationLimit(SubscriptionLimits limits, RequestCounter counter, Clock clock) {
        this.limits = limits;
        this.counter = counter;
        this.clock = clock;
    }

    /**
     * Counts invitations that are about to be carried out.
     *
     * @param domains where their mails would go
     * @throws TooManyRequestsException when there were too many
     */
    void admit(ClientNetwork from, long ownerId, List<String> domains) {
        Instant now = clock.instant();
        Instant day = now.truncatedTo(ChronoUnit.DAYS);
        for (String domain : domains) {
            if (!counter.take("invitation", String.valueOf(ownerId), day, A_DAY)) {
                throw new TooManyRequestsException(
                        "At most " + A_DAY + " invitations are possible on one day.",
                        Duration.between(now, day.plus(1, ChronoUnit.DAYS)));
            }
            // The owner's address is confirmed, which is dearer than a proof of work.
            limits.admit(from, domain, true);
        }
    }
}
