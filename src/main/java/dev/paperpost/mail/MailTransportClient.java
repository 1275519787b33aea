package dev.paperpost.mail;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A mail client of its own for one message at a time. Living in a verticle gives it two things a shared one lacks: all its
 * work runs on one event loop (with several, its connection pool can wedge), and closing it closes its socket even while a
 * server is silent (a shared pool would keep that connection leased until no send gets one).
 */
class MailTransportClient {

    private final Vertx vertx;
    private final Home home;
    private String deployment;

    /** @param source makes the client, called on its event loop */
    MailTransportClient(Vertx vertx, Supplier<MailClient> source) {
        this.vertx = vertx;
        this.home = new Home(source);
    }

    /** Sends and waits; the cause of an {@link ExecutionException} is the client's failure. */
    void send(MailMessage mail, Duration atMost) throws ExecutionException, TimeoutException, InterruptedException {
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

        private final Supplier<MailClient> source;
        private MailClient client;

        Home(Supplier<MailClient> source) {
            this.source = source;
        }

        @Override
        public void start() {
            client = source.get();
        }

        CompletableFuture<Void> send(MailMessage mail) {
            CompletableFuture<Void> sent = new CompletableFuture<>();
            context.runOnContext(now -> {
                try {
                    client.sendMail(mail)
                            .onSuccess(accepted -> sent.complete(null))
                            .onFailure(sent::completeExceptionally);
                } catch (RuntimeException e) {
                    sent.completeExceptionally(e);
                }
            });
            return sent;
        }
    }
}
