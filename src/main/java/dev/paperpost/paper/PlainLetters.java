package dev.paperpost.paper;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Map;

/** Letters without what sources write differently: case, accents, ligatures, compatibility forms (NFKC). */
final class PlainLetters {

    /** Letters that Unicode does not take apart. */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ς', "σ"));

    private PlainLetters() {}

    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Form.NFKD).codePoints().forEach(c -> append(c, plain));
        return Normalizer.normalize(plain, Form.NFC);
    }

    private static void append(int c, StringBuilder plain) {
        if (isAccent(c)) {
            return;
        }
        int lower = Character.toLowerCase(c);
        String letters = LETTERS.get(lower);
        if (letters == null) {
            plain.appendCodePoint(lower);
        } else {
            plain.append(letters);
        }
    }

    /** The marks that Indic and Thai scripts write vowels with have a script; those of kana (U+3099, U+309A) make other letters. */
    private static boolean isAccent(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK
                && UnicodeScript.of(c) == UnicodeScript.INHERITED
                && c != 0x3099
                && c != 0x309A;
    }

    /** Scripts that write words or names without spaces, and much with few letters. */
    static boolean isEastAsian(int c) {
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }
}
