package dev.paperpost.interest;

import java.util.Arrays;

/**
 * Which queries are fulfilled by a set of atoms, and how well. Each clause hangs under one of its required atoms, the
 * one likely to be rarest, so a paper only ever touches clauses of which it has such an anchor (the key method of SIFT;
 * Yan and Garcia-Molina 1999). Clauses under one anchor lie side by side in the order they are read, and the commonest
 * kinds, one atom and two, need no more than a number each. Immutable and thread-safe.
 */
final class ClauseIndex {

    static final long NO_QUERY = -1;
    static final int JUST_THE_ANCHOR = -1;

    /** By atom: the query that is nothing but this atom, and what such a clause's score is multiplied with. */
    private final long[] singleIds;

    private final float[] inverses;
    /** Queries of two atoms, by their anchor. */
    private final int[] pairStarts;

    private final int[] pairOthers;
    private final float[] pairInverses;
    private final long[] pairIds;
    /** Other queries of one clause, by its anchor. */
    private final int[] clauseStarts;

    private final int[] clausePrograms;
    private final long[] clauseIds;
    /** Clauses of queries with alternatives, by their anchor. */
    private final int[] alternativeStarts;

    private final int[] alternativeQueries;
    private final int[] alternativePrograms;
    /** By query with alternatives. */
    private final long[] queryIds;

    private final int[] queryClauses;
    /** For each clause how many atoms it requires and excludes, the inverse of its weight, and the atoms. */
    private final int[] programs;

    /** Which queries with alternatives are fulfilled so far, and how well. Not thread-safe. */
    static final class Alternatives {

        private final float[] best;
        private final int[] fulfilled;
        private int[] touched = new int[64];
        private int count;

        private Alternatives(int queries) {
            best = new float[queries];
            fulfilled = new int[queries];
        }

        private void add(int query, float score) {
            if (fulfilled[query]++ == 0) {
                if (count == touched.length) {
                    touched = Arrays.copyOf(touched, count * 2);
                }
                touched[count++] = query;
            }
            best[query] = Math.max(best[query], score);
        }
    }

    ClauseIndex(ClauseLayout layout) {
        singleIds = layout.singleIds;
        inverses = layout.inverses;
        pairStarts = layout.pairStarts();
        pairOthers = layout.pairOthers;
        pairInverses = layout.pairInverses;
        pairIds = layout.pairIds;
        clauseStarts = layout.clauseStarts();
        clausePrograms = layout.clausePrograms;
        clauseIds = layout.clauseIds;
        alternativeStarts = layout.alternativeStarts();
        alternativeQueries = layout.alternativeQueries;
        alternativePrograms = layout.alternativePrograms;
        queryIds = layout.queryIds;
        queryClauses = layout.queryClauses;
        programs = layout.programs();
    }

    /** Memory for {@link #match}, to be used again by the same thread. */
    Alternatives newAlternatives() {
        return new Alternatives(queryIds.length);
    }

    /** Adds the queries that are fulfilled. */
    void match(FoundAtoms found, Alternatives alternatives, Matches matches) {
        float[] values = found.values();
        for (int i = 0; i < found.count(); i++) {
            int atom = found.atom(i);
            if (singleIds[atom] != NO_QUERY) {
                matches.add(singleIds[atom], values[atom] * inverses[atom]);
            }
            matchPairs(atom, values, matches);
            for (int place = clauseStarts[atom]; place < clauseStarts[atom + 1]; place++) {
                float score = run(clausePrograms[place], values);
                if (score > 0) {
                    matches.add(clauseIds[place], score);
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
        long[] ids = matches.interests();
        float[] scores = matches.scores();
        int size = matches.size();
        float value = values[anchor];
        for (int place = start; place < end; place++) {
            float other = values[pairOthers[place]];
            ids[size] = pairIds[place];
            scores[size] = (value + other) * pairInverses[place];
            size += other > 0 ? 1 : 0;
        }
        matches.resize(size);
    }

    private void matchAlternatives(int atom, float[] values, Alternatives alternatives) {
        for (int place = alternativeStarts[atom]; place < alternativeStarts[atom + 1]; place++) {
            int program = alternativePrograms[place];
            float score = program == JUST_THE_ANCHOR ? values[atom] * inverses[atom] : run(program, values);
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
        matches.reserve(alternatives.count);
        for (int i = 0; i < alternatives.count; i++) {
            int query = alternatives.touched[i];
            int fulfilled = alternatives.fulfilled[query];
            float best = alternatives.best[query];
            matches.add(
                    queryIds[query], fulfilled == 1 ? best : Score.alternatives(best, fulfilled, queryClauses[query]));
            alternatives.best[query] = 0;
            alternatives.fulfilled[query] = 0;
        }
        alternatives.count = 0;
    }

    /** Bytes of the arrays. */
    long bytes() {
        return 8L * (singleIds.length + pairIds.length + clauseIds.length + queryIds.length)
                + 4L
                        * (inverses.length
                                + pairStarts.length
                                + pairOthers.length
                                + pairInverses.length
                                + clauseStarts.length
                                + clausePrograms.length
                                + alternativeStarts.length
                                + alternativeQueries.length
                                + alternativePrograms.length
                                + queryClauses.length
                                + programs.length);
    }
}
