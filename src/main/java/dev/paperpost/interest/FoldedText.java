package dev.paperpost.interest;

import java.util.Arrays;

/**
 * Folded characters, each of which knows the range of the original text it came from. Grows while it is written, and
 * can be written again for another text.
 */
final class FoldedText {

    private static final char[] PLAIN = new char[128];

    static {
        for (char c = 0; c < PLAIN.length; c++) {
            boolean special = "\\$^{}_".indexOf(c) >= 0;
            PLAIN[c] = special ? 0 : c < ' ' ? ' ' : Character.toLowerCase(c);
        }
    }

    private String original = "";
    private char[] source = new char[0];
    private char[] chars = new char[0];
    private int[] starts = new int[0];
    private int[] ends = new int[0];
    private int length;
    /** So many characters at the beginning stand where they stood in the original. */
    private int unmoved;

    /** Forgets what was written and takes another original. */
    void begin(String text) {
        original = text;
        length = 0;
        unmoved = 0;
        if (source.length < text.length()) {
            source = new char[text.length() * 2];
        }
        if (chars.length < text.length() + 8) {
            grow(text.length() + 8);
        }
        text.getChars(0, text.length(), source, 0);
    }

    private void grow(int capacity) {
        chars = Arrays.copyOf(chars, capacity);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
    }

    /**
     * Appends characters of the original that are folded one by one: ASCII without those that mean something in LaTeX.
     *
     * @return offset of the first character that is something else
     */
    int appendPlain(int from) {
        int limit = original.length();
        if (length + limit - from > chars.length) {
            grow(length + limit - from + 8);
        }
        char[] in = source;
        char[] out = chars;
        int shift = length - from;
        int at = from;
        while (at < limit) {
            char c = in[at];
            char folded = c < 128 ? PLAIN[c] : 0;
            if (folded == 0) {
                break;
            }
            out[at + shift] = folded;
            at++;
        }
        if (shift == 0 && unmoved == from) {
            unmoved = at;
        } else {
            place(from, at, shift);
        }
        length = at + shift;
        return at;
    }

    private void place(int from, int to, int shift) {
        for (int at = from; at < to; at++) {
            starts[at + shift] = at;
            ends[at + shift] = at + 1;
        }
    }

    void append(char c, int start, int end) {
        if (length == chars.length) {
            grow(length * 2);
        }
        chars[length] = c;
        starts[length] = start;
        ends[length] = end;
        length++;
    }

    void extendLast(int end) {
        if (length > 0) {
            if (unmoved == length) {
                unmoved--;
                starts[unmoved] = unmoved;
            }
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

    /** The folded characters; only the first {@link #length()} count, and only until the next text. */
    char[] chars() {
        return chars;
    }

    String original() {
        return original;
    }

    String originalOf(int from, int to) {
        return original.substring(start(from), end(to - 1));
    }

    int start(int i) {
        return i < unmoved ? i : starts[i];
    }

    int end(int i) {
        return i < unmoved ? i + 1 : ends[i];
    }
}
