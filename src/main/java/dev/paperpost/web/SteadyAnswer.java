package dev.paperpost.web;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/**
 * Lets an answer go only at the next full step since its work began, so that how long it takes does not tell what was done: a row
 * more or less is a fraction of a millisecond. Waiting holds no thread.
 */
class SteadyAnswer {

    private static final Duration STEP = Duration.ofMillis(100);

    private final long begun = System.nanoTime();

    Uni<Response> with(Response answer) {
        long spent = System.nanoTime() - begun;
        Duration rest = STEP.minusNanos(spent % STEP.toNanos());
        // A timer goes by whole milliseconds and takes no less than one.
        return Uni.createFrom().item(answer).onItem().delayIt().by(Duration.ofMillis(rest.toMillis() + 1));
    }
}
