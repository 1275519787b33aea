package dev.paperpost.delivery;

import dev.paperpost.delivery.Composition.Prepared;
import dev.paperpost.mail.MailTransport;
import dev.paperpost.mail.OutgoingMail;
import dev.paperpost.mail.SendResult;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Carries one claimed mail: compose, send, write down what came of it. No transaction is open while sending. */
@Singleton
class Courier {

    private static final Duration AGAIN = Duration.ofMillis(200);

    /** A mail refused for policy so often belongs into the next digest, not into a hundredth attempt. */
    private static final int POLICY_ATTEMPTS = 5;

    private final Composition composition;
    private final MailTransport transport;
    private final Ledger ledger;
    private final Clock clock;
    private final Problems problems;
    private final Backoff backoff;
    private final SentBook sentBook;

    Courier(
            Composition composition,
            MailTransport transport,
            Ledger ledger,
            Clock clock,
            Problems problems,
            DeliveryConfig config) {
        this.composition = composition;
        this.transport = transport;
        this.ledger = ledger;
        this.sentBook = new SentBook(ledger);
        this.clock = clock;
        this.problems = problems;
        this.backoff = new Backoff(config.backoffBase(), config.backoffCap());
    }

    /** No attempt takes longer. */
    Duration longestAttempt() {
        return transport.sendTimeout();
    }

    /** Reads what these mails are made of; they should be carried soon, for readers may change their minds. */
    Prepared prepare(List<Claim> claims) {
        return composition.prepare(claims);
    }

    /** For one worker: what it has sent and may not be marked yet. */
    SentBook.Page page() {
        return sentBook.new Page();
    }

    /**
     * What came of it; empty when the mail was not sent because nobody wants it or it could not be composed. A mail that was sent is
     * marked while the next one is composed, and none is sent before: so a crash leaves no more mails in doubt than there are
     * workers. After the last one {@link #settle} must follow.
     */
    Optional<Outcome> carry(Claim claim, Prepared prepared, SentBook.Page page) throws SQLException {
        Optional<OutgoingMail> mail;
        try {
            mail = composition.of(claim, prepared);
        } catch (RuntimeException e) {
            problems.composing(claim, e);
            ledger.again(
                    claim,
                    false,
                    nextAttempt(claim),
                    "could not be composed: " + e.getClass().getSimpleName());
            return Optional.empty();
        }
        if (mail.isEmpty()) {
            ledger.cancelled(claim);
            return Optional.empty();
        }
        settle(page);
        SendResult result = transport.send(mail.get());
        // A stopping pool interrupts the wait for an answer, not the note of what came of it.
        boolean stopping = Thread.interrupted();
        Verdict verdict = Verdict.of(result);
        problems.sending(verdict, result, Replies.of(result));
        if (verdict == Verdict.SENT) {
            page.enter(claim);
        } else {
            surely(claim, stopping, () -> record(claim, verdict, result));
        }
        return Optional.of(new Outcome(verdict, result));
    }

    /** Returns when all that was sent is marked. */
    void settle(SentBook.Page page) throws SQLException {
        if (page.open() != null) {
            surely(page.open(), false, page::settle);
        }
    }

    /** @param result for what the server said */
    record Outcome(Verdict verdict, SendResult result) {}

    private interface Note {
        void write() throws SQLException;
    }

    /** What came of a mail is known here alone until it is written down, so a database that is away is waited for. */
    private void surely(Claim claim, boolean stoppingAlready, Note note) throws SQLException {
        boolean stopping = stoppingAlready;
        while (true) {
            try {
                note.write();
                return;
            } catch (SQLException | RuntimeException e) {
                if (stopping || !clock.instant().isBefore(claim.leaseUntil())) {
                    throw e;
                }
            }
            try {
                Thread.sleep(AGAIN.toMillis());
            } catch (InterruptedException e) {
                stopping = true;
            }
        }
    }

    private void record(Claim claim, Verdict verdict, SendResult result) throws SQLException {
        String reply = Replies.of(result);
        switch (verdict) {
            case RETRY, RETRY_SLOWLY, RETRY_AND_PAUSE -> ledger.again(claim, false, nextAttempt(claim), reply);
            case UNKNOWN -> ledger.again(claim, true, nextAttempt(claim), reply);
            case BOUNCED, FAILED ->
                ledger.bounced(claim, reply, BounceKind.of((SendResult.Refused) result), Replies.codes(result));
            case OUR_FAULT -> {
                if (claim.attempt() < POLICY_ATTEMPTS && mayPassLater(result)) {
                    ledger.again(claim, false, nextAttempt(claim), reply);
                } else {
                    ledger.failed(claim, reply);
                }
            }
        }
    }

    /** What an operator can mend (RFC 3463 section 3.8); a refused content stays what it is. */
    private static boolean mayPassLater(SendResult result) {
        return result instanceof SendResult.Refused refused
                && (refused.enhanced().startsWith("5.7.") || refused.stage() == SendResult.Stage.SENDER);
    }

    private Instant nextAttempt(Claim claim) {
        return clock.instant().plus(backoff.after(claim.attempt()));
    }
}
