package dev.paperpost.interest;

import java.util.Arrays;

/** Lays the clauses of collected queries out for {@link ClauseIndex}; see there for what each array is. */
final class ClauseLayout {

    private final QueryStore store;
    private final int[] numbers;
    private final AtomIndex atoms;
    private final Postings pairs;
    private final Postings clauses;
    private final Postings alternatives;

    final long[] singleIds;
    final float[] inverses;
    final int[] pairOthers;
    final float[] pairInverses;
    final long[] pairIds;
    final int[] clausePrograms;
    final long[] clauseIds;
    final int[] alternativeQueries;
    final int[] alternativePrograms;
    final long[] queryIds;
    final int[] queryClauses;
    private int[] programs = new int[256];
    private int programEnd;
    private int queries;

    /**
     * @param numbers by the store's number of an atom, its number in the index; rarer atoms have higher ones
     * @param ids by query, 0 or more, or what stands for several
     */
    ClauseLayout(QueryStore store, int[] numbers, AtomIndex atoms, long[] ids) {
        this.store = store;
        this.numbers = numbers;
        this.atoms = atoms;
        pairs = new Postings(atoms.size());
        clauses = new Postings(atoms.size());
        alternatives = new Postings(atoms.size());
        count();
        singleIds = new long[atoms.size()];
        Arrays.fill(singleIds, ClauseIndex.NO_QUERY);
        inverses = new float[atoms.size()];
        for (int atom = 0; atom < inverses.length; atom++) {
            inverses[atom] = Score.inverse(atoms.weight(atom));
        }
        pairOthers = new int[pairs.size()];
        pairInverses = new float[pairs.size()];
        pairIds = new long[pairs.size()];
        clausePrograms = new int[clauses.size()];
        clauseIds = new long[clauses.size()];
        alternativeQueries = new int[alternatives.size()];
        alternativePrograms = new int[alternatives.size()];
        queryIds = new long[queries];
        queryClauses = new int[queries];
        queries = 0;
        for (int query = 0; query < store.size(); query++) {
            place(store.start(query), ids[query]);
        }
    }

    private void count() {
        for (int query = 0; query < store.size(); query++) {
            int at = store.start(query);
            int clauseCount = store.code(at++);
            if (clauseCount > 1) {
                queries++;
            }
            for (int i = 0; i < clauseCount; i++) {
                if (clauseCount > 1) {
                    alternatives.count(anchor(at));
                } else if (!isPlain(at, 1)) {
                    (isPlain(at, 2) ? pairs : clauses).count(anchor(at));
                }
                at = next(at);
            }
        }
        pairs.lay();
        clauses.lay();
        alternatives.lay();
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

    private void place(int query, long id) {
        int count = store.code(query);
        int clause = query + 1;
        if (count > 1) {
            placeAlternatives(clause, count, id);
        } else if (isPlain(clause, 1)) {
            singleIds[atom(clause, 0)] = id;
        } else if (isPlain(clause, 2)) {
            int anchor = anchor(clause);
            int place = pairs.place(anchor);
            pairOthers[place] = atom(clause, 0) == anchor ? atom(clause, 1) : atom(clause, 0);
            pairInverses[place] = inverse(clause);
            pairIds[place] = id;
        } else {
            int place = clauses.place(anchor(clause));
            clausePrograms[place] = program(clause);
            clauseIds[place] = id;
        }
    }

    private void placeAlternatives(int first, int count, long id) {
        int clause = first;
        for (int i = 0; i < count; i++) {
            int place = alternatives.place(anchor(clause));
            alternativeQueries[place] = queries;
            alternativePrograms[place] = isPlain(clause, 1) ? ClauseIndex.JUST_THE_ANCHOR : program(clause);
            clause = next(clause);
        }
        queryIds[queries] = id;
        queryClauses[queries++] = count;
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

    int[] pairStarts() {
        return pairs.starts();
    }

    int[] clauseStarts() {
        return clauses.starts();
    }

    int[] alternativeStarts() {
        return alternatives.starts();
    }

    int[] programs() {
        return Arrays.copyOf(programs, programEnd);
    }
}
