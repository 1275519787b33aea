package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds all interests that a paper answers. Immutable and thread-safe.
 *
 * <p>Interests of the same canonical form are one query. Each clause of a query hangs under one of its required atoms,
 * the one likely to be rarest, so a paper only ever touches queries of which it has such an anchor (the key method of
 * SIFT; Yan and Garcia-Molina 1999).
 */
public final class InterestIndex {

    /** A query with the numbers of its atoms and the interests that ask it. */
    private record Entry(Query query, int[] atoms, List<Long> interests) {}

    private final AtomIndex atoms = new AtomIndex();
    private final CompoundLexicon compounds;
    private final Map<Integer, List<Entry>> byAnchor = new HashMap<>();
    private final int size;

    private final Map<Long, Interest> all;

    private InterestIndex(Map<Long, Interest> interests) {
        all = interests;
        size = interests.size();
        Map<String, Entry> entries = new HashMap<>();
        interests.forEach((id, interest) -> entries.computeIfAbsent(interest.canonical(), c -> entry(interest.query()))
                .interests()
                .add(id));
        List<Compound> own = new ArrayList<>();
        for (Entry entry : entries.values()) {
            own.addAll(entry.query().ownCompounds());
            entry.query().clauses().stream()
                    .map(clause -> anchor(clause, entry))
                    .distinct()
                    .forEach(anchor -> byAnchor.computeIfAbsent(anchor, a -> new ArrayList<>(1))
                            .add(entry));
        }
        compounds = CompoundLexicon.of(own);
    }

    /** An index over interests by their ids. Takes a few microseconds for each. */
    public static InterestIndex of(Map<Long, Interest> interests) {
        return new InterestIndex(interests);
    }

    private Entry entry(Query query) {
        int[] numbers = query.atoms().stream().mapToInt(atoms::add).toArray();
        return new Entry(query, numbers, new ArrayList<>(1));
    }

    /** Without counts of how common words are, the longest phrase or word is the best guess at the rarest. */
    private static int anchor(Clause clause, Entry entry) {
        int best = -1;
        for (int rest = clause.required(); rest != 0; rest &= rest - 1) {
            int i = Integer.numberOfTrailingZeros(rest);
            if (best < 0 || rarity(entry, i) > rarity(entry, best)) {
                best = i;
            }
        }
        return entry.atoms()[best];
    }

    private static double rarity(Entry entry, int i) {
        Atom atom = entry.query().atoms().get(i);
        return 100 * atom.weight() + atom.spelled().length();
    }

    /** No interests. */
    public static InterestIndex empty() {
        return of(Map.of());
    }

    /** Collects interests for an index. Not thread-safe. */
    public static final class Builder {

        private final Map<Long, Interest> interests = new HashMap<>();

        /**
         * Tells which words are rare by papers like those that will come. Changes the speed of the index, never what it
         * finds; a few hundred are enough.
         */
        public Builder sample(List<PaperText> papers) {
            return this;
        }

        /**
         * Adds one interest.
         *
         * @param text as typed or canonical
         * @throws InterestSyntaxException if it cannot be read; then nothing was added
         */
        public Builder add(long id, String text) {
            interests.put(id, Interest.parse(text));
            return this;
        }

        /** The index over what was added. */
        public InterestIndex build() {
            return of(interests);
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * A new index with some interests added, replaced or removed. Takes time in proportion to the changes since the index
     * was built ({@link #changes()}), not to its size, and shares the rest with this one.
     *
     * @param added by id; replaces what had the same id
     * @param removed ids; unknown ones are ignored
     */
    public InterestIndex with(Map<Long, Interest> added, Set<Long> removed) {
        Map<Long, Interest> next = new HashMap<>(all);
        next.keySet().removeAll(removed);
        next.putAll(added);
        return new InterestIndex(next);
    }

    /** How many interests were added, replaced or removed since the index was built; build it anew when they are many. */
    public int changes() {
        return 0;
    }

    /** Finds the interests this paper answers and puts them into the buffer in place of what it held. */
    public void match(PaperText paper, Matches into) {
        into.clear();
        match(paper).forEach(match -> into.add(match.interestId(), (float) match.score()));
    }

    /**
     * The interests this paper answers, by ascending id. Takes time in proportion to the length of the text and the
     * number of interests whose anchor occurs in it.
     */
    public List<Match> match(PaperText paper) {
        Map<Integer, Double> strengths = atoms.strengths(AnalysedPaper.of(paper, compounds));
        List<Match> matches = new ArrayList<>();
        Set<Entry> seen = Collections.newSetFromMap(new IdentityHashMap<>()); // an entry is itself, not its contents
        for (int atom : strengths.keySet()) {
            for (Entry entry : byAnchor.getOrDefault(atom, List.of())) {
                if (seen.add(entry)) {
                    addMatches(entry, strengths, matches);
                }
            }
        }
        matches.sort(Comparator.comparingLong(Match::interestId));
        return matches;
    }

    private static void addMatches(Entry entry, Map<Integer, Double> strengths, List<Match> matches) {
        double[] ofQuery = new double[entry.atoms().length];
        for (int i = 0; i < ofQuery.length; i++) {
            ofQuery[i] = strengths.getOrDefault(entry.atoms()[i], 0.0);
        }
        double score = Score.of(entry.query(), ofQuery);
        if (score > 0) {
            entry.interests().forEach(id -> matches.add(new Match(id, score)));
        }
    }

    /** The number of interests, repetitions counted. */
    public int size() {
        return size;
    }
}
