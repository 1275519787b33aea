package dev.paperpost.mail;

/**
 * What trends, below the papers of a digest.
 *
 * @param rows the papers in both forms of the mail
 */
record TrendingBlock(String heading, Rendered rows) {}
