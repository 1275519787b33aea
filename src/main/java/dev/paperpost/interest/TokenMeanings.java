package dev.paperpost.interest;

import java.util.Arrays;

/**
 * What each token of a dictionary means to one interest: its list of labels, {@link LabelCache#NONE} for all but a few.
 * Used again for the next interest, for clearing these few is faster than a new array. Not thread-safe.
 */
final class TokenMeanings {

    private final int[] lists;
    private int[] set = new int[64];
    private int setCount;

    TokenMeanings(int tokens) {
        lists = new int[tokens];
    }

    int size() {
        return lists.length;
    }

    int of(int token) {
        return lists[token];
    }

    void set(int token, int list) {
        if (setCount == set.length) {
            set = Arrays.copyOf(set, setCount * 2);
        }
        set[setCount++] = token;
        lists[token] = list;
    }

    void clear() {
        for (int i = 0; i < setCount; i++) {
            lists[set[i]] = LabelCache.NONE;
        }
        setCount = 0;
    }
}
