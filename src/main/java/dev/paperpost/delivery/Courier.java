package dev.paperpost.delivery;

import dev.paperpost.mail.MailTransport;
import dev.paperpost.mail.OutgoingMail;
import dev.paperpost.mail.SendResult;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
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
        Verdict verdict = Verdict.of(result);
        String reply = Replies.of(result);
        problems.sending(verdict, result, reply);
        record(claim, verdict, reply);
        return Optional.of(verdict);
    }

    private void record(Claim claim, Verdict verdict, String reply) throws SQLException {
        switch (verdict) {
            case SENT -> ledger.sent(claim);
            case RETRY, RETRY_AND_PAUSE -> ledger.again(claim, false, nextAttempt(claim), reply);
            case UNKNOWN -> ledger.again(claim, true, nextAttempt(claim), reply);
            case BOUNCED -> ledger.bounced(claim, reply);
            case OUR_FAULT, FAILED -> ledger.failed(claim, reply);
        }
    }

    private Instant nextAttempt(Claim claim) {
        return clock.instant().plus(backoff.after(claim.attempt()));
    }
}
