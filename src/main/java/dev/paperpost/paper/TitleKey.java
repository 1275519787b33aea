package dev.paperpost.paper;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What titles share that differ only in how they are written: TeX or Unicode, case, accents, blanks, hyphens and other
 * punctuation. Every letter, digit and sign that means something stays: C, C++ and C#, 1.1 and 11, level 1 and level -1 are
 * not the same.
 */
final class TitleKey {

    private static final int SHORTEST = 25;
    private static final int FEWEST_WORDS = 4;
    private static final int FEWEST_EAST_ASIAN = 12;

    /** Titles that one author may give to several works. */
    private static final Pattern GENERIC = Pattern.compile(
            "(?:guest )?(?:editorial|editors note|publishers note|preface|foreword|(?:front|back) ?matter)\\b.*"
                    + "|(?:\\w+ )?(?:proceedings|book reviews?|table of contents|(?:author|subject) index)\\b.*"
                    + "|(?:erratum|errata|corrigend|addendum|retracted|retraction (?:of|note|notice)|correction (?:to|for)).*"
                    + "|(?:expression of concern|in memoriam|obituary|call for papers|letters? to the editor).*"
                    + "|.*\\b(?:special|themed?|focus|thematic) (?:issue|section|collection)\\b.*");

    private static final Pattern TAG =
            Pattern.compile("</?(?:i|b|u|em|strong|italic|bold|sub|sup|sc)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern BLANK_NOT_BETWEEN_DIGITS = Pattern.compile("(?<!\\p{Nd}) | (?!\\p{Nd})");

    /** Signs that tell works apart although they are no letters; mathematical symbols do as well. */
    private static final String SIGNS = "#*%\u2032";

    private static final String SYMBOLS_LIKE_PUNCTUATION = "~|\u2044\u2215";
    private static final String APOSTROPHES = "'\u2018\u2019\u02BC";
    private static final String MINUS = "-\u2212";

    private TitleKey() {}

    /**
     * Equal for titles of the same work.
     *
     * @param title raw
     * @return null when the title is too short or too common to say which work it is
     */
    static UUID of(String title) {
        String shown = TAG.matcher(TexToUnicode.convert(title)).replaceAll("");
        String words = words(PlainLetters.of(shown));
        boolean telling = words.length() >= SHORTEST && shown.strip().split("\\s+").length >= FEWEST_WORDS
                || words.codePoints().filter(PlainLetters::isEastAsian).count() >= FEWEST_EAST_ASIAN;
        if (!telling || GENERIC.matcher(words).matches()) {
            return null;
        }
        String key = BLANK_NOT_BETWEEN_DIGITS.matcher(words).replaceAll("");
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    /** What counts of a title, in words with one blank between them. */
    private static String words(String plain) {
        StringBuilder words = new StringBuilder(plain.length());
        int[] title = plain.toLowerCase(Locale.ROOT).codePoints().toArray();
        for (int i = 0; i < title.length; i++) {
            int c = title[i];
            if (APOSTROPHES.indexOf(c) >= 0) {
                continue;
            }
            if (c == '&') {
                words.append(endsWithBlank(words) ? "and " : " and ");
            } else if (isSignOfNumber(title, i)) {
                words.append('-');
            } else if (counts(c)) {
                words.appendCodePoint(c);
            } else if (!endsWithBlank(words)) {
                words.append(' ');
            }
        }
        return words.toString().strip();
    }

    private static boolean endsWithBlank(StringBuilder words) {
        return words.length() == 0 || words.charAt(words.length() - 1) == ' ';
    }

    private static boolean isSignOfNumber(int[] title, int i) {
        return MINUS.indexOf(title[i]) >= 0
                && i + 1 < title.length
                && Character.isDigit(title[i + 1])
                && (i == 0 || !Character.isLetterOrDigit(title[i - 1]));
    }

    private static boolean counts(int c) {
        int type = Character.getType(c);
        boolean letter = Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
        boolean symbol = type == Character.MATH_SYMBOL && SYMBOLS_LIKE_PUNCTUATION.indexOf(c) < 0;
        return letter || symbol && MINUS.indexOf(c) < 0 || SIGNS.indexOf(c) >= 0;
    }
}
