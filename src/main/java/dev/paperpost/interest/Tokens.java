package dev.paperpost.interest;

import java.util.Arrays;

/**
 * The tokens of one or several texts as flat arrays, ordered by their first position; see {@link Token} for what each
 * is. Made to be filled again and again without garbage. Not thread-safe.
 */
final class Tokens {

    private static final Token.Kind[] KINDS = Token.Kind.values();
    private static final byte ACRONYM_PLURAL = 8;

    private char[] chars = new char[64];
    private int used;
    private byte[] kinds = new byte[16];
    private int[] surfaceStarts = new int[16];
    private int[] surfaceEnds = new int[16];
    private int[] from = new int[16];
    private int[] to = new int[16];
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int size;

    void clear() {
        size = 0;
        used = 0;
    }

    int size() {
        return size;
    }

    Token.Kind kind(int i) {
        return KINDS[kinds[i] & ~ACRONYM_PLURAL];
    }

    /** Tells apart tokens of equal surface that may have different stems; 0 to 15. */
    int flavour(int i) {
        return kinds[i];
    }

    /** Position of the first word token i covers. */
    int from(int i) {
        return from[i];
    }

    /** Position after the last word it covers. */
    int to(int i) {
        return to[i];
    }

    /** First UTF-16 offset into the original text. */
    int start(int i) {
        return starts[i];
    }

    /** Offset after the last. */
    int end(int i) {
        return ends[i];
    }

    /** What the surfaces are ranges of; only until the next text is read. */
    char[] chars() {
        return chars;
    }

    int surfaceStart(int i) {
        return surfaceStarts[i];
    }

    int surfaceEnd(int i) {
        return surfaceEnds[i];
    }

    /** Folded, as written otherwise; what a prefix is compared with. */
    String surface(int i) {
        return new String(chars, surfaceStarts[i], surfaceEnds[i] - surfaceStarts[i]);
    }

    /** The surface without plural and in American spelling; what a word is compared with. */
    String stem(int i) {
        String surface = surface(i);
        return switch (kind(i)) {
            case CJK -> surface;
            case WORD -> Stemmer.stem(isAcronymPlural(i) ? withoutLast(surface) : surface);
            case JOINED -> Stemmer.stem(isPlural(lastPart(i)) ? withoutLast(surface) : surface);
        };
    }

    private boolean isAcronymPlural(int i) {
        return (kinds[i] & ACRONYM_PLURAL) != 0;
    }

    /** Whether the s at the end of a word is all that its stem does not have. */
    private boolean isPlural(int i) {
        return isAcronymPlural(i) || surface(i).equals(stem(i) + "s");
    }

    private static String withoutLast(String surface) {
        return surface.substring(0, surface.length() - 1);
    }

    /** The token of the last part of a joined one, of which each part but the first stands behind it. */
    int lastPart(int joined) {
        return joined + to[joined] - from[joined] - 1;
    }

    Token token(int i) {
        return new Token(kind(i), surface(i), stem(i), from[i], to[i], starts[i], ends[i]);
    }

    /** Where the next surface is to be written, with room for so many characters more. */
    char[] room(int more) {
        if (used + more > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(chars.length * 2, used + more));
        }
        return chars;
    }

    /** Number of characters written. */
    int used() {
        return used;
    }

    /** Adds a word whose surface was written from {@link #used()} on. */
    void addWord(boolean acronymPlural, int surfaceEnd, int position, int start, int end) {
        int kind = Token.Kind.WORD.ordinal() | (acronymPlural ? ACRONYM_PLURAL : 0);
        add(kind, used, surfaceEnd, position, position + 1, start, end);
        used = surfaceEnd;
    }

    /** Adds one or two CJK characters. */
    void addCjk(String surface, int from, int to, int start, int end) {
        surface.getChars(0, surface.length(), room(surface.length()), used);
        add(Token.Kind.CJK.ordinal(), used, used + surface.length(), from, to, start, end);
        used += surface.length();
    }

    /** Adds the token that joins those from the first on, behind this first; their surfaces stand side by side. */
    void join(int first) {
        int last = size - 1;
        int surfaceStart = surfaceStarts[first];
        int surfaceEnd = surfaceEnds[last];
        int end = ends[last];
        int after = to[last];
        add(0, 0, 0, 0, 0, 0, 0);
        int moved = size - first - 2;
        System.arraycopy(kinds, first + 1, kinds, first + 2, moved);
        System.arraycopy(surfaceStarts, first + 1, surfaceStarts, first + 2, moved);
        System.arraycopy(surfaceEnds, first + 1, surfaceEnds, first + 2, moved);
        System.arraycopy(from, first + 1, from, first + 2, moved);
        System.arraycopy(to, first + 1, to, first + 2, moved);
        System.arraycopy(starts, first + 1, starts, first + 2, moved);
        System.arraycopy(ends, first + 1, ends, first + 2, moved);
        set(first + 1, Token.Kind.JOINED.ordinal(), surfaceStart, surfaceEnd, from[first], after, starts[first], end);
    }

    private void add(int kind, int surfaceStart, int surfaceEnd, int first, int after, int start, int end) {
        if (size == kinds.length) {
            int capacity = size * 2;
            kinds = Arrays.copyOf(kinds, capacity);
            surfaceStarts = Arrays.copyOf(surfaceStarts, capacity);
            surfaceEnds = Arrays.copyOf(surfaceEnds, capacity);
            from = Arrays.copyOf(from, capacity);
            to = Arrays.copyOf(to, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        set(size++, kind, surfaceStart, surfaceEnd, first, after, start, end);
    }

    private void set(int i, int kind, int surfaceStart, int surfaceEnd, int first, int after, int start, int end) {
        kinds[i] = (byte) kind;
        surfaceStarts[i] = surfaceStart;
        surfaceEnds[i] = surfaceEnd;
        from[i] = first;
        to[i] = after;
        starts[i] = start;
        ends[i] = end;
    }
}
