package dev.paperpost.interest;

import java.util.Arrays;

/**
 * Lists of what tokens mean to a graph of phrases: the nodes they lead to at the beginning of a phrase, and the labels
 * they carry, by which they may continue one. Not thread-safe.
 */
final class LabelLists {

    /** The empty list. */
    static final int NONE = 0;

    private static final int AFTER_NONE = 2;
    private static final int FIRST_CAPACITY = 1 << 6;

    private final Labels labels;
    private final PhraseGraph graph;
    /**
     * All lists: how much room the nodes take, the nodes, the number of labels, the labels; the empty list first. Nodes
     * are copied, for what lies beside the labels is at hand when a text is walked.
     */
    private int[] pool = new int[FIRST_CAPACITY];

    private int used = AFTER_NONE;
    private int[] carried = new int[16];
    private int carriedCount;

    LabelLists(Labels labels, PhraseGraph graph) {
        this.labels = labels;
        this.graph = graph;
    }

    void clear() {
        used = AFTER_NONE;
    }

    /** What the lists lie in, each at its number. Only until a list is made. */
    int[] pool() {
        return pool;
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
}
