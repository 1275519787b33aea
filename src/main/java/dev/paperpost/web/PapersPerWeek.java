package dev.paperpost.web;

import dev.paperpost.interest.Interest;
import dev.paperpost.interest.PaperIndex;
import java.time.Instant;

/** Counts papers since a moment as so many a week, with one decimal. */
record PapersPerWeek(PaperIndex index, Instant from, double weeks) {

    double of(int papers) {
        return Math.round(papers * 10 / weeks) / 10.0;
    }

    double of(Interest interest) {
        return of(index.count(interest, from));
    }

    /** How many papers there are to be found. */
    int papers() {
        return index.size(from);
    }
}
