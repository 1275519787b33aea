package dev.paperpost.interest;

/**
 * Which queries are fulfilled by a set of atoms, and how well. Each clause hangs under one of its required atoms, the
 * one likely to be rarest, so a paper only ever touches clauses of which it has such an anchor (the key method of SIFT;
 * Yan and Garcia-Molina 1999). Clauses under one anchor lie side by side in the order they are read, and the commonest
 * kinds, one atom and two, need no more than a number each. The number of a query follows from its place: first come
 * the queries of one atom, then those of two, those of one other clause, and those with alternatives. Immutable and
 * thread-safe.
 */
final class ClauseIndex {

    /** By atom: whether it is a query, and what the score of such a clause is multiplied with. */
    private final boolean[] singles;

    private final float[] inverses;
    /** Queries of two atoms, by their anchor. */
    private final int firstPair;

    private final int[] pairStarts;
    private final int[] pairOthers;
    private final float[] pairInverses;
    /** Other queries of one clause, by its anchor. */
    private final int firstClause;

    private final int[] clauseStarts;
    private final int[] clausePrograms;
    /** Queries with alternatives, by an atom that is one of them. */
    private final int[] wordStarts;

    private final int[] wordQueries;
    /** The other clauses of queries with alternatives, by their anchor. */
    private final int[] alternativeStarts;

    private final int[] alternativeQueries;
    private final int[] alternativePrograms;
    /** By query with alternatives, how many clauses it has. */
    private final int firstQuery;

    private final int[] queryClauses;
    /** For each clause how many atoms it requires and excludes, the inverse of its weight, and the atoms. */
    private final int[] programs;

    /** Which queries with alternatives are fulfilled so far, and how well. Not thread-safe. */
    static final class Alternatives {

        /** By query: how many clauses are fulfilled, in the upper half, and the bits of the best score. */
        private final long[] states;

        /** The queries with a state; room for one more, which is written before it is known whether it counts. */
        private final int[] touched;

        private int count;

        private Alternatives(int queries) {
            states = new long[queries];
            touched = new int[queries + 1];
        }

        /** Scores are positive, so their bits compare as they do. */
        private void add(int query, float score) {
            long state = states[query];
            touched[count] = query;
            count += state == 0 ? 1 : 0;
            states[query] = (state >>> 32) + 1 << 32 | Math.max((int) state, Float.floatToRawIntBits(score));
        }
    }

    ClauseIndex(ClauseLayout layout) {
        singles = layout.singles;
        firstPair = layout.firstPair();
        firstClause = layout.firstClause();
        firstQuery = layout.firstQuery();
        inverses = layout.inverses;
        pairStarts = layout.pairStarts();
        pairOthers = layout.pairOthers;
        pairInverses = layout.pairInverses;
        clauseStarts = layout.clauseStarts();
        clausePrograms = layout.clausePrograms;
        wordStarts = layout.wordStarts();
        wordQueries = layout.wordQueries;
        alternativeStarts = layout.alternativeStarts();
        alternativeQueries = layout.alternativeQueries;
        alternativePrograms = layout.alternativePrograms;
        queryClauses = layout.queryClauses;
        programs = layout.programs();
    }

    /** Memory for {@link #match}, to be used again by the same thread. */
    Alternatives newAlternatives() {
        return new Alternatives(queryClauses.length);
    }

    /** Adds the queries that are fulfilled. */
    void match(FoundAtoms found, Alternatives alternatives, Matches matches) {
        float[] values = found.values();
        for (int i = 0; i < found.count(); i++) {
            int atom = found.atom(i);
            if (singles[atom]) {
                matches.add(atom, values[atom] * inverses[atom]);
            }
            matchPairs(atom, values, matches);
            for (int place = clauseStarts[atom]; place < clauseStarts[atom + 1]; place++) {
                float score = run(clausePrograms[place], values);
                if (score > 0) {
                    matches.add(firstClause + place, score);
                }
            }
            matchAlternatives(atom, values, alternatives);
        }
        collect(alternatives, matches);
    }

    /** Writes every pair behind the end and moves the end only behind those that are complete: no branch to predict. */
    private void matchPairs(int anchor, float[] values, Matches matches) {
        int start = pairStarts[anchor];
        int end = pairStarts[anchor + 1];
        matches.reserve(end - start);
        int[] numbers = matches.numbers();
        float[] scores = matches.scores();
        int size = matches.size();
        float value = values[anchor];
        for (int place = start; place < end; place++) {
            float other = values[pairOthers[place]];
            numbers[size] = firstPair + place;
            scores[size] = (value + other) * pairInverses[place];
            size += other > 0 ? 1 : 0;
        }
        matches.resize(size);
    }

    private void matchAlternatives(int atom, float[] values, Alternatives alternatives) {
        float alone = values[atom] * inverses[atom];
        for (int place = wordStarts[atom]; place < wordStarts[atom + 1]; place++) {
            alternatives.add(wordQueries[place], alone);
        }
        for (int place = alternativeStarts[atom]; place < alternativeStarts[atom + 1]; place++) {
            float score = run(alternativePrograms[place], values);
            if (score > 0) {
                alternatives.add(alternativeQueries[place], score);
            }
        }
    }

    /** The score of a clause, 0 if it is not fulfilled. */
    private float run(int program, float[] values) {
        int at = program + 3;
        int required = at + programs[program];
        float sum = 0;
        while (at < required) {
            float value = values[programs[at++]];
            if (value == 0) {
                return 0;
            }
            sum += value;
        }
        int excluded = at + programs[program + 1];
        while (at < excluded) {
            if (values[programs[at++]] > 0) {
                return 0;
            }
        }
        return sum * Float.intBitsToFloat(programs[program + 2]);
    }

    private void collect(Alternatives alternatives, Matches matches) {
        for (int i = 0; i < alternatives.count; i++) {
            int query = alternatives.touched[i];
            long state = alternatives.states[query];
            alternatives.states[query] = 0;
            int fulfilled = (int) (state >>> 32);
            float best = Float.intBitsToFloat((int) state);
            matches.add(
                    firstQuery + query,
                    fulfilled == 1 ? best : Score.alternatives(best, fulfilled, queryClauses[query]));
        }
        alternatives.count = 0;
    }

    /** Bytes of the arrays. */
    long bytes() {
        return singles.length
                + 4L
                        * (inverses.length
                                + pairStarts.length
                                + pairOthers.length
                                + pairInverses.length
                                + clauseStarts.length
                                + clausePrograms.length
                                + wordStarts.length
                                + wordQueries.length
                                + alternativeStarts.length
                                + alternativeQueries.length
                                + alternativePrograms.length
                                + queryClauses.length
                                + programs.length);
    }
}
