package dev.paperpost.platform;

import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The one clock, injected everywhere, so that tests can stand at any moment. */
class ClockProducer {

    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }
}
