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
    private final Postings bothPlaces;
    private final Postings exceptPlaces;
    private final Postings eitherPlaces;
    private final Postings clausePlaces;
    private final Postings wordPlaces;
    private final Postings alternativePlaces;
    private final Postings queryPlaces;
    /** By the store's number of a query, the number it has here. */
    private final int[] newNumbers;

    private final boolean[] singles;
    final int[] boths;
    final int[] excepts;
    final int[] eithers;
    final int[] clausePrograms;
    final int[] wordQueries;
    final int[] alternativeQueries;
    final int[] alternativePrograms;
    final int[] queryClauses;
    private int eitherQueries;
    private int[] programs = new int[256];
    private int programEnd;

    /** @param numbers by the store's number of an atom, its number in the index; rarer atoms have higher ones */
    ClauseLayout(QueryStore store, int[] numbers, AtomIndex atoms) {
        this.store = store;
        this.numbers = numbers;
        this.atoms = atoms;
        bothPlaces = new Postings(atoms.size());
        exceptPlaces = new Postings(atoms.size());
        eitherPlaces = new Postings(atoms.size());
        clausePlaces = new Postings(atoms.size());
        wordPlaces = new Postings(atoms.size());
        alternativePlaces = new Postings(atoms.size());
        queryPlaces = new Postings(atoms.size());
        count();
        newNumbers = new int[store.size()];
        singles = new boolean[atoms.size()];
        boths = new int[bothPlaces.size() * ClauseIndex.BOTH];
        excepts = new int[exceptPlaces.size()];
        eithers = new int[eitherPlaces.size() * ClauseIndex.EITHER];
        clausePrograms = new int[clausePlaces.size()];
        wordQueries = new int[wordPlaces.size()];
        alternativeQueries = new int[alternativePlaces.size()];
        alternativePrograms = new int[alternativePlaces.size()];
        queryClauses = new int[queryPlaces.size()];
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
            if (isEither(clause, count)) {
                eitherPlaces.count(atom(clause, 0));
                eitherPlaces.count(atom(next(clause), 0));
            } else if (count > 1) {
                queryPlaces.count(commonestAnchor(clause, count));
                for (int i = 0; i < count; i++) {
                    (is(clause, 1, 0) ? wordPlaces : alternativePlaces).count(anchor(clause));
                    clause = next(clause);
                }
            } else if (is(clause, 2, 0)) {
                bothPlaces.count(anchor(clause));
            } else if (is(clause, 1, 1)) {
                exceptPlaces.count(anchor(clause));
            } else if (!is(clause, 1, 0)) {
                clausePlaces.count(anchor(clause));
            }
        }
        bothPlaces.lay();
        exceptPlaces.lay();
        eitherPlaces.lay();
        clausePlaces.lay();
        wordPlaces.lay();
        alternativePlaces.lay();
        queryPlaces.lay();
    }

    private boolean isEither(int first, int count) {
        return count == 2 && is(first, 1, 0) && is(next(first), 1, 0);
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

    /** Whether a clause requires and excludes so many atoms. */
    private boolean is(int clause, int required, int excluded) {
        return store.code(clause) == required && store.code(clause + 1) == excluded;
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
        if (isEither(clause, count)) {
            int number = eitherQueries++;
            int one = atom(clause, 0);
            int other = atom(next(clause), 0);
            placeEither(one, other, number);
            placeEither(other, one, number);
            return firstEither() + number;
        }
        if (count > 1) {
            return firstQuery() + placeAlternatives(clause, count);
        }
        int anchor = anchor(clause);
        if (is(clause, 1, 0)) {
            singles[anchor] = true;
            return anchor;
        }
        if (is(clause, 2, 0)) {
            int place = bothPlaces.place(anchor);
            boths[place * ClauseIndex.BOTH] = atom(clause, 0) == anchor ? atom(clause, 1) : atom(clause, 0);
            boths[place * ClauseIndex.BOTH + 1] = Float.floatToRawIntBits(inverse(clause));
            return firstBoth() + place;
        }
        if (is(clause, 1, 1)) {
            int place = exceptPlaces.place(anchor);
            excepts[place] = atom(clause, 1);
            return firstExcept() + place;
        }
        int place = clausePlaces.place(anchor);
        clausePrograms[place] = clause;
        return firstClause() + place;
    }

    private void placeEither(int atom, int other, int number) {
        int place = eitherPlaces.place(atom) * ClauseIndex.EITHER;
        eithers[place] = other;
        eithers[place + 1] = number;
    }

    /** Queries are numbered by their commonest clause, so that its list of them is in order. */
    private int placeAlternatives(int first, int count) {
        int query = queryPlaces.place(commonestAnchor(first, count));
        queryClauses[query] = count;
        int clause = first;
        for (int i = 0; i < count; i++) {
            int anchor = anchor(clause);
            if (is(clause, 1, 0)) {
                wordQueries[wordPlaces.place(anchor)] = query;
            } else {
                int place = alternativePlaces.place(anchor);
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

    int firstBoth() {
        return atoms.size();
    }

    int firstExcept() {
        return firstBoth() + bothPlaces.size();
    }

    int firstEither() {
        return firstExcept() + exceptPlaces.size();
    }

    int firstClause() {
        return firstEither() + eitherPlaces.size() / 2;
    }

    int firstQuery() {
        return firstClause() + clausePlaces.size();
    }

    /** One more than the highest number a query can have. */
    int numberEnd() {
        return firstQuery() + queryPlaces.size();
    }

    /** The number of the store's query. */
    int number(int query) {
        return newNumbers[query];
    }

    /** By atom where its entries of each kind begin, and one entry more for where the last ones end. */
    int[] heads() {
        int[] heads = new int[(atoms.size() + 1) * ClauseIndex.HEAD];
        for (int atom = 0; atom <= atoms.size(); atom++) {
            int head = atom * ClauseIndex.HEAD;
            heads[head + ClauseIndex.BOTHS] = bothPlaces.starts()[atom];
            heads[head + ClauseIndex.EXCEPTS] = exceptPlaces.starts()[atom];
            heads[head + ClauseIndex.EITHERS] = eitherPlaces.starts()[atom];
            heads[head + ClauseIndex.CLAUSES] = clausePlaces.starts()[atom];
            heads[head + ClauseIndex.WORDS] = wordPlaces.starts()[atom];
            heads[head + ClauseIndex.ALTERNATIVES] = alternativePlaces.starts()[atom];
            if (atom < atoms.size()) {
                heads[head + ClauseIndex.SINGLE] = singles[atom] ? 1 : 0;
            }
        }
        return heads;
    }

    int[] programs() {
        return Arrays.copyOf(programs, programEnd);
    }
}
