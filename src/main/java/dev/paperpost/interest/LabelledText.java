package dev.paperpost.interest;

import java.util.Arrays;

/** What {@link PhraseGraph} walks over: the label lists of tokens and the positions between which they stand. */
final class LabelledText {

    private int[] lists = new int[512];
    private int[] from = new int[512];
    private int[] to = new int[512];
    private int size;

    void clear() {
        size = 0;
    }

    /** Adds a token; its first position is not before that of the one added last. */
    void add(int list, int from, int to) {
        if (size == lists.length) {
            lists = Arrays.copyOf(lists, size * 2);
            this.from = Arrays.copyOf(this.from, size * 2);
            this.to = Arrays.copyOf(this.to, size * 2);
        }
        lists[size] = list;
        this.from[size] = from;
        this.to[size++] = to;
    }

    int size() {
        return size;
    }

    /** The number of a list of {@link LabelLists}. */
    int list(int i) {
        return lists[i];
    }

    int from(int i) {
        return from[i];
    }

    int to(int i) {
        return to[i];
    }
}
