package dev.paperpost.interest;

import java.util.Arrays;

/**
 * What {@link InterestIndex#match(PaperText, Matches)} found for one paper: interests and scores, in no particular
 * order. A buffer meant to be used again for the next paper, so that matching leaves no garbage. Not thread-safe.
 */
public final class Matches {

    /** Numbers of the base index; of the delta, their complement. */
    private int[] numbers = new int[64];

    private float[] scores = new float[64];
    private int size;
    /** Ids are looked up only when asked for: most of what is found may never be. */
    private long[] baseIds;

    private long[] deltaIds;

    /** How many interests the paper answers. */
    public int size() {
        return size;
    }

    /** The id of the i-th interest found, i from 0 to {@link #size()} - 1. */
    public long interestId(int i) {
        int number = numbers[i];
        return number >= 0 ? baseIds[number] : deltaIds[~number];
    }

    /** How well the paper answers the i-th interest, in (0,1); the number {@link Interest#explain} reports. */
    public double score(int i) {
        return scores[i];
    }

    void clear(long[] idsOfBase, long[] idsOfDelta) {
        size = 0;
        baseIds = idsOfBase;
        deltaIds = idsOfDelta;
    }

    void add(int number, float score) {
        reserve(1);
        numbers[size] = number;
        scores[size++] = score;
    }

    /** Makes room, so that {@link #numbers()} and {@link #scores()} can be written behind the end. */
    void reserve(int more) {
        if (size + more > numbers.length) {
            int capacity = Math.max(numbers.length * 2, size + more);
            numbers = Arrays.copyOf(numbers, capacity);
            scores = Arrays.copyOf(scores, capacity);
        }
    }

    int[] numbers() {
        return numbers;
    }

    float[] scores() {
        return scores;
    }

    void resize(int newSize) {
        size = newSize;
    }
}
