package dev.paperpost.interest;

import java.util.Arrays;

/**
 * Lists of what tokens mean to a graph of phrases: the nodes they lead to at the beginning of a phrase, and the labels
 * they carry, by which they may continue one. Remembers the list of each surface it has seen, so that stems are made once
 * for each spelling and not for each occurrence. A surface is known by 64 bits of a hash with a secret seed: among a
 * million different words, a mistake has a chance of one in forty million. Not thread-safe.
 */
final class LabelCache {

    /** The empty list. */
    static final int NONE = 0;

    private static final int AFTER_NONE = 2;

    private static final int FIRST_CAPACITY = 1 << 10;
    /** Surfaces remembered before everything is forgotten; real text has some hundred thousand. */
    private static final int MOST_SURFACES = 1 << 18;

    private final Labels labels;
    private final PhraseGraph graph;
    private long[] surfaces = new long[FIRST_CAPACITY];
    private int[] lists = new int[FIRST_CAPACITY];
    private int size;
    /** All lists: the number of nodes, the nodes, the number of labels, the labels; the empty list first. */
    private int[] pool = new int[FIRST_CAPACITY];

    private int used = AFTER_NONE;
    private int[] carried = new int[16];
    private int carriedCount;

    LabelCache(Labels labels, PhraseGraph graph) {
        this.labels = labels;
        this.graph = graph;
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
        used = AFTER_NONE;
    }

    /** What the lists lie in, each at its number. Only until new tokens are labelled. */
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

    /** A new list for a token. */
    int listOf(Token.Kind kind, String surface, String stem) {
        carriedCount = 0;
        labels.of(kind, surface, stem, this::carry);
        if (carriedCount == 0) {
            return NONE;
        }
        int list = used;
        append(0);
        for (int i = 0; i < carriedCount; i++) {
            int node = graph.root(carried[i]);
            if (node >= 0) {
                append(node);
                pool[list]++;
            }
        }
        append(carriedCount);
        for (int i = 0; i < carriedCount; i++) {
            append(carried[i]);
        }
        return list;
    }

    private void carry(int label) {
        if (carriedCount == carried.length) {
            carried = Arrays.copyOf(carried, carriedCount * 2);
        }
        carried[carriedCount++] = label;
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
