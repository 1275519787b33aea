package dev.paperpost.digest;

import java.time.Instant;

/**
 * One paper of a reader's feed.
 *
 * @param foundAt when it first matched an interest that the reader holds
 * @param entry what there is to say of it
 */
public record FeedItem(Instant foundAt, Entry entry) {}
