package dev.paperpost.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.SentMail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.mailer.runtime.MailerSupport;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The way out: one message, one attempt, one result. Thread-safe; as many connections are open as threads have been sending
 * at the same time.
 */
@ApplicationScoped
public class MailTransport {

    private final Vertx vertx;
    private final MailersRuntimeConfig mailerConfig;
    private final TlsConfigurationRegistry tls;
    private final Event<SentMail> sent;
    private final Duration sendTimeout;
    private final Deque<MailTransportClient> idle = new ConcurrentLinkedDeque<>();

    MailTransport(
            Vertx vertx,
            MailersRuntimeConfig mailerConfig,
            TlsConfigurationRegistry tls,
            Event<SentMail> sent,
            @ConfigProperty(name = "paperpost.delivery.send-timeout", defaultValue = "60s") Duration sendTimeout) {
        this.vertx = vertx;
        this.mailerConfig = mailerConfig;
        this.tls = tls;
        this.sent = sent;
        this.sendTimeout = sendTimeout;
    }

    /** The longest an attempt takes. */
    public Duration sendTimeout() {
        return sendTimeout;
    }

    /** Tries once; returns within the send time-out, whatever the server does, and never throws. */
    public SendResult send(OutgoingMail mail) {
        Mail message;
        try {
            message = MailTransportMessage.of(mail, configuredFrom());
        } catch (HeaderProblem problem) {
            return new SendResult.Unsendable(problem.getMessage());
        }
        MailTransportClient client = idle.poll();
        if (client == null) {
            client = new MailTransportClient(vertx, this::newMailer);
        }
        SendResult result = attempt(client, message);
        if (result instanceof SendResult.Unknown || result instanceof SendResult.Unreachable) {
            client.close();
        } else {
            idle.push(client);
        }
        return result;
    }

    private SendResult attempt(MailTransportClient client, Mail message) {
        try {
            client.send(message, sendTimeout);
            return new SendResult.Accepted();
        } catch (ExecutionException e) {
            return MailTransportFailure.classify(e.getCause());
        } catch (TimeoutException e) {
            return new SendResult.Unknown("no answer within " + sendTimeout.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SendResult.Unknown("stopped while waiting for an answer");
        }
    }

    private String configuredFrom() {
        return mailerConfig.mailers().get(Mailers.DEFAULT_MAILER_NAME).from().orElse(null);
    }

    /** Quarkus offers one mailer for each name; a fresh one with the same settings comes from the class that makes those. */
    private ReactiveMailer newMailer() {
        return new Mailers(
                        vertx,
                        io.vertx.mutiny.core.Vertx.newInstance(vertx),
                        mailerConfig,
                        LaunchMode.current(),
                        new MailerSupport(true, Set.of()),
                        tls,
                        sent)
                .reactiveMailerFromName(Mailers.DEFAULT_MAILER_NAME);
    }

    @PreDestroy
    void close() {
        idle.forEach(MailTransportClient::close);
    }
}
