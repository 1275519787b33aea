package dev.paperpost.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of the service in tests: the real one until a test sets it. */
@Alternative
@Priority(1)
@Singleton
public class MovableClock extends Clock {

    private volatile InstantSource source = Clock.systemUTC();

    /** Stands at this moment from now on. */
    public void set(String moment) {
        set(Instant.parse(moment));
    }

    /** Stands at this moment from now on. */
    public void set(Instant moment) {
        source = InstantSource.fixed(moment);
    }

    /** Goes on from where it stands, for work that waits until some time has passed. */
    public void goOn() {
        source = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), instant()));
    }

    /** Goes with the real time again. */
    public void release() {
        source = Clock.systemUTC();
    }

    @Override
    public Instant instant() {
        return source.instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("ask for the instant");
    }
}
