package dev.paperpost.interest;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Map;

/**
 * Makes spellings of one character equal: compatibility forms (NFKC), case, diacritics, typographic hyphens and
 * apostrophes. What is no part of a word becomes a space.
 *
 * <p>Marks are taken off Latin, Greek, Cyrillic, Hebrew and Arabic letters only. In Japanese they make another
 * letter, and in Indic and Thai scripts they are the vowels.
 */
final class Folding {

    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ς', "σ"));

    private static final String HYPHENS = "\u2010\u2011\u2012\u2013\u2212";
    private static final String APOSTROPHES = "\u2018\u2019\u02BC\u02B9";
    private static final String SIGNS_NOT_LETTERS = "\u2122\u2120";

    private static final int CACHED = 0x2500;
    /** Races only repeat work: a String is safe to publish. */
    private static final String[] CACHE = new String[CACHED];

    private Folding() {}

    /** Folds one non-ASCII code point. */
    static String fold(int c) {
        if (c >= CACHED) {
            return fold(Character.toString(c));
        }
        String known = CACHE[c];
        if (known == null) {
            known = fold(Character.toString(c));
            CACHE[c] = known;
        }
        return known;
    }

    /** Folds one non-ASCII code point with the marks that follow it. */
    static String fold(String cluster) {
        if (SIGNS_NOT_LETTERS.contains(cluster)) {
            return "";
        }
        String folded = cluster;
        for (int round = 0; round < 4; round++) { // one round may uncover work for the next; all settle within three
            String next = once(folded);
            if (next.equals(folded)) {
                break;
            }
            folded = next;
        }
        return folded;
    }

    private static String once(String s) {
        String composed = Normalizer.normalize(s, Form.NFKC);
        String bare =
                composed.codePoints().anyMatch(Folding::isCjk) ? composed : Normalizer.normalize(composed, Form.NFD);
        StringBuilder out = new StringBuilder();
        bare.toLowerCase(Locale.ROOT).codePoints().forEach(c -> append(c, out));
        return out.toString();
    }

    private static void append(int c, StringBuilder out) {
        if (isRemovableMark(c)) {
            return;
        }
        String letters = LETTERS.get(c);
        if (letters != null) {
            out.append(letters);
        } else if (HYPHENS.indexOf(c) >= 0 || c == '-') {
            out.append('-');
        } else if (APOSTROPHES.indexOf(c) >= 0 || c == '\'') {
            out.append('\'');
        } else if (isWordChar(c)) {
            out.appendCodePoint(c);
        } else {
            out.append(' ');
        }
    }

    private static boolean isRemovableMark(int c) {
        if (Character.getType(c) != Character.NON_SPACING_MARK) {
            return false;
        }
        return switch (UnicodeScript.of(c)) {
            case INHERITED, HEBREW, ARABIC -> true;
            default -> false;
        };
    }

    /** Letters, digits, and the marks that some scripts write their vowels with. */
    static boolean isWordChar(int c) {
        if (c < 128) {
            return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z';
        }
        if (Character.isLetterOrDigit(c)) {
            return true;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Scripts written without spaces between words, or with particles stuck to them. */
    static boolean isCjk(int c) {
        if (c < 0x1100) {
            return false;
        }
        if (c == '\u30FC') { // the long vowel sign belongs to no script
            return true;
        }
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> Character.isLetter(c);
            default -> false;
        };
    }

    /** Whether a code point forms one character with the one before it. */
    static boolean continuesCluster(int before, int c) {
        boolean hangul = UnicodeScript.of(before) == UnicodeScript.HANGUL;
        return Character.getType(c) == Character.NON_SPACING_MARK
                || c >= 0x1160 && c <= 0x11FF && hangul // vowels and final consonants, decomposed
                || c == 0xFF9E
                || c == 0xFF9F; // half-width voicing marks
    }
}
