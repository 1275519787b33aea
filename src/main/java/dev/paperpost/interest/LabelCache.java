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
    /** Hashes, each with the place of its list behind it. */
    private long[] surfaces = new long[FIRST_CAPACITY * 2];

    private int size;
    /**
     * All lists: how much room the nodes take, the nodes, the number of labels, the labels; the empty list first. Nodes
     * are copied, for what lies beside the labels is at hand when a text is walked.
     */
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
        int mask = surfaces.length - 2;
        int slot = (int) hash << 1 & mask;
        while (surfaces[slot] != hash) {
            if (surfaces[slot] == 0) {
                int list = listOf(tokens.kind(i), tokens.surface(i), tokens.stem(i));
                remember(hash, list);
                return list;
            }
            slot = slot + 2 & mask;
        }
        return (int) surfaces[slot + 1];
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
                for (int part = 0; part < PhraseGraph.NODE; part++) {
                    append(graph.node(node, part));
                }
                pool[list] += PhraseGraph.NODE;
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
