package dev.paperpost.subscription;

import java.time.Instant;

/**
 * A request that waits for its confirmation.
 *
 * @param to an address that is active already gets other words
 * @param interestCount how many interests were asked for
 * @param schedule asked for
 * @param link what confirms it
 */
public record PendingConfirmation(Recipient to, int interestCount, Schedule schedule, String link, Instant expiresAt) {}
