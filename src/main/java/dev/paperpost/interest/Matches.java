package dev.paperpost.interest;

import java.util.Arrays;

/**
 * What {@link InterestIndex#match(PaperText, Matches)} found for one paper: interests and scores, in no particular
 * order. A buffer meant to be used again for the next paper, so that matching leaves no garbage. Not thread-safe.
 */
public final class Matches {

    private long[] interests = new long[64];
    private float[] scores = new float[64];
    private int size;

    /** How many interests the paper answers. */
    public int size() {
        return size;
    }

    /** The id of the i-th interest found, i from 0 to {@link #size()} - 1. */
    public long interestId(int i) {
        return interests[i];
    }

    /** How well the paper answers the i-th interest, in (0,1); the number {@link Interest#explain} reports. */
    public double score(int i) {
        return scores[i];
    }

    void clear() {
        size = 0;
    }

    void add(long interest, float score) {
        reserve(1);
        interests[size] = interest;
        scores[size++] = score;
    }

    /** Makes room, so that {@link #interests()} and {@link #scores()} can be written behind the end. */
    void reserve(int more) {
        if (size + more > interests.length) {
            int capacity = Math.max(interests.length * 2, size + more);
            interests = Arrays.copyOf(interests, capacity);
            scores = Arrays.copyOf(scores, capacity);
        }
    }

    /** Copies an entry to an earlier place. */
    void move(int from, int to) {
        interests[to] = interests[from];
        scores[to] = scores[from];
    }

    long[] interests() {
        return interests;
    }

    float[] scores() {
        return scores;
    }

    void resize(int newSize) {
        size = newSize;
    }
}
