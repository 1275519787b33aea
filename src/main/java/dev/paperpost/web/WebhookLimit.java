package dev.paperpost.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Keeps webhooks from being used to knock at strangers' servers: what makes us look at one is counted by the clock's hour. */
@ApplicationScoped
class WebhookLimit {

    private static final int AN_HOUR = 20;

    private final RequestCounter counter;
    private final Clock clock;

    WebhookLimit(RequestCounter counter, Clock clock) {
        this.counter = counter;
        this.clock = clock;
    }

    /** @throws TooManyRequestsException when a reader saved and tested often enough in this hour */
    void take(long subscriberId) {
        Instant now = clock.instant();
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        if (!counter.take("webhook", String.valueOf(subscriberId), hour, AN_HOUR)) {
            throw new TooManyRequestsException(
                    "A webhook can be saved and tested " + AN_HOUR + " times an hour. Try again later.",
                    Duration.between(now, hour.plus(1, ChronoUnit.HOURS)));
        }
    }
}
