package dev.paperpost.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;
import java.util.Optional;

/** Settings of subscriptions. */
@ConfigMapping(prefix = "paperpost.subscription")
interface SubscriptionConfig {

    /** The zone of readers who do not name one. */
    @WithDefault("UTC")
    ZoneId defaultTimeZone();

    /** Key of the links in mails, the same on all nodes; by default made once in the data directory. */
    Optional<String> tokenSecret();
}
