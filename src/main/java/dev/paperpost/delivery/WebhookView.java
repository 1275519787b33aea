package dev.paperpost.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A reader's webhook as it stands.
 *
 * @param state {@code active}; {@code gone} when the receiver answered that it wants no more; {@code failing} when it took
 *     nothing for days. Nothing is posted in the last two
 * @param failingSince since when nothing was taken, null after a success
 * @param latest null before the first digest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookView(String url, String state, Instant createdAt, Instant failingSince, Post latest) {

    /**
     * How the post of the latest digest stands.
     *
     * @param state {@code queued}, {@code sending}, {@code sent}, {@code failed} or {@code cancelled}
     * @param reply what came of the latest attempt, null before it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Post(String id, String state, int attempts, Instant plannedAt, String reply) {}
}
