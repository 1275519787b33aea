package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Collects queries for an index as numbers; those that mean the same are one. Not thread-safe. */
final class QueryStore {

    private static final Comparator<Clause> ORDER =
            Comparator.comparingInt(Clause::required).thenComparingInt(Clause::excluded);

    private final List<Atom> atoms = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    /** Saves making keys of atoms that are read once and used in many queries. */
    private final Map<Atom, Integer> seen = new IdentityHashMap<>();
    /** For each query the number of its clauses; for each clause, how many atoms it requires and excludes, and these. */
    private int[] code = new int[1024];

    private int[] starts = new int[256];
    private int size;
    /** Open addressing over the code: query numbers, each plus 1. */
    private int[] slots = new int[512];

    private long[] ids = new long[256];
    private int[] repeatedQueries = new int[16];
    private long[] repeatedIds = new long[16];
    private int repetitions;

    /** @param id 0 or more */
    void add(long id, Query query) {
        if (id < 0) {
            throw new IllegalArgumentException("The id of an interest must not be negative: " + id);
        }
        int start = starts[size];
        int end = write(query, start);
        int slot = slot(start, end);
        if (slots[slot] == 0) {
            append(id, slot, end);
        } else {
            repeat(id, slots[slot] - 1);
        }
    }

    private int write(Query query, int start) {
        List<Clause> clauses = query.clauses();
        if (clauses.size() > 1) {
            clauses = new ArrayList<>(clauses);
            clauses.sort(ORDER);
        }
        int at = start;
        room(at + 1);
        code[at++] = clauses.size();
        for (Clause clause : clauses) {
            room(at + 2 + query.atoms().size() * 2);
            code[at++] = Integer.bitCount(clause.required());
            code[at++] = Integer.bitCount(clause.excluded());
            at = write(query, clause.required(), at);
            at = write(query, clause.excluded(), at);
        }
        return at;
    }

    private int write(Query query, int set, int start) {
        int at = start;
        for (int rest = set; rest != 0; rest &= rest - 1) {
            code[at++] = number(query.atoms().get(Integer.numberOfTrailingZeros(rest)));
        }
        return at;
    }

    private void room(int length) {
        if (length > code.length) {
            code = Arrays.copyOf(code, length * 2);
        }
    }

    private int number(Atom atom) {
        Integer known = seen.get(atom);
        if (known == null) {
            known = numbers.putIfAbsent(atom.key(), atoms.size());
            if (known == null) {
                known = atoms.size();
                atoms.add(atom);
                seen.put(atom, known);
            }
        }
        return known;
    }

    /** The slot of the query whose code this is, or the empty one where it belongs. */
    private int slot(int start, int end) {
        int mask = slots.length - 1;
        int slot = (int) SeededHash.of(code, start, end) & mask;
        while (slots[slot] != 0) {
            int other = slots[slot] - 1;
            if (Arrays.equals(code, starts[other], starts[other + 1], code, start, end)) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void append(long id, int slot, int end) {
        if (size + 2 > starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ids = Arrays.copyOf(ids, size * 2);
        }
        ids[size] = id;
        starts[++size] = end;
        slots[slot] = size;
        if (size * 2 > slots.length) {
            slots = new int[slots.length * 2];
            for (int query = 0; query < size; query++) {
                slots[slot(starts[query], starts[query + 1])] = query + 1;
            }
        }
    }

    private void repeat(long id, int query) {
        if (repetitions == repeatedIds.length) {
            repeatedIds = Arrays.copyOf(repeatedIds, repetitions * 2);
            repeatedQueries = Arrays.copyOf(repeatedQueries, repetitions * 2);
        }
        repeatedQueries[repetitions] = query;
        repeatedIds[repetitions++] = id;
    }

    /** All atoms, by their number. */
    List<Atom> atoms() {
        return atoms;
    }

    /** The number of different queries. */
    int size() {
        return size;
    }

    /** Where the code of a query begins; it ends where the next begins. */
    int start(int query) {
        return starts[query];
    }

    int code(int at) {
        return code[at];
    }

    /** The id under which a query was added first. */
    long id(int query) {
        return ids[query];
    }

    /** How many ids were added for queries that had one already. */
    int repetitions() {
        return repetitions;
    }

    int repeatedQuery(int i) {
        return repeatedQueries[i];
    }

    long repeatedId(int i) {
        return repeatedIds[i];
    }
}
