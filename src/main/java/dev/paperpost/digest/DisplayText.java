package dev.paperpost.digest;

import java.text.Normalizer;

/** Makes text from outside harmless to look at: what is invisible, reorders its surroundings or breaks a line goes. */
public final class DisplayText {

    private DisplayText() {}

    /**
     * One line of well-formed NFC text without control characters, bidirectional overrides and isolates, and without
     * the letters U+1D400 to U+1D7FF, which screen readers spell out one by one. Idempotent; null becomes empty.
     */
    public static String clean(String text) {
        if (text == null || isPlain(text)) {
            return text == null ? "" : text;
        }
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c >= 0x1D400 && c <= 0x1D7FF) {
                letters.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
            } else {
                letters.appendCodePoint(c);
            }
        });
        return cleanKeepingLetters(letters.toString());
    }

    /** As {@link #clean}, but with mathematical letters as they are. */
    static String cleanKeepingLetters(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(clean, c));
        return Normalizer.normalize(clean, Normalizer.Form.NFC);
    }

    /** Most text is: nothing in it to be cleaned, and, without a combining mark, nothing to be composed. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean latin = c >= ' ' && c <= '~' || c >= 0xA0 && c <= 0x2FF;
            boolean punctuation = c >= 0x2010 && c <= 0x2027 || c >= 0x2030 && c <= 0x205E;
            if (!latin && !punctuation) {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder clean, int c) {
        if (breaksLine(c)) {
            clean.append(' ');
        } else if (Character.getType(c) == Character.SURROGATE) {
            clean.append('\uFFFD');
        } else if (!isInvisibleTrick(c)) {
            clean.appendCodePoint(c);
        }
    }

    private static boolean breaksLine(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static boolean isInvisibleTrick(int c) {
        boolean reorders = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        boolean byteOrderMark = c == 0xFEFF;
        boolean tag = c >= 0xE0000 && c <= 0xE007F;
        boolean noncharacter = (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
        return reorders || byteOrderMark || tag || noncharacter;
    }
}
