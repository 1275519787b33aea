package dev.paperpost.interest;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Remembers the atoms that names fulfil. Not thread-safe. */
final class NameCache {

    /** Names remembered before all are forgotten. */
    private static final int MOST_NAMES = 100_000;

    private final Map<String, int[]> known = new HashMap<>();
    private final Function<String, int[]> atoms;

    NameCache(Function<String, int[]> atoms) {
        this.atoms = atoms;
    }

    int[] get(String name) {
        int[] found = known.get(name);
        if (found == null) {
            found = atoms.apply(name);
            if (known.size() == MOST_NAMES) {
                known.clear();
            }
            known.put(name, found);
        }
        return found;
    }
}
