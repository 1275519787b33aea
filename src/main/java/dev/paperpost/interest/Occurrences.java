package dev.paperpost.interest;

import java.util.Arrays;

/** Where tokens stand in papers, to be put in order and read. Used again and again without garbage. Not thread-safe. */
final class Occurrences {

    /** The bits of a token's number among those asked for, and those of a position; the others are the paper's. */
    private static final int TOKEN_BITS = 19;

    private static final int POSITION_BITS = 20;

    /** Positions of a text that can be told. */
    static final int MOST_POSITIONS = 1 << POSITION_BITS;

    private long[] packed = new long[1024];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int paper, int position, int token) {
        if (size == packed.length) {
            packed = Arrays.copyOf(packed, size * 2);
        }
        packed[size++] = ((long) paper << POSITION_BITS | position) << TOKEN_BITS | token;
    }

    /** By paper, then by position. */
    void sort() {
        Arrays.sort(packed, 0, size);
    }

    int size() {
        return size;
    }

    int paper(int i) {
        return (int) (packed[i] >>> TOKEN_BITS + POSITION_BITS);
    }

    int position(int i) {
        return (int) (packed[i] >>> TOKEN_BITS) & MOST_POSITIONS - 1;
    }

    int token(int i) {
        return (int) packed[i] & (1 << TOKEN_BITS) - 1;
    }
}
