package dev.paperpost.digest;

/**
 * Why a paper stands higher or lower than its match alone would put it.
 *
 * @param because the paper that the reader said it of
 * @param more whether they want more like that one, else less
 */
record Leaning(long because, boolean more) {}
