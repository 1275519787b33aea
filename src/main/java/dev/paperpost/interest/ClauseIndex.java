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

    /** Of a query of two atoms: the atom that is not the anchor, and the inverse of the weight. */
    static final int BOTH = 2;

    /** Of a query of two alternatives: the other atom, and the number of the query. */
    static final int EITHER = 2;

    /** Of an atom: whether it is a query, and the first of its entries of each kind. */
    static final int HEAD = 7;

    static final int SINGLE = 0;
    static final int BOTHS = 1;
    static final int EXCEPTS = 2;
    static final int EITHERS = 3;
    static final int CLAUSES = 4;
    static final int WORDS = 5;
    static final int ALTERNATIVES = 6;

    private final int firstBoth;
    private final int firstExcept;
    private final int firstEither;
    private final int firstClause;
    private final int firstQuery;
    private final int[] heads;
    /** Queries for two atoms, by the rarer of them. */
    private final int[] boths;
    /** Queries for one atom but not another, by the one; holds the other. */
    private final int[] excepts;
    /** Queries for one atom or another, by each of them. */
    private final int[] eithers;
    /** Other queries of one clause, by its anchor. */
    private final int[] clausePrograms;
    /** Queries with more alternatives, by an atom that is one of them. */
    private final int[] wordQueries;
    /** The other clauses of queries with alternatives, by their anchor. */
    private final int[] alternativeQueries;

    private final int[] alternativePrograms;
    /** By query with alternatives, how many clauses it has. */
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
        firstBoth = layout.firstBoth();
        firstExcept = layout.firstExcept();
        firstEither = layout.firstEither();
        firstClause = layout.firstClause();
        firstQuery = layout.firstQuery();
        heads = layout.heads();
        boths = layout.boths;
        excepts = layout.excepts;
        eithers = layout.eithers;
        clausePrograms = layout.clausePrograms;
        wordQueries = layout.wordQueries;
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
        float[] scores = found.scores();
        for (int i = 0; i < found.count(); i++) {
            int atom = found.atom(i);
            int head = atom * HEAD;
            int next = head + HEAD;
            if (heads[head + SINGLE] != 0) {
                matches.add(atom, scores[atom]);
            }
            matchBoths(values[atom], heads[head + BOTHS], heads[next + BOTHS], values, matches);
            matchExcepts(scores[atom], heads[head + EXCEPTS], heads[next + EXCEPTS], values, matches);
            matchEithers(atom, heads[head + EITHERS], heads[next + EITHERS], scores, matches);
            for (int place = heads[head + CLAUSES]; place < heads[next + CLAUSES]; place++) {
                float score = run(clausePrograms[place], values);
                if (score > 0) {
                    matches.add(firstClause + place, score);
                }
            }
            for (int place = heads[head + WORDS]; place < heads[next + WORDS]; place++) {
                alternatives.add(wordQueries[place], scores[atom]);
            }
            for (int place = heads[head + ALTERNATIVES]; place < heads[next + ALTERNATIVES]; place++) {
                float score = run(alternativePrograms[place], values);
                if (score > 0) {
                    alternatives.add(alternativeQueries[place], score);
                }
            }
        }
        collect(alternatives, matches);
    }

    /*
     * The simple kinds write every query behind the end and move the end only behind those that are fulfilled, and
     * compare scores, which are never negative, as bits: there is no branch that the processor could guess wrongly.
     */

    private void matchBoths(float value, int start, int end, float[] values, Matches matches) {
        matches.reserve(end - start);
        int[] numbers = matches.numbers();
        float[] scores = matches.scores();
        int size = matches.size();
        for (int place = start; place < end; place++) {
            float other = values[boths[place * BOTH]];
            numbers[size] = firstBoth + place;
            scores[size] = (value + other) * Float.intBitsToFloat(boths[place * BOTH + 1]);
            size += isPresent(other);
        }
        matches.resize(size);
    }

    private void matchExcepts(float score, int start, int end, float[] values, Matches matches) {
        matches.reserve(end - start);
        int[] numbers = matches.numbers();
        float[] scores = matches.scores();
        int size = matches.size();
        for (int place = start; place < end; place++) {
            numbers[size] = firstExcept + place;
            scores[size] = score;
            size += 1 - isPresent(values[excepts[place]]);
        }
        matches.resize(size);
    }

    /** Where a paper has both alternatives, the query counts at the one of the lower number. */
    private void matchEithers(int atom, int start, int end, float[] alone, Matches matches) {
        matches.reserve(end - start);
        int[] numbers = matches.numbers();
        float[] scores = matches.scores();
        int size = matches.size();
        int score = Float.floatToRawIntBits(alone[atom]);
        for (int place = start; place < end; place++) {
            int otherAtom = eithers[place * EITHER];
            float other = alone[otherAtom];
            int present = isPresent(other);
            float best = Float.intBitsToFloat(Math.max(score, Float.floatToRawIntBits(other)));
            numbers[size] = firstEither + eithers[place * EITHER + 1];
            scores[size] = Score.alternatives(best, 1 + present, 2);
            size += 1 - (present & otherAtom - atom >>> 31);
        }
        matches.resize(size);
    }

    /** 1 if a value is positive, 0 if it is 0. */
    private static int isPresent(float value) {
        return Float.floatToRawIntBits(value) + Integer.MAX_VALUE >>> 31;
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
        int count = alternatives.count;
        matches.reserve(count);
        int[] touched = alternatives.touched;
        long[] states = alternatives.states;
        int[] numbers = matches.numbers();
        float[] scores = matches.scores();
        int size = matches.size();
        for (int i = 0; i < count; i++) {
            int query = touched[i];
            long state = states[query];
            states[query] = 0;
            int fulfilled = (int) (state >>> 32);
            float best = Float.intBitsToFloat((int) state);
            numbers[size] = firstQuery + query;
            scores[size++] = fulfilled == 1 ? best : Score.alternatives(best, fulfilled, queryClauses[query]);
        }
        matches.resize(size);
        alternatives.count = 0;
    }

    /** Bytes of the arrays. */
    long bytes() {
        return 4L
                * (heads.length
                        + boths.length
                        + excepts.length
                        + eithers.length
                        + clausePrograms.length
                        + wordQueries.length
                        + alternativeQueries.length
                        + alternativePrograms.length
                        + queryClauses.length
                        + programs.length);
    }
}
