package dev.paperpost.delivery;

import dev.paperpost.mail.MailTransport;
import dev.paperpost.mail.OutgoingMail;
import dev.paperpost.mail.SendResult;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Carries one claimed mail: compose, send, write down what came of it. No transaction is open while sending. */
@Singleton
class Courier {

    private final Composition composition;
    private final MailTransport transport;
    private final Ledger ledger;
    private final Clock clock;
    private final Problems problems;
    private final Backoff backoff;

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
        this.clock = clock;
        this.problems = problems;
        this.backoff = new Backoff(config.backoffBase(), config.backoffCap());
    }

    /** No attempt takes longer. */
    Duration longestAttempt() {
        return transport.sendTimeout();
    }

    /** What came of it; empty when the mail was not sent because nobody wants it or it could not be composed. */
    Optional<Verdict> carry(Claim claim) throws SQLException {
        Optional<OutgoingMail> mail;
        try {
            mail = composition.of(claim);
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
        SendResult result = transport.send(mail.get());
        // A stopping pool interrupts the wait for an answer, not the note of what came of it.
        Thread.interrupted();
        Verdict verdict = Verdict.of(result);
        problems.sending(verdict, result, Replies.of(result));
        record(claim, verdict, result);
        return Optional.of(verdict);
    }

    private void record(Claim claim, Verdict verdict, SendResult result) throws SQLException {
        String reply = Replies.of(result);
        switch (verdict) {
            case SENT -> ledger.sent(claim);
            case RETRY, RETRY_AND_PAUSE -> ledger.again(claim, false, nextAttempt(claim), reply);
            case UNKNOWN -> ledger.again(claim, true, nextAttempt(claim), reply);
            case BOUNCED, FAILED ->
                ledger.bounced(claim, reply, BounceKind.of((SendResult.Refused) result), Replies.codes(result));
            case OUR_FAULT -> ledger.failed(claim, reply);
        }
    }

    private Instant nextAttempt(Claim claim) {
        return clock.instant().plus(backoff.after(claim.attempt()));
    }
}
