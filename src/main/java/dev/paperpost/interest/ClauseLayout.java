package dev.paperpost.interest;

import java.util.Arrays;

/**
 * Lays the clauses of collected queries out for {@link ClauseIndex}, see there for what each array is, and gives the
 * queries the numbers that follow from their places.
 */
final class ClauseLayout {

    private final QueryStore store;
    private final int[] numbers;
    private final AtomIndex atoms;
    private final Postings pairs;
    private final Postings clauses;
    private final Postings words;
    private final Postings alternatives;
    private final Postings queries;
    /** By the store's number of a query, the number it has here. */
    private final int[] newNumbers;

    final boolean[] singles;
    final float[] inverses;
    final int[] pairOthers;
    final float[] pairInverses;
    final int[] clausePrograms;
    final int[] wordQueries;
    final int[] alternativeQueries;
    final int[] alternativePrograms;
    final int[] queryClauses;
    private int[] programs = new int[256];
    private int programEnd;

    /** @param numbers by the store's number of an atom, its number in the index; rarer atoms have higher ones */
    ClauseLayout(QueryStore store, int[] numbers, AtomIndex atoms) {
        this.store = store;
        this.numbers = numbers;
        this.atoms = atoms;
        pairs = new Postings(atoms.size());
        clauses = new Postings(atoms.size());
        words = new Postings(atoms.size());
        alternatives = new Postings(atoms.size());
        queries = new Postings(atoms.size());
        count();
        newNumbers = new int[store.size()];
        singles = new boolean[atoms.size()];
        inverses = new float[atoms.size()];
        for (int atom = 0; atom < inverses.length; atom++) {
            inverses[atom] = Score.inverse(atoms.weight(atom));
        }
        pairOthers = new int[pairs.size()];
        pairInverses = new float[pairs.size()];
        clausePrograms = new int[clauses.size()];
        wordQueries = new int[words.size()];
        alternativeQueries = new int[alternatives.size()];
        alternativePrograms = new int[alternatives.size()];
        queryClauses = new int[queries.size()];
        for (int query = 0; query < store.size(); query++) {
            newNumbers[query] = place(store.start(query));
        }
        write(clausePrograms);
        write(alternativePrograms);
    }

    private void count() {
        for (int query = 0; query < store.size(); query++) {
            int clause = store.start(query) + 1;
            int count = store.code(clause - 1);
            if (count > 1) {
                queries.count(commonestAnchor(clause, count));
                for (int i = 0; i < count; i++) {
                    (isPlain(clause, 1) ? words : alternatives).count(anchor(clause));
                    clause = next(clause);
                }
            } else if (!isPlain(clause, 1)) {
                (isPlain(clause, 2) ? pairs : clauses).count(anchor(clause));
            }
        }
        pairs.lay();
        clauses.lay();
        words.lay();
        alternatives.lay();
        queries.lay();
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

    private int next(int clause) {
        return clause + 2 + store.code(clause) + store.code(clause + 1);
    }

    /** Whether a clause requires so many atoms and excludes none. */
    private boolean isPlain(int clause, int required) {
        return store.code(clause) == required && store.code(clause + 1) == 0;
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

    private float inverse(int clause) {
        float sum = 0;
        for (int i = 0; i < store.code(clause); i++) {
            sum += atoms.weight(atom(clause, i));
        }
        return Score.inverse(sum);
    }

    private int place(int query) {
        int count = store.code(query);
        int clause = query + 1;
        if (count > 1) {
            return firstQuery() + placeAlternatives(clause, count);
        }
        int anchor = anchor(clause);
        if (isPlain(clause, 1)) {
            singles[anchor] = true;
            return anchor;
        }
        if (isPlain(clause, 2)) {
            int place = pairs.place(anchor);
            pairOthers[place] = atom(clause, 0) == anchor ? atom(clause, 1) : atom(clause, 0);
            pairInverses[place] = inverse(clause);
            return firstPair() + place;
        }
        int place = clauses.place(anchor);
        clausePrograms[place] = clause;
        return firstClause() + place;
    }

    /** Queries are numbered by their commonest clause, so that its list of them is in order. */
    private int placeAlternatives(int first, int count) {
        int query = queries.place(commonestAnchor(first, count));
        queryClauses[query] = count;
        int clause = first;
        for (int i = 0; i < count; i++) {
            int anchor = anchor(clause);
            if (isPlain(clause, 1)) {
                wordQueries[words.place(anchor)] = query;
            } else {
                int place = alternatives.place(anchor);
                alternativeQueries[place] = query;
                alternativePrograms[place] = clause;
            }
            clause = next(clause);
        }
        return query;
    }

    /** Writes programs in the order in which they will be read, in place of where the store has the clauses. */
    private void write(int[] clausesToPrograms) {
        for (int place = 0; place < clausesToPrograms.length; place++) {
            clausesToPrograms[place] = program(clausesToPrograms[place]);
        }
    }

    private int program(int clause) {
        int start = programEnd;
        int length = next(clause) - clause + 1;
        if (start + length > programs.length) {
            programs = Arrays.copyOf(programs, (start + length) * 2);
        }
        programs[programEnd++] = store.code(clause);
        programs[programEnd++] = store.code(clause + 1);
        programs[programEnd++] = Float.floatToRawIntBits(inverse(clause));
        for (int i = 0; i < length - 3; i++) {
            programs[programEnd++] = atom(clause, i);
        }
        return start;
    }

    int firstPair() {
        return atoms.size();
    }

    int firstClause() {
        return firstPair() + pairs.size();
    }

    int firstQuery() {
        return firstClause() + clauses.size();
    }

    /** One more than the highest number a query can have. */
    int numberEnd() {
        return firstQuery() + queries.size();
    }

    /** The number of the store's query. */
    int number(int query) {
        return newNumbers[query];
    }

    int[] pairStarts() {
        return pairs.starts();
    }

    int[] clauseStarts() {
        return clauses.starts();
    }

    int[] wordStarts() {
        return words.starts();
    }

    int[] alternativeStarts() {
        return alternatives.starts();
    }

    int[] programs() {
        return Arrays.copyOf(programs, programEnd);
    }
}
