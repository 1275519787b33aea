package dev.paperpost.interest;

import java.util.Arrays;

/**
 * The {@link LabelLists} of all surfaces it has seen, so that stems are made once for each spelling and not for each
 * occurrence. A surface is known by 64 bits of a hash with a secret seed: among a million different words, a mistake has a
 * chance of one in forty million. Not thread-safe.
 */
final class LabelCache {

    private static final int FIRST_CAPACITY = 1 << 10;
    /** Surfaces remembered before everything is forgotten; real text has some hundred thousand. */
    private static final int MOST_SURFACES = 1 << 18;

    private final LabelLists lists;
    /** Hashes, each with the place of its list behind it. */
    private long[] surfaces = new long[FIRST_CAPACITY * 2];

    private int size;

    LabelCache(LabelLists lists) {
        this.lists = lists;
    }

    /** Puts the labels of all tokens into a text in place of what it held. */
    void label(Tokens tokens, LabelledText text) {
        if (size > MOST_SURFACES) {
            forget();
        }
        text.clear();
        for (int i = 0; i < tokens.size(); i++) {
            text.add(find(tokens, i), tokens.from(i), tokens.to(i));
        }
    }

    private void forget() {
        Arrays.fill(surfaces, 0);
        size = 0;
        lists.clear();
    }

    private int find(Tokens tokens, int i) {
        long hash = SeededHash.of(tokens, i);
        int mask = surfaces.length - 2;
        int slot = (int) hash << 1 & mask;
        while (surfaces[slot] != hash) {
            if (surfaces[slot] == 0) {
                int list = lists.listOf(tokens.kind(i), tokens.surface(i), tokens.stem(i));
                remember(hash, list);
                return list;
            }
            slot = slot + 2 & mask;
        }
        return (int) surfaces[slot + 1];
    }

    private void remember(long hash, int list) {
        if (++size * 4 > surfaces.length) {
            long[] before = surfaces;
            surfaces = new long[before.length * 2];
            for (int slot = 0; slot < before.length; slot += 2) {
                if (before[slot] != 0) {
                    put(before[slot], before[slot + 1]);
                }
            }
        }
        put(hash, list);
    }

    private void put(long hash, long list) {
        int mask = surfaces.length - 2;
        int slot = (int) hash << 1 & mask;
        while (surfaces[slot] != 0) {
            slot = slot + 2 & mask;
        }
        surfaces[slot] = hash;
        surfaces[slot + 1] = list;
    }
}
