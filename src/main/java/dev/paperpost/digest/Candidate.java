package dev.paperpost.digest;

/**
 * A paper that matches one interest of a reader.
 *
 * @param interest position of the interest in the reader's order, from 1
 * @param muted whether what only this interest finds stands last
 * @param rank strength of the match with the paper's freshness and standing, and what the reader said of papers like it, higher first;
 *     whatever is muted is below everything else
 * @param revision the version that is told of when the reader has the paper already, else 0
 * @param leaning why it ranks as it does if the reader's feedback says so, else null
 */
record Candidate(
        long paperId, long interestId, int interest, boolean muted, double rank, int revision, Leaning leaning) {

    Candidate leaning(double by, Leaning because) {
        return new Candidate(paperId, interestId, interest, muted, rank + by, revision, because);
    }
}
