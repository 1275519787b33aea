package dev.paperpost.interest;

import java.util.Arrays;

/** What {@link PhraseGraph} walks over: the label lists of tokens and the positions between which they stand. */
final class LabelledText {

    private int[] lists;
    private int[] from;
    private int[] to;
    private int size;

    LabelledText() {
        this(new int[512], new int[512], 0);
    }

    /** A text of so many tokens, none of which has labels yet; the positions are not copied. */
    LabelledText(int[] from, int[] to, int size) {
        this.lists = new int[from.length];
        this.from = from;
        this.to = to;
        this.size = size;
    }

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

    /** Gives a token its labels. */
    void label(int i, int list) {
        lists[i] = list;
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
