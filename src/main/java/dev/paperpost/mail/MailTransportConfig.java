package dev.paperpost.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient the transport is. */
@ConfigMapping(prefix = "paperpost.delivery")
interface MailTransportConfig {

    /** The longest one attempt may take, connection included. */
    @WithDefault("60s")
    Duration sendTimeout();
}
