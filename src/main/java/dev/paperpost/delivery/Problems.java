package dev.paperpost.delivery;

import dev.paperpost.mail.SendResult;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Tells the log about each kind of problem once in a while, however many mails have it. Thread-safe. */
@Singleton
class Problems {

    private static final Logger LOG = Logger.getLogger("dev.paperpost.delivery");
    private static final Duration QUIET = Duration.ofMinutes(10);

    /** Reply codes come from outside; beyond this many kinds the memory starts anew. */
    private static final int KINDS = 200;

    private final Clock clock;
    private final Map<String, Instant> lastTold = new HashMap<>();

    Problems(Clock clock) {
        this.clock = clock;
    }

    void composing(Claim claim, RuntimeException problem) {
        if (isNews("compose " + problem.getClass().getName())) {
            LOG.errorf(problem, "A mail could not be composed (delivery %s); it is tried again later", claim.id());
        }
    }

    void sending(Verdict verdict, SendResult result, String reply) {
        String kind = verdict + " "
                + (result instanceof SendResult.Refused refused
                        ? refused.code() + refused.enhanced()
                        : result.getClass());
        if (verdict == Verdict.SENT || !isNews(kind)) {
            return;
        }
        if (result instanceof SendResult.Unsendable) {
            LOG.errorf("A mail can never be sent as it is: %s.", reply);
            return;
        }
        switch (verdict) {
            case OUR_FAULT ->
                LOG.warnf(
                        "A mail was refused for what it holds or who sends it, not for its reader: %s."
                                + " Check SPF, DKIM, the sender address and the relay's policy.",
                        reply);
            case RETRY_AND_PAUSE ->
                LOG.warnf(
                        "The mail server cannot be used now: %s. Sending rests briefly and goes on by itself;"
                                + " if it lasts, check QUARKUS_MAILER_HOST, its port and its credentials.",
                        reply);
            case UNKNOWN ->
                LOG.warnf("Whether a mail arrived is unknown (%s); it is sent again with the same Message-ID.", reply);
            case BOUNCED -> LOG.infof("An address does not exist (%s); its reader gets no more mail.", reply);
            case RETRY -> LOG.infof("A mail was put off by the mail server (%s); it is tried again later.", reply);
            default -> LOG.warnf("A mail was refused for good: %s.", reply);
        }
    }

    private synchronized boolean isNews(String kind) {
        Instant now = clock.instant();
        Instant last = lastTold.get(kind);
        if (last != null && last.plus(QUIET).isAfter(now)) {
            return false;
        }
        if (lastTold.size() >= KINDS) {
            lastTold.clear();
        }
        lastTold.put(kind, now);
        return true;
    }
}
