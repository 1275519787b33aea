package dev.paperpost.mail;

import io.quarkus.mailer.SentMail;
import io.quarkus.mailer.runtime.MailerRuntimeConfig;
import io.quarkus.mailer.runtime.MailerSupport;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/** What {@code quarkus.mailer.*} says, and clients that follow it. */
@Singleton
class MailTransportSettings {

    private final Vertx vertx;
    private final MailersRuntimeConfig config;
    private final TlsConfigurationRegistry tls;
    private final Event<SentMail> sent;
    private final EnvelopeSender envelopeSender;

    MailTransportSettings(
            Vertx vertx,
            MailersRuntimeConfig config,
            MailConfig mail,
            TlsConfigurationRegistry tls,
            Event<SentMail> sent) {
        this.vertx = vertx;
        this.config = config;
        this.tls = tls;
        this.sent = sent;
        DkimSettings.check(mailer().dkim());
        this.envelopeSender =
                new EnvelopeSender(mail.bounceDomain(), mailer().bounceAddress().orElse(null));
    }

    /** Read at the start, so that what no mail can be sent with is found before anything runs. */
    void start(@Observes @Priority(1) StartupEvent started) {}

    /** The sender when a mail names none; null when nothing is configured. */
    String from() {
        return mailer().from().orElse(null);
    }

    /** The envelope sender of the mail with that Message-ID; null for the sender itself. */
    String envelopeSender(String messageId) {
        return envelopeSender.of(messageId);
    }

    boolean isMock() {
        return mailer().mock().orElse(false);
    }

    /** Whether this installation may mail that address; a staging system names those it may. */
    boolean approves(String address) {
        return mailer().approvedRecipients()
                .map(patterns -> patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(address).matches()))
                .orElse(true);
    }

    /**
     * Quarkus offers one client for each name; a fresh one with the same settings comes from the class that makes those.
     * The client, not the mailer around it, because the mailer adds an empty Cc header, which RFC 5322 does not allow.
     */
    MailClient newClient() {
        return new Mailers(
                        GatheredWrites.around(vertx),
                        io.vertx.mutiny.core.Vertx.newInstance(vertx),
                        config,
                        LaunchMode.current(),
                        new MailerSupport(true, Set.of()),
                        tls,
                        sent)
                .mailClientFromName(Mailers.DEFAULT_MAILER_NAME);
    }

    private MailerRuntimeConfig mailer() {
        return config.mailers().get(Mailers.DEFAULT_MAILER_NAME);
    }
}
