package dev.paperpost.operator.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The configured mail server.
 *
 * @param tls whether the connection is encrypted from its first octet
 * @param startTls {@code disabled}, {@code optional} or {@code required}
 * @param ownTrust whether certificates are judged by settings of the operator's own rather than by Java's list
 * @param login empty when none is to be tried
 */
record Relay(String host, int port, boolean tls, String startTls, boolean ownTrust, Optional<Login> login) {

    private static final int RELAYING = 25;
    private static final int SUBMISSION = 587;

    private static final List<String> TRUST = List.of(
            "quarkus.mailer.tls-configuration-name",
            "quarkus.mailer.truststore.paths",
            "quarkus.mailer.trust-store.paths",
            "quarkus.tls.trust-store.pem.certs",
            "quarkus.tls.trust-store.p12.path",
            "quarkus.tls.trust-store.jks.path");

    /** Empty while the built-in mailbox is in its place. */
    static Optional<Relay> of(Config config) {
        Optional<String> host = MailSetup.text(config, "quarkus.mailer.host");
        if (host.isEmpty() || isTrue(config, "paperpost.platform.mailbox")) {
            return Optional.empty();
        }
        boolean tls = config.getOptionalValue("quarkus.mailer.tls", Boolean.class)
                .orElseGet(() -> isTrue(config, "quarkus.mailer.ssl"));
        return Optional.of(new Relay(
                host.get(),
                config.getOptionalValue("quarkus.mailer.port", Integer.class).orElse(tls ? SUBMISSION : RELAYING),
                tls,
                lower(config, "quarkus.mailer.start-tls", "optional"),
                TRUST.stream().anyMatch(key -> MailSetup.text(config, key).isPresent())
                        || isTrue(config, "quarkus.mailer.trust-all")
                        || isTrue(config, "quarkus.tls.trust-all"),
                Login.of(config)));
    }

    /** Host and port as a sentence names them. */
    String place() {
        return host + ":" + port;
    }

    private static boolean isTrue(Config config, String key) {
        return config.getOptionalValue(key, Boolean.class).orElse(false);
    }

    private static String lower(Config config, String key, String otherwise) {
        return MailSetup.text(config, key).orElse(otherwise).toLowerCase(Locale.ROOT);
    }

    /**
     * Who the service is to the mail server. Never printed.
     *
     * @param oauth whether the password is a token for XOAUTH2
     * @param methods the only ones allowed; empty for any
     */
    record Login(String user, String password, boolean oauth, List<String> methods) {

        private static Optional<Login> of(Config config) {
            String mode = lower(config, "quarkus.mailer.login", "none");
            Optional<String> user = config.getOptionalValue("quarkus.mailer.username", String.class);
            if (mode.equals("disabled") || user.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Login(
                    user.get(),
                    config.getOptionalValue("quarkus.mailer.password", String.class)
                            .orElse(""),
                    mode.equals("xoauth2"),
                    MailSetup.text(config, "quarkus.mailer.auth-methods")
                            .map(text ->
                                    Arrays.asList(text.toUpperCase(Locale.ROOT).split("[\\s,]+")))
                            .orElse(List.of())));
        }

        @Override
        public String toString() {
            return "Login";
        }
    }
}
