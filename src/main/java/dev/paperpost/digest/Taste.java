package dev.paperpost.digest;

import dev.paperpost.interest.Traits;
import java.util.List;

/**
 * What a reader said of papers they got, as a measure of others: a paper is as welcome as it is like the likest one they want more
 * of, and as unwelcome as it is like the likest one they want less of. So there is always one paper to name as the reason, and
 * whoever takes that opinion back is where they were. Immutable.
 */
record Taste(List<Opinion> opinions) {

    /** Papers of one field are up to a fifth alike without having much to do with each other. */
    static final double NOTABLE = 0.25;

    /** An opinion on a paper. */
    record Opinion(long paperId, boolean more, Traits of) {}

    /** The candidate with this taste in its rank; with a reason when it is notably like a paper an opinion was given on. */
    Candidate lean(Candidate candidate, Traits traits) {
        double more = 0;
        double less = 0;
        Leaning because = null;
        double strongest = NOTABLE;
        for (Opinion opinion : opinions) {
            double likeness = opinion.of().likeness(traits);
            if (opinion.more()) {
                more = Math.max(more, likeness);
            } else {
                less = Math.max(less, likeness);
            }
            if (likeness > strongest) {
                strongest = likeness;
                because = new Leaning(opinion.paperId(), opinion.more());
            }
        }
        return candidate.leaning(more - less, because);
    }
}
