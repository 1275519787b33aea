package dev.paperpost.delivery;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** A line in the log every few thousand mails: how many of how many, and how long it will take. Thread-safe. */
class Progress {

    private static final Logger LOG = Logger.getLogger("dev.paperpost.delivery");
    private static final int EVERY = 1000;

    /** A fast relay must not fill the log. */
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    /** After so long without a mail the next one begins a new count. */
    private static final Duration NEW_RUN = Duration.ofMinutes(10);

    private final Outbox outbox;
    private final Clock clock;
    private long sent;
    private Instant began = Instant.MIN;
    private Instant last = Instant.MIN;
    private Instant lastTold = Instant.MIN;

    Progress(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    synchronized void oneMore() {
        Instant now = clock.instant();
        if (last == Instant.MIN || last.plus(NEW_RUN).isBefore(now)) {
            sent = 0;
            began = now;
            lastTold = now;
        }
        last = now;
        sent++;
        if (sent % EVERY == 0 && !lastTold.plus(BETWEEN_LINES).isAfter(now)) {
            lastTold = now;
            tell(Duration.between(began, now));
        }
    }

    private void tell(Duration took) {
        try {
            long left = outbox.outstanding();
            long minutes = Math.round(took.toMillis() * (double) left / sent / 60_000);
            LOG.infof(
                    "%,d of %,d mails sent%s",
                    sent, sent + left, left == 0 ? "" : ", about " + Math.max(1, minutes) + " min left");
        } catch (SQLException e) {
            LOG.debug("The progress could not be counted", e);
        }
    }
}
