package dev.paperpost.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One post that belongs to one worker until its lease ends.
 *
 * @param attempt 1 for the first; with the id it names this claim
 * @param nonces of the secrets that sign it
 * @param notAfter no attempt is made again after it
 */
record WebhookClaim(
        UUID id,
        long subscriberId,
        long digestId,
        int attempt,
        URI url,
        List<byte[]> nonces,
        Instant plannedAt,
        Instant notAfter) {}
