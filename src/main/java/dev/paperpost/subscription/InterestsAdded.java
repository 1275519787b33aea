package dev.paperpost.subscription;

/** Fired in the transaction that stores interests nobody had before. */
public record InterestsAdded() {}
