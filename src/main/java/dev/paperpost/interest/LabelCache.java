package dev.paperpost.interest;

import java.util.Arrays;

/**
 * Lists of the labels that tokens carry. Remembers the list of each surface it has seen, so that stems are made once
 * for each spelling and not for each occurrence. A surface is known by 64 bits of a hash with a secret seed: among a
 * million different words, a mistake has a chance of one in forty million. Not thread-safe.
 */
final class LabelCache {

    /** The empty list. */
    static final int NONE = 0;

    private static final int FIRST_CAPACITY = 1 << 10;
    /** Surfaces remembered before everything is forgotten; real text has some hundred thousand. */
    private static final int MOST_SURFACES = 1 << 18;

    private final Labels labels;
    private long[] surfaces = new long[FIRST_CAPACITY];
    private int[] lists = new int[FIRST_CAPACITY];
    private int size;
    /** All lists, each with its length before it; the empty one first. */
    private int[] pool = new int[FIRST_CAPACITY];

    private int used = 1;

    LabelCache(Labels labels) {
        this.labels = labels;
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
        used = 1;
    }

    /** What the lists lie in: at a list's number its length, behind it its labels. Only until new tokens are labelled. */
    int[] pool() {
        return pool;
    }

    private int find(Tokens tokens, int i) {
        long hash = SeededHash.of(tokens, i);
        int mask = surfaces.length - 1;
        int slot = (int) hash & mask;
        while (surfaces[slot] != hash) {
            if (surfaces[slot] == 0) {
                int list = listOf(tokens.kind(i), tokens.surface(i), tokens.stem(i));
                remember(hash, list);
                return list;
            }
            slot = slot + 1 & mask;
        }
        return lists[slot];
    }

    /** A new list with the labels of a token. */
    int listOf(Token.Kind kind, String surface, String stem) {
        int list = used;
        append(0);
        labels.of(kind, surface, stem, this::append);
        if (used == list + 1) {
            used = list;
            return NONE;
        }
        pool[list] = used - list - 1;
        return list;
    }

    private void append(int value) {
        if (used == pool.length) {
            pool = Arrays.copyOf(pool, used * 2);
        }
        pool[used++] = value;
    }

    private void remember(long hash, int list) {
        if (++size * 2 > surfaces.length) {
            grow();
        }
        put(hash, list);
    }

    private void grow() {
        long[] oldSurfaces = surfaces;
        int[] oldLists = lists;
        surfaces = new long[oldSurfaces.length * 2];
        lists = new int[surfaces.length];
        for (int i = 0; i < oldSurfaces.length; i++) {
            if (oldSurfaces[i] != 0) {
                put(oldSurfaces[i], oldLists[i]);
            }
        }
    }

    private void put(long hash, int list) {
        int mask = surfaces.length - 1;
        int slot = (int) hash & mask;
        while (surfaces[slot] != 0) {
            slot = slot + 1 & mask;
        }
        surfaces[slot] = hash;
        lists[slot] = list;
    }
}
