package dev.paperpost.web;

import dev.paperpost.subscription.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Keeps the form from being used to fill strangers' inboxes: requests are counted by the clock's hour for each network, each
 * receiving domain and in all. What one limit refuses does not count against the next, so one network cannot use up
 * everybody's share. Thread-safe.
 */
@ApplicationScoped
class SubscriptionLimits {

    private static final Duration WINDOW = Duration.ofHours(1);

    private static final int AN_HOUR = 3;
    private static final int A_DAY = 10;

    private final LimitsConfig limits;
    private final RequestCounter counter;
    private final Clock clock;

    SubscriptionLimits(LimitsConfig limits, RequestCounter counter, Clock clock) {
        this.limits = limits;
        this.counter = counter;
        this.clock = clock;
    }

    /**
     * Whether one more mail may go to an address that somebody has entered, three an hour and ten a day; known and unknown ones
     * are counted alike, and nobody is told.
     */
    boolean mayMail(EmailAddress address) {
        Instant now = clock.instant();
        return counter.take("address", address.key(), now.truncatedTo(ChronoUnit.HOURS), AN_HOUR)
                && counter.take("address-day", address.key(), now.truncatedTo(ChronoUnit.DAYS), A_DAY);
    }

    /**
     * Counts a request that is about to be carried out.
     *
     * @param domain where its mail would go
     * @param proven whether it came with a proof of work
     * @throws TooManyRequestsException when there were too many in this hour
     */
    void admit(ClientNetwork from, String domain, boolean proven) {
        Instant now = clock.instant();
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        boolean admitted = (from.own()
                        || (proven || counter.take("unproven", from.name(), hour, limits.unproven()))
                                && counter.take("network", from.name(), hour, limits.network()))
                && (MailProviders.large(domain) || counter.take("domain", domain, hour, limits.domain()))
                && counter.take("total", "", hour, limits.total());
        if (!admitted) {
            throw new TooManyRequestsException(
                    "Too many requests came from your network, for this domain, or in all. Try again later.",
                    Duration.between(now, hour.plus(WINDOW)));
        }
    }
}
