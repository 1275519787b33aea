package dev.paperpost.digest;

/** An interest as one reader has or had it. */
record AskedKey(long subscriberId, long interestId) {}
