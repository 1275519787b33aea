package dev.paperpost.interest;

/**
 * Lays the clauses of collected queries out for {@link ClauseIndex}, which says what lies where, and gives the queries
 * the numbers that follow from their places. Counts first, then writes.
 */
final class ClauseLayout {

    private static final int KINDS = ClauseIndex.KINDS;

    private final QueryStore store;
    private final int[] numbers;
    private final AtomIndex atoms;
    /** By atom and kind, first the space that entries take, then where the next one goes. */
    private final int[] places;
    /** By atom and kind, the number of the next query. */
    private final int[] nextNumbers;

    private final Postings queryPlaces;
    private final int[] heads;
    private final int[] entries;
    private final int[] queryClauses;
    /** By the store's number of a query, the number it has here. */
    private final int[] newNumbers;

    private int firstEither;
    private int nextEither;
    private int firstQuery;

    /** @param numbers by the store's number of an atom, its number in the index; rarer atoms have higher ones */
    ClauseLayout(QueryStore store, int[] numbers, AtomIndex atoms) {
        this.store = store;
        this.numbers = numbers;
        this.atoms = atoms;
        int[] counts = new int[atoms.size() * KINDS];
        places = new int[atoms.size() * KINDS];
        nextNumbers = new int[atoms.size() * KINDS];
        queryPlaces = new Postings(atoms.size());
        heads = new int[atoms.size() * ClauseIndex.HEAD];
        int eithers = 0;
        for (int query = 0; query < store.size(); query++) {
            eithers += count(store.start(query) + 1, store.code(store.start(query)), counts);
        }
        queryPlaces.lay();
        entries = new int[lay(counts)];
        writeLongCounts(counts);
        nextEither = firstEither;
        firstQuery = firstEither + eithers;
        queryClauses = new int[queryPlaces.size()];
        newNumbers = new int[store.size()];
        for (int query = 0; query < store.size(); query++) {
            newNumbers[query] = place(store.start(query) + 1, store.code(store.start(query)));
        }
    }

    /** Counts the entries of a query and returns 1 if it is one of two alternatives. */
    private int count(int first, int count, int[] counts) {
        if (isEither(first, count)) {
            count(atom(first, 0), ClauseIndex.EITHER, 2, counts);
            count(atom(next(first), 0), ClauseIndex.EITHER, 2, counts);
            return 1;
        }
        if (count == 1) {
            int kind = kind(first);
            count(anchor(first), kind, kind == ClauseIndex.CLAUSE ? programLength(first) : space(kind), counts);
            return 0;
        }
        queryPlaces.count(commonestAnchor(first, count));
        int clause = first;
        for (int i = 0; i < count; i++) {
            if (is(clause, 1, 0)) {
                count(anchor(clause), ClauseIndex.WORD, 1, counts);
            } else {
                count(anchor(clause), ClauseIndex.ALTERNATIVE, 1 + programLength(clause), counts);
            }
            clause = next(clause);
        }
        return 0;
    }

    private void count(int atom, int kind, int space, int[] counts) {
        counts[atom * KINDS + kind]++;
        places[atom * KINDS + kind] += space;
    }

    /** Of the only clause of a query. */
    private int kind(int clause) {
        if (is(clause, 1, 0)) {
            return ClauseIndex.SINGLE;
        }
        if (is(clause, 2, 0)) {
            return ClauseIndex.BOTH;
        }
        return is(clause, 1, 1) ? ClauseIndex.EXCEPT : ClauseIndex.CLAUSE;
    }

    private static int space(int kind) {
        return kind == ClauseIndex.BOTH ? 2 : kind == ClauseIndex.EXCEPT ? 1 : 0;
    }

    /** Turns spaces into places, gives numbers, and returns the space of all. */
    private int lay(int[] counts) {
        int place = 0;
        int number = 0;
        for (int atom = 0; atom < atoms.size(); atom++) {
            int head = atom * ClauseIndex.HEAD;
            heads[head + ClauseIndex.FIRST_NUMBER] = number;
            heads[head + ClauseIndex.ENTRIES] = place;
            place += ClauseIndex.pack(counts, atom * KINDS, heads, head) ? 0 : KINDS;
            for (int kind = 0; kind < KINDS; kind++) {
                int at = atom * KINDS + kind;
                int space = places[at];
                places[at] = place;
                place += space;
                nextNumbers[at] = number;
                number += kind < ClauseIndex.EITHER ? counts[at] : 0;
            }
        }
        firstEither = number;
        return place;
    }

    private void writeLongCounts(int[] counts) {
        for (int atom = 0; atom < atoms.size(); atom++) {
            int head = atom * ClauseIndex.HEAD;
            if (heads[head + ClauseIndex.COUNTS] == ClauseIndex.LONG_COUNTS) {
                System.arraycopy(counts, atom * KINDS, entries, heads[head + ClauseIndex.ENTRIES], KINDS);
            }
        }
    }

    private int place(int first, int count) {
        if (isEither(first, count)) {
            int one = atom(first, 0);
            int other = atom(next(first), 0);
            int number = nextEither++;
            write(one, ClauseIndex.EITHER, other * 2, number);
            write(other, ClauseIndex.EITHER, one * 2, number);
            return number;
        }
        if (count > 1) {
            return firstQuery + placeAlternatives(first, count);
        }
        int anchor = anchor(first);
        int kind = kind(first);
        switch (kind) {
            case ClauseIndex.BOTH -> {
                int other = atom(first, 0) == anchor ? atom(first, 1) : atom(first, 0);
                write(anchor, kind, other * 2, Float.floatToRawIntBits(inverse(first)));
            }
            case ClauseIndex.EXCEPT -> write(anchor, kind, atom(first, 1) * 2);
            case ClauseIndex.CLAUSE -> writeProgram(anchor, kind, first);
            default -> {} // a single one is in the head already
        }
        return nextNumbers[anchor * KINDS + kind]++;
    }

    /** Queries are numbered by their commonest clause, so that its list of them is in order. */
    private int placeAlternatives(int first, int count) {
        int query = queryPlaces.place(commonestAnchor(first, count));
        queryClauses[query] = count;
        int clause = first;
        for (int i = 0; i < count; i++) {
            int anchor = anchor(clause);
            if (is(clause, 1, 0)) {
                write(anchor, ClauseIndex.WORD, query);
            } else {
                write(anchor, ClauseIndex.ALTERNATIVE, query);
                writeProgram(anchor, ClauseIndex.ALTERNATIVE, clause);
            }
            clause = next(clause);
        }
        return query;
    }

    private void write(int atom, int kind, int... values) {
        for (int value : values) {
            entries[places[atom * KINDS + kind]++] = value;
        }
    }

    private void writeProgram(int atom, int kind, int clause) {
        write(atom, kind, store.code(clause), store.code(clause + 1), Float.floatToRawIntBits(inverse(clause)));
        for (int i = 0; i < next(clause) - clause - 2; i++) {
            write(atom, kind, atom(clause, i) * 2);
        }
    }

    private int programLength(int clause) {
        return next(clause) - clause + 1;
    }

    private boolean isEither(int first, int count) {
        return count == 2 && is(first, 1, 0) && is(next(first), 1, 0);
    }

    /** Whether a clause requires and excludes so many atoms. */
    private boolean is(int clause, int required, int excluded) {
        return store.code(clause) == required && store.code(clause + 1) == excluded;
    }

    private int next(int clause) {
        return clause + 2 + store.code(clause) + store.code(clause + 1);
    }

    private int atom(int clause, int i) {
        return numbers[store.code(clause + 2 + i)];
    }

    /** The rarest required atom. */
    private int anchor(int clause) {
        int rarest = atom(clause, 0);
        for (int i = 1; i < store.code(clause); i++) {
            rarest = Math.max(rarest, atom(clause, i));
        }
        return rarest;
    }

    private int commonestAnchor(int first, int count) {
        int commonest = Integer.MAX_VALUE;
        int clause = first;
        for (int i = 0; i < count; i++) {
            commonest = Math.min(commonest, anchor(clause));
            clause = next(clause);
        }
        return commonest;
    }

    private float inverse(int clause) {
        float sum = 0;
        for (int i = 0; i < store.code(clause); i++) {
            sum += atoms.weight(atom(clause, i));
        }
        return Score.inverse(sum);
    }

    int[] heads() {
        return heads;
    }

    int[] entries() {
        return entries;
    }

    int[] queryClauses() {
        return queryClauses;
    }

    /** The number of the first query with more than two simple alternatives. */
    int firstQuery() {
        return firstQuery;
    }

    /** One more than the highest number of a query. */
    int numberEnd() {
        return firstQuery + queryClauses.length;
    }

    /** The number of the store's query. */
    int number(int query) {
        return newNumbers[query];
    }
}
