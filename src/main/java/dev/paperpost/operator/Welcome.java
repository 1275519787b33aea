package dev.paperpost.operator;

import dev.paperpost.platform.BaseUrl;
import dev.paperpost.platform.Mailbox;
import dev.paperpost.platform.PaperpostConfig;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Ends the start with one line in plain words: what has happened and which address to open. */
@ApplicationScoped
class Welcome {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Sample sample;
    private final Mailbox mailbox;
    private final String base;

    Welcome(Sample sample, Mailbox mailbox, PaperpostConfig config) {
        this.sample = sample;
        this.mailbox = mailbox;
        this.base = BaseUrl.of(config);
    }

    void greet(@Observes StartupEvent start) {
        Thread greeter = new Thread(this::greet, "welcome");
        greeter.setDaemon(true);
        greeter.start();
    }

    private void greet() {
        try {
            awaitStart();
            Log.info(line(sample.run()));
        } catch (RuntimeException e) {
            Log.error("The sample could not be shown; everything else runs.", e);
        }
    }

    /** A start that fails must not be half done; one that succeeds ends with lines of Quarkus, and ours is to be the last. */
    private static void awaitStart() {
        while (!Application.currentApplication().isStarted()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private String line(Optional<Long> papers) {
        String inbox = mailbox.active() ? base + "/dev/inbox" : "the inbox of the configured mail server";
        return papers.map(count -> "Paperpost is ready: " + count
                        + " papers of the sample feed went to Ada, the sample reader. Read her digest at " + inbox
                        + " and subscribe yourself at " + base + "/")
                .orElseGet(() -> "Paperpost is ready at " + base + "/"
                        + (mailbox.active() ? "; every mail it sends is shown at " + inbox : ""));
    }
}
