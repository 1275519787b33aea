package dev.paperpost.paper;

import java.text.Normalizer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Shows TeX as it stands in titles and abstracts as plain text, for mails and pages alike, where no formula can be drawn.
 * Accents become letters, formulae one line of Unicode. The result is in NFC and has no characters of the mathematical
 * alphabets (U+1D400 to U+1D7FF), which screen readers spell out and many fonts lack. Thread-safe; linear in the length.
 */
public final class TexToUnicode {

    private static final Pattern TEX = Pattern.compile("[\\\\$~`{]|--");
    private static final Pattern MATHEMATICAL_ALPHABETS = Pattern.compile("[\\x{1D400}-\\x{1D7FF}]");
    private static final int PASSES = 8;

    private TexToUnicode() {}

    /**
     * The readable text; what cannot be understood stays as it is. Never fails. Converting twice changes nothing: the text is
     * read until it stands still, and one that does not after a few readings was not written by a person and stays raw.
     */
    public static String convert(String raw) {
        return settle(raw, TexToUnicode::plain);
    }

    /**
     * As {@link #convert}, with the mathematical letters that an author typed left as they are: for the subject of a mail,
     * which should be the title that its paper has everywhere else.
     */
    public static String convertKeepingLetters(String raw) {
        return settle(raw, text -> Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    private static String settle(String raw, UnaryOperator<String> finish) {
        String start = finish.apply(raw);
        String text = start;
        for (int pass = 0; pass < PASSES; pass++) {
            String next = TEX.matcher(text).find() ? finish.apply(new TexPass(text).run()) : text;
            if (next.equals(text)) {
                return text;
            }
            text = next;
        }
        return start;
    }

    private static String plain(String text) {
        String letters = MATHEMATICAL_ALPHABETS.matcher(text).replaceAll(match -> {
            String plain = Normalizer.normalize(match.group(), Normalizer.Form.NFKC);
            return plain.equals(match.group()) ? "\uFFFD" : plain;
        });
        return Normalizer.normalize(letters, Normalizer.Form.NFC);
    }
}
