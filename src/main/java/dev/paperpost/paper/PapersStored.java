package dev.paperpost.paper;

/**
 * Fired after the transaction that stored them has committed; observers run before {@link PaperStore#store} returns.
 *
 * @param count papers that are new or whose text changed, and so wait to be matched; 1 or more
 */
public record PapersStored(int count) {}
