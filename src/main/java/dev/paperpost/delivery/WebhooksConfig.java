package dev.paperpost.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How digests go to readers' webhooks. */
@ConfigMapping(prefix = "paperpost.webhooks")
interface WebhooksConfig {

    /** Whether webhooks may lead into the operator's own network, there without encryption too: for a lab's own chat server. */
    @WithDefault("false")
    boolean allowOwnNetwork();

    /** Posts under way at the same time from this node. */
    @WithDefault("8")
    int workers();

    /** The longest one attempt may take, from connecting to the answer's status; at most a minute. */
    @WithDefault("10s")
    Duration timeout();
}
