package dev.paperpost.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient the transport is. */
@ConfigMapping(prefix = "paperpost.delivery")
interface MailTransportConfig {

    /**
     * The longest one attempt may take, connection included. RFC 5321 section 4.5.3.2.6 grants a server ten minutes for the last
     * answer alone; most need seconds, and each mail given up too early may arrive twice.
     */
    @WithDefault("150s")
    Duration sendTimeout();
}
