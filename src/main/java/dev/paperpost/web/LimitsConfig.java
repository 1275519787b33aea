package dev.paperpost.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How much strangers may ask for; over all nodes but for the preview. A network is an IPv4 address or an IPv6 /64; the loopback
 * address is the operator's own machine and has no limit of a network.
 */
@ConfigMapping(prefix = "paperpost.limits")
interface LimitsConfig {

    /** Requests for a subscription from one network within an hour: a lecture hall behind one address fits in. */
    @WithDefault("60")
    int network();

    /** Of these, requests without a proof of work: programs, embedded forms, browsers without scripts. */
    @WithDefault("10")
    int unproven();

    /** Requests within an hour for addresses of one domain that is not a large mail provider's. */
    @WithDefault("500")
    int domain();

    /** All requests within an hour. */
    @WithDefault("5000")
    int total();

    /** Interests previewed, explained or searched for by one network within a minute, on each node; old months cost more. */
    @WithDefault("120")
    int preview();
}
