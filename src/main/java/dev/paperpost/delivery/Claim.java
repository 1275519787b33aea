package dev.paperpost.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * One mail that belongs to one worker until its lease ends.
 *
 * @param digestId null unless it is a digest
 * @param tokenId null unless it is a confirmation; without both it is a letter
 * @param domain of the reader's address, lower case
 * @param attempt 1 for the first; with the id it names this claim
 * @param dated what the Date header says
 * @param uncertain whether an earlier attempt may have reached the reader
 */
record Claim(
        UUID id,
        long subscriberId,
        Long digestId,
        Long tokenId,
        String domain,
        int attempt,
        Instant dated,
        boolean uncertain,
        Instant leaseUntil) {}
