package dev.paperpost.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How the mails introduce themselves. */
@ConfigMapping(prefix = "paperpost.mail")
interface MailConfig {

    /** Display name of the sender and the name the mails use for this service. */
    @WithDefault("${paperpost.theme.name:Paperpost}")
    String fromName();

    /** Address for answers, when it is not the sender's. */
    Optional<String> replyTo();

    /** Domain whose every address comes back to us; with it each mail has an envelope sender of its own. */
    Optional<String> bounceDomain();
}
