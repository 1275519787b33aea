package dev.paperpost.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How mail leaves. */
@ConfigMapping(prefix = "paperpost.delivery")
interface DeliveryConfig {

    /** Mails sent at the same time by this node, beside one confirmation; each holds one SMTP connection. */
    @WithDefault("24")
    int workers();

    /** Mails a worker takes at a time; they are its own until the lease ends. */
    @WithDefault("50")
    int batch();

    /** How long a claimed mail belongs to its worker; must be longer than the send time-out. */
    @WithDefault("10m")
    Duration lease();

    /** Of the workers, how many may send to one receiving domain at the same time. */
    @WithDefault("10")
    int domainConnections();

    /** Share of the latest 200 mails refused for policy or content at which all sending stops, 0 to 1. */
    @WithDefault("0.1")
    double policyRefusals();

    /** Wait before the second attempt; doubled for each further one. */
    @WithDefault("1m")
    Duration backoffBase();

    /** The longest wait between two attempts. */
    @WithDefault("1h")
    Duration backoffCap();

    /** How long all workers rest when the mail server cannot be reached; doubled up to a minute while that lasts. */
    @WithDefault("1s")
    Duration pause();

    /** How often the outbox looks for something to send. */
    @WithDefault("2s")
    Duration every();

    /** How long a stopping process waits for mails under way. */
    @WithDefault("5s")
    Duration stopWithin();
}
