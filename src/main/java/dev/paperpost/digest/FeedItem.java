package dev.paperpost.digest;

import java.time.Instant;

/**
 * One paper of a reader's feed.
 *
 * @param externalId the paper's stable identifier
 * @param foundAt when it first matched an interest that the reader holds
 * @param entry what there is to say of it
 */
public record FeedItem(String externalId, Instant foundAt, Entry entry) {}
