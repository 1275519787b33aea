package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds all interests that a paper answers. Immutable and thread-safe.
 *
 * <p>Interests of the same meaning are one query. What was added or replaced since the index was built lies in a small
 * index of its own, which is made anew with each change; what was removed or replaced is hidden from the large one.
 */
public final class InterestIndex {

    private static final InterestIndex EMPTY = builder().build();

    private final Segment base;
    /** Numbers of the base that do not count any more. */
    private final BitSet hidden;

    private final Map<Long, Interest> recent;
    private final Segment delta;

    private InterestIndex(Segment base, BitSet hidden, Map<Long, Interest> recent) {
        this.base = base;
        this.hidden = hidden;
        this.recent = recent;
        QueryStore store = new QueryStore();
        recent.forEach((id, interest) -> store.add(id, interest.query()));
        delta = new Segment(store, List.of());
    }

    /** No interests. */
    public static InterestIndex empty() {
        return EMPTY;
    }

    /** An index over interests by their ids, each 0 or more. Takes a few microseconds for each. */
    public static InterestIndex of(Map<Long, Interest> interests) {
        QueryStore store = new QueryStore();
        interests.forEach((id, interest) -> store.add(id, interest.query()));
        return new InterestIndex(new Segment(store, List.of()), new BitSet(), Map.of());
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects interests for an index. Not thread-safe. */
    public static final class Builder {

        private final QueryStore store = new QueryStore();
        private final QueryReader reader = new QueryReader();
        private List<PaperText> sample = List.of();

        private Builder() {}

        /**
         * Tells which words are rare by papers like those that will come. Changes the speed of the index, never what it
         * finds; a few hundred are enough.
         */
        public Builder sample(List<PaperText> papers) {
            sample = List.copyOf(papers);
            return this;
        }

        /**
         * Adds one interest.
         *
         * @param id 0 or more, added only once
         * @param text as typed or canonical
         * @throws InterestSyntaxException if it cannot be read; then nothing was added
         */
        public Builder add(long id, String text) {
            store.add(id, reader.read(text));
            return this;
        }

        /** The index over what was added. */
        public InterestIndex build() {
            return new InterestIndex(new Segment(store, sample), new BitSet(), Map.of());
        }
    }

    /**
     * A new index with some interests added, replaced or removed. Takes time in proportion to the changes since the index
     * was built ({@link #changes()}), not to its size, and shares the rest with this one.
     *
     * @param added by id; replaces what had the same id
     * @param removed ids; unknown ones are ignored
     */
    public InterestIndex with(Map<Long, Interest> added, Set<Long> removed) {
        Map<Long, Interest> nextRecent = new HashMap<>(recent);
        nextRecent.keySet().removeAll(removed);
        nextRecent.putAll(added);
        BitSet nextHidden = (BitSet) hidden.clone();
        removed.forEach(id -> hide(id, nextHidden));
        added.keySet().forEach(id -> hide(id, nextHidden));
        return new InterestIndex(base, nextHidden, nextRecent);
    }

    private void hide(long id, BitSet numbers) {
        int number = base.number(id);
        if (number >= 0) {
            numbers.set(number);
        }
    }

    /** How many interests were added, replaced or removed since the index was built; build it anew when they are many. */
    public int changes() {
        return hidden.cardinality() + recent.size();
    }

    /** The number of interests, repetitions counted. */
    public int size() {
        return base.size() - hidden.cardinality() + recent.size();
    }

    /**
     * Finds the interests this paper answers and puts them into the buffer in place of what it held. Takes time in
     * proportion to the length of the text and the number of clauses whose rarest part occurs in it.
     */
    public void match(PaperText paper, Matches into) {
        into.clear(base.ids(), delta.ids());
        Segment.Reader reader = base.take();
        try {
            Tokenizer tokenizer = reader.tokenizer();
            int titleSize = tokenizer.read(paper.title()).size();
            Tokens tokens = tokenizer.readOn(paper.abstractText());
            reader.match(paper, tokens, titleSize, into);
            if (!hidden.isEmpty()) {
                dropHidden(into);
            }
            if (!recent.isEmpty()) {
                matchRecent(paper, tokens, titleSize, into);
            }
        } finally {
            base.giveBack(reader);
        }
    }

    private void dropHidden(Matches matches) {
        int[] numbers = matches.numbers();
        float[] scores = matches.scores();
        int kept = 0;
        for (int i = 0; i < matches.size(); i++) {
            numbers[kept] = numbers[i];
            scores[kept] = scores[i];
            kept += hidden.get(numbers[i]) ? 0 : 1;
        }
        matches.resize(kept);
    }

    private void matchRecent(PaperText paper, Tokens tokens, int titleSize, Matches into) {
        int found = into.size();
        Segment.Reader reader = delta.take();
        try {
            reader.match(paper, tokens, titleSize, into);
        } finally {
            delta.giveBack(reader);
        }
        for (int i = found; i < into.size(); i++) {
            into.numbers()[i] = ~into.numbers()[i];
        }
    }

    /** The interests this paper answers, by ascending id. */
    public List<Match> match(PaperText paper) {
        Matches matches = new Matches();
        match(paper, matches);
        List<Match> list = new ArrayList<>(matches.size());
        for (int i = 0; i < matches.size(); i++) {
            list.add(new Match(matches.interestId(i), matches.score(i)));
        }
        list.sort(Comparator.comparingLong(Match::interestId));
        return list;
    }
}
