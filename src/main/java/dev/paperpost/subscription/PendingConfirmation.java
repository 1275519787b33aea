package dev.paperpost.subscription;

import java.time.Instant;
import java.util.Optional;

/**
 * A request that waits for its confirmation.
 *
 * @param to an address that is active already gets other words
 * @param interestCount how many interests were asked for
 * @param schedule asked for
 * @param link what confirms it
 * @param invitation when somebody else asked, for them to follow a lab's interests
 */
public record PendingConfirmation(
        Recipient to,
        int interestCount,
        Schedule schedule,
        String link,
        Instant expiresAt,
        Optional<Invitation> invitation) {}
