package dev.paperpost.interest;

import java.util.Arrays;

/** Folded characters, each of which knows the range of the original text it came from. Grows while it is written. */
final class FoldedText {

    private final String original;
    private char[] chars;
    private int[] starts;
    private int[] ends;
    private int length;

    FoldedText(String original) {
        this.original = original;
        int capacity = original.length() + 8;
        chars = new char[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
    }

    void append(char c, int start, int end) {
        if (length == chars.length) {
            int capacity = length * 2;
            chars = Arrays.copyOf(chars, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        chars[length] = c;
        starts[length] = start;
        ends[length] = end;
        length++;
    }

    void extendLast(int end) {
        if (length > 0) {
            ends[length - 1] = end;
        }
    }

    boolean endsInWord() {
        return length > 0 && Folding.isWordChar(Character.codePointBefore(chars, length));
    }

    int length() {
        return length;
    }

    char charAt(int i) {
        return chars[i];
    }

    int codePointAt(int i) {
        return Character.codePointAt(chars, i, length);
    }

    boolean isWordCharAt(int i) {
        return i < length && Folding.isWordChar(codePointAt(i));
    }

    String slice(int from, int to) {
        return new String(chars, from, to - from);
    }

    String originalOf(int from, int to) {
        return original.substring(starts[from], ends[to - 1]);
    }

    int start(int i) {
        return starts[i];
    }

    int end(int i) {
        return ends[i];
    }
}
