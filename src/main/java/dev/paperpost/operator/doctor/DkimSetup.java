package dev.paperpost.operator.doctor;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * How the service itself signs.
 *
 * @param privateKey PKCS #8 in base64; empty when it is in a file. Never printed.
 * @param keyFile empty when the key is in the configuration
 */
record DkimSetup(String selector, String domain, Optional<String> privateKey, Optional<String> keyFile) {

    static Optional<DkimSetup> of(Config config) {
        if (!config.getOptionalValue("quarkus.mailer.dkim.enabled", Boolean.class)
                .orElse(false)) {
            return Optional.empty();
        }
        return Optional.of(new DkimSetup(
                MailSetup.text(config, "quarkus.mailer.dkim.selector").orElse(""),
                MailSetup.text(config, "quarkus.mailer.dkim.sdid").orElse(""),
                MailSetup.text(config, "quarkus.mailer.dkim.private-key"),
                MailSetup.text(config, "quarkus.mailer.dkim.private-key-path")));
    }

    @Override
    public String toString() {
        return "DkimSetup of " + selector + "._domainkey." + domain;
    }
}
