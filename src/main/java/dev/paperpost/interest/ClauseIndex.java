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

    /** A query for just this atom; no entry, only a count. */
    static final int SINGLE = 0;

    /** A query for this atom and another, under the rarer of them: the other, and the {@link Score#inverse}. */
    static final int BOTH = 1;

    /** A query for this atom but not another: the other. */
    static final int EXCEPT = 2;

    /** Another query of one clause, under its anchor: its program. */
    static final int CLAUSE = 3;

    /** A query for this atom or another, under each of them: the other, and the number of the query. */
    static final int EITHER = 4;

    /** A query of more alternatives of which this atom is one: its number among these. */
    static final int WORD = 5;

    /** A query of alternatives, by the anchor of one that is no single atom: its number, and the program. */
    static final int ALTERNATIVE = 6;

    static final int KINDS = 7;

    /**
     * Of an atom: the number of its first query, where its entries are, and how many there are of each kind, packed into
     * two; counts too large for that stand before the entries.
     */
    static final int HEAD = 4;

    static final int FIRST_NUMBER = 0;
    static final int ENTRIES = 1;
    static final int COUNTS = 2;
    private static final int ALTERNATIVE_COUNTS = 3;

    /** In the place of packed counts. */
    static final int LONG_COUNTS = -1;

    private final int firstQuery;
    private final int[] heads;
    /**
     * Of each atom the entries, kind by kind. Queries of the first four kinds have numbers in the order of
     * their entries. Atoms are written as twice their number, as {@link FoundAtoms#values} has them. A program is how
     * many atoms a clause requires and excludes, its {@link Score#inverse}, and the atoms.
     */
    private final int[] entries;
    /** By query with alternatives, how many clauses it has. */
    private final int[] queryClauses;

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
        firstQuery = layout.firstQuery();
        heads = layout.heads();
        entries = layout.entries();
        queryClauses = layout.queryClauses();
    }

    /** Memory for {@link #match}, to be used again by the same thread. */
    Alternatives newAlternatives() {
        return new Alternatives(queryClauses.length);
    }

    /** Adds the queries that are fulfilled. */
    void match(FoundAtoms found, Alternatives alternatives, Matches matches) {
        for (int i = 0; i < found.count(); i++) {
            match(found.atom(i), found.values(), alternatives, matches);
        }
        collect(alternatives, matches);
    }

    /*
     * The simple kinds write every query behind the end and move the end only behind those that are fulfilled, and
     * compare scores, which are never negative, as bits: there is no branch that the processor could guess wrongly.
     */

    /**
     * Packs the counts of an atom's entries, by kind, into its head.
     *
     * @return whether they are small enough; if not, they are to stand before the entries
     */
    static boolean pack(int[] counts, int from, int[] heads, int head) {
        boolean small = counts[from + BOTH] < 1 << 12
                && counts[from + EXCEPT] < 1 << 6
                && counts[from + CLAUSE] < 1 << 6
                && counts[from + EITHER] < 1 << 6
                && counts[from + WORD] < 1 << 16
                && counts[from + ALTERNATIVE] < 1 << 16;
        heads[head + COUNTS] = !small
                ? LONG_COUNTS
                : counts[from + SINGLE]
                        | counts[from + BOTH] << 1
                        | counts[from + EXCEPT] << 13
                        | counts[from + CLAUSE] << 19
                        | counts[from + EITHER] << 25;
        heads[head + ALTERNATIVE_COUNTS] = counts[from + WORD] | counts[from + ALTERNATIVE] << 16;
        return small;
    }

    private void match(int atom, float[] values, Alternatives alternatives, Matches matches) {
        int head = atom * HEAD;
        int at = heads[head + ENTRIES];
        int counts = heads[head + COUNTS];
        if (counts == LONG_COUNTS) {
            at += KINDS;
            at = match(
                    atom,
                    at,
                    entries[at - KINDS + SINGLE],
                    entries[at - KINDS + BOTH],
                    entries[at - KINDS + EXCEPT],
                    entries[at - KINDS + CLAUSE],
                    entries[at - KINDS + EITHER],
                    values,
                    matches);
            int place = heads[head + ENTRIES];
            addAlternatives(atom, at, entries[place + WORD], entries[place + ALTERNATIVE], values, alternatives);
        } else {
            at = match(
                    atom,
                    at,
                    counts & 1,
                    counts >>> 1 & 0xFFF,
                    counts >>> 13 & 0x3F,
                    counts >>> 19 & 0x3F,
                    counts >>> 25,
                    values,
                    matches);
            int more = heads[head + ALTERNATIVE_COUNTS];
            if (more != 0) {
                addAlternatives(atom, at, more & 0xFFFF, more >>> 16, values, alternatives);
            }
        }
    }

    /** Returns the place behind the entries it has read. */
    private int match(
            int atom,
            int start,
            int singles,
            int boths,
            int excepts,
            int clauses,
            int eithers,
            float[] values,
            Matches matches) {
        int[] entries = this.entries;
        matches.reserve(1 + boths + excepts + clauses + eithers);
        int[] numbers = matches.numbers();
        float[] scores = matches.scores();
        int size = matches.size();
        int number = heads[atom * HEAD + FIRST_NUMBER];
        int at = start;

        float score = values[atom * 2 + 1];
        numbers[size] = number;
        scores[size] = score;
        size += singles;
        number += singles;

        float value = values[atom * 2];
        for (int end = number + boths; number < end; number++, at += 2) {
            float other = values[entries[at]];
            numbers[size] = number;
            scores[size] = (value + other) * Float.intBitsToFloat(entries[at + 1]);
            size += isPresent(other);
        }
        for (int end = number + excepts; number < end; number++, at++) {
            numbers[size] = number;
            scores[size] = score;
            size += 1 - isPresent(values[entries[at]]);
        }
        for (int end = number + clauses; number < end; number++, at += programLength(at)) {
            float sum = run(at, values);
            numbers[size] = number;
            scores[size] = sum;
            size += isPresent(sum);
        }
        int bits = Float.floatToRawIntBits(score);
        for (int end = at + eithers * 2; at < end; at += 2) {
            int otherAtom = entries[at];
            float other = values[otherAtom + 1];
            int present = isPresent(other);
            float best = Float.intBitsToFloat(Math.max(bits, Float.floatToRawIntBits(other)));
            numbers[size] = entries[at + 1];
            scores[size] = Score.alternatives(best, 1 + present, 2);
            size += 1 - (present & otherAtom - atom * 2 >>> 31); // if both are there, it counts at the lower number
        }
        matches.resize(size);
        return at;
    }

    private void addAlternatives(
            int atom, int start, int words, int others, float[] values, Alternatives alternatives) {
        int at = start;
        float score = values[atom * 2 + 1];
        for (int end = at + words; at < end; at++) {
            alternatives.add(entries[at], score);
        }
        for (int left = others; left > 0; left--) {
            float sum = run(at + 1, values);
            if (sum > 0) {
                alternatives.add(entries[at], sum);
            }
            at += 1 + programLength(at + 1);
        }
    }

    private int programLength(int program) {
        return 3 + entries[program] + entries[program + 1];
    }

    /** 1 if a value is positive, 0 if it is 0. */
    private static int isPresent(float value) {
        return Float.floatToRawIntBits(value) + Integer.MAX_VALUE >>> 31;
    }

    /** The score of a clause, 0 if it is not fulfilled. */
    private float run(int program, float[] values) {
        int at = program + 3;
        int required = at + entries[program];
        float sum = 0;
        while (at < required) {
            float value = values[entries[at++]];
            if (value == 0) {
                return 0;
            }
            sum += value;
        }
        int excluded = at + entries[program + 1];
        while (at < excluded) {
            if (values[entries[at++]] > 0) {
                return 0;
            }
        }
        return sum * Float.intBitsToFloat(entries[program + 2]);
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
        return 4L * (heads.length + entries.length + queryClauses.length);
    }
}
