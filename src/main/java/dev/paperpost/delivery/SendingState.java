package dev.paperpost.delivery;

import java.time.Instant;
import java.util.Map;

/**
 * How sending goes.
 *
 * @param brake why no node sends anything, or null when they do
 * @param slowDomains receiving domains to which this node sends more slowly because they asked for it, with the moment each
 *     rests until
 */
public record SendingState(String brake, Map<String, Instant> slowDomains) {}
