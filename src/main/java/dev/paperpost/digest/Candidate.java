package dev.paperpost.digest;

/**
 * A paper that matches one interest of a reader.
 *
 * @param interest position of the interest in the reader's order, from 1
 * @param rank strength of the match with the paper's freshness and standing, higher first
 * @param revision the version that is told of when the reader has the paper already, else 0
 */
record Candidate(long paperId, long interestId, int interest, double rank, int revision) {}
