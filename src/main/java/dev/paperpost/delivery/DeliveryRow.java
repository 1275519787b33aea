package dev.paperpost.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * One mail of the outbox as an operator sees it: no address, no text.
 *
 * @param kind {@code digest}, {@code confirmation}, {@code manage_link}, {@code goodbye}, {@code quiet}, {@code address_change},
 *     {@code address_notice} or {@code address_taken}
 * @param state {@code queued}, {@code sending}, {@code sent}, {@code unknown}, {@code failed}, {@code expired} or
 *     {@code cancelled}
 * @param digestId null unless it is a digest
 * @param attempts how often it was tried
 * @param nextAttemptAt when it is tried next, meaningful while queued or unknown
 * @param notAfter when it stops being worth sending, null when never
 * @param lastReply what the last attempt came to or what came back later, null when it was accepted or there was none
 * @param sentAt when the transport accepted it, also when it came back later; else null
 */
public record DeliveryRow(
        UUID id,
        String kind,
        String state,
        long subscriberId,
        Long digestId,
        int attempts,
        Instant createdAt,
        Instant nextAttemptAt,
        Instant notAfter,
        String lastReply,
        Instant sentAt) {}
