package dev.paperpost.operator;

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
        this.base = config.baseUrl().toString().replaceFirst("/+$", "");
    }

    void greet(@Observes StartupEvent start) {
        Thread greeter = new Thread(this::greet, "welcome");
        greeter.setDaemon(true);
        greeter.start();
    }

    private void greet() {
        try {
            // A start that fails, say on a port in use, must not have sent mail.
            awaitStart();
            Optional<Long> papers = sample.run();
            Log.info(line(papers));
        } catch (RuntimeException e) {
            Log.error("The sample could not be shown; everything else runs.", e);
        }
    }

    /** The start ends with lines of Quarkus; ours is to be the last. */
    private static void awaitStart() {
        while (!Application.currentApplication().isStarted()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private String line(Optional<Long> papers) {
        if (papers.isPresent()) {
            return "Paperpost is ready: " + papers.get()
                    + " papers of the sample feed went to Ada, the sample reader. Read her digest at " + base
                    + "/dev/inbox and subscribe yourself at " + base + "/";
        }
        return "Paperpost is ready at " + base + "/"
                + (mailbox.active() ? "; every mail it sends is shown at " + base + "/dev/inbox" : "");
    }
}
