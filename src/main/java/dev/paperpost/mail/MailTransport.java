package dev.paperpost.mail;

import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * The way out: one message, one attempt, one result. Thread-safe; as many connections are open as threads have been sending
 * at the same time.
 */
@ApplicationScoped
public class MailTransport {

    private final Vertx vertx;
    private final MailTransportSettings settings;
    private final Duration sendTimeout;
    private final Deque<MailTransportClient> idle = new ConcurrentLinkedDeque<>();

    MailTransport(Vertx vertx, MailTransportSettings settings, MailTransportConfig config) {
        this.vertx = vertx;
        this.settings = settings;
        this.sendTimeout = config.sendTimeout();
    }

    /** The longest an attempt takes, connection included; {@code paperpost.delivery.send-timeout}. */
    public Duration sendTimeout() {
        return sendTimeout;
    }

    /** Tries once; returns within the send time-out, whatever the server does, and never throws. */
    public SendResult send(OutgoingMail mail) {
        MailTransportAttempt message;
        try {
            message = new MailTransportAttempt(MailTransportMessage.of(mail, settings));
        } catch (HeaderProblem problem) {
            return new SendResult.Unsendable(problem.getMessage());
        }
        if (settings.isMock()) {
            return new SendResult.Unreachable("quarkus.mailer.mock is true, so no mail leaves");
        }
        MailTransportClient client = idle.poll();
        if (client == null) {
            client = new MailTransportClient(vertx, settings::newClient);
        }
        SendResult result = attempt(client, message, mail.to());
        if (result instanceof SendResult.Accepted) {
            idle.push(client);
        } else {
            // After a refusal the mail client says QUIT and leaves it to the server to hang up, which some never do.
            client.close();
        }
        return result instanceof SendResult.Unknown unknown && message.giveUp()
                ? new SendResult.Unreachable(unknown.detail())
                : result;
    }

    private SendResult attempt(MailTransportClient client, MailTransportAttempt message, String recipient) {
        try {
            client.send(message, sendTimeout);
            return new SendResult.Accepted();
        } catch (ExecutionException e) {
            return MailTransportFailure.classify(e.getCause(), recipient);
        } catch (TimeoutException e) {
            return new SendResult.Unknown("no answer within " + sendTimeout.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SendResult.Unknown("stopped while waiting for an answer");
        }
    }

    @PreDestroy
    void close() {
        idle.forEach(MailTransportClient::close);
    }
}
