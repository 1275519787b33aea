package dev.paperpost.subscription;

/** What a link in a mail can do; a token of one purpose is worth nothing for another. */
public enum TokenPurpose {
    /** Confirms one request; works for seven days. */
    CONFIRM,
    /** Reads and changes everything about one subscription. */
    MANAGE,
    /** Ends one subscription; works for ever. */
    UNSUBSCRIBE,
    /** Reads one subscription as a feed. */
    FEED,
    /** Moves one subscription to the address that it was mailed to; works for a day, once. */
    ADDRESS
}
