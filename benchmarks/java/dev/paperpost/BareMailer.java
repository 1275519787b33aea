package dev.paperpost;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.mailer.runtime.MailerSupport;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Quarkus Mailer by itself, sending one constant mail again and again, so many at a time: what no service built on it can do
 * without. All from one event loop: sends from several threads make its pool stall now and then.
 */
final class BareMailer {

    private final Vertx vertx = Vertx.vertx();
    private final ReactiveMailer mailer;
    private final int atATime;
    private final Mail mail;
    private int left;
    private int underWay;

    BareMailer(int port, int atATime, String text, String html) {
        this.atATime = atATime;
        // They would ask for a context manager that only a running Quarkus has.
        Infrastructure.clearInterceptors();
        MailersRuntimeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(MailersRuntimeConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "quarkus.mailer.host", "127.0.0.1",
                                "quarkus.mailer.port", String.valueOf(port),
                                "quarkus.mailer.start-tls", "DISABLED",
                                "quarkus.mailer.mock", "false",
                                "quarkus.mailer.from", "digest@paperpost.example",
                                "quarkus.mailer.max-pool-size", String.valueOf(atATime)),
                        "benchmark",
                        500))
                .build()
                .getConfigMapping(MailersRuntimeConfig.class);
        TlsConfigurationRegistry noTls = (TlsConfigurationRegistry) Proxy.newProxyInstance(
                TlsConfigurationRegistry.class.getClassLoader(),
                new Class<?>[] {TlsConfigurationRegistry.class},
                (proxy, method, arguments) -> Optional.empty());
        mailer = new Mailers(
                        vertx,
                        io.vertx.mutiny.core.Vertx.newInstance(vertx),
                        config,
                        LaunchMode.NORMAL,
                        new MailerSupport(true, Set.of()),
                        noTls,
                        null)
                .reactiveMailerFromName(Mailers.DEFAULT_MAILER_NAME);
        mail = new Mail()
                .addTo("reader@example.org")
                .setSubject("12 new papers: one title of a usual length that says something")
                .setText(text)
                .setHtml(html);
    }

    /** Mails a second. */
    double rate(int mails) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        long start = System.nanoTime();
        vertx.getOrCreateContext().runOnContext(now -> {
            left = mails;
            for (int i = 0; i < atATime; i++) {
                underWay++;
                sendOn(done);
            }
        });
        done.join();
        return mails / ((System.nanoTime() - start) / 1e9);
    }

    private void sendOn(CompletableFuture<Void> done) {
        if (left-- <= 0) {
            if (--underWay == 0) {
                done.complete(null);
            }
            return;
        }
        mailer.send(mail).subscribe().with(sent -> sendOn(done), done::completeExceptionally);
    }

    void close() {
        vertx.close();
    }
}
