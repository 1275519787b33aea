package dev.paperpost.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A Quarkus Mailer of its own for one message at a time. Living in a verticle gives it two things the shared mailer lacks:
 * all its work runs on one event loop (with several, its connection pool can wedge), and closing it closes its socket even
 * while a server is silent (the shared pool would keep that connection leased until no send gets one).
 */
class MailTransportClient {

    private final Vertx vertx;
    private final Home home;
    private String deployment;

    /** @param mailer makes the mailer, called on the client's event loop */
    MailTransportClient(Vertx vertx, Supplier<ReactiveMailer> mailer) {
        this.vertx = vertx;
        this.home = new Home(mailer);
    }

    /** Sends and waits; the cause of an {@link ExecutionException} is the client's failure. */
    void send(Mail mail, Duration atMost) throws ExecutionException, TimeoutException, InterruptedException {
        if (deployment == null) {
            deployment = vertx.deployVerticle(home)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        }
        home.send(mail).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Closes the connection in whatever state it is, without waiting for it. */
    void close() {
        if (deployment != null) {
            vertx.undeploy(deployment);
        }
    }

    private static class Home extends AbstractVerticle {

        private final Supplier<ReactiveMailer> source;
        private ReactiveMailer mailer;

        Home(Supplier<ReactiveMailer> source) {
            this.source = source;
        }

        @Override
        public void start() {
            mailer = source.get();
        }

        CompletableFuture<Void> send(Mail mail) {
            CompletableFuture<Void> sent = new CompletableFuture<>();
            context.runOnContext(now -> {
                try {
                    mailer.send(mail).subscribe().with(sent::complete, sent::completeExceptionally);
                } catch (RuntimeException e) {
                    sent.completeExceptionally(e);
                }
            });
            return sent;
        }
    }
}
