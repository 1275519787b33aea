package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a person's name, folded. Names are never stemmed: Williams is not William. A CJK character is a word.
 *
 * @param text folded
 * @param joined whether a hyphen ties it to the word before (Jun-Yan)
 * @param capitals two or three capitals in the original, which may be initials (Hinton GE)
 */
record NameWord(String text, boolean joined, boolean capitals, int start, int end) {

    /** Names have fewer words; the rest of a longer text is not looked at. */
    private static final int MOST_WORDS = 24;

    static List<NameWord> of(String name) {
        FoldedText text = new TextFolder().fold(name.length() > 1000 ? name.substring(0, 1000) : name);
        List<NameWord> words = new ArrayList<>();
        boolean hyphen = false;
        for (int at = 0; at < text.length() && words.size() < MOST_WORDS; ) {
            if (!text.isWordCharAt(at)) {
                hyphen = text.charAt(at) == '-' && at > 0 && text.isWordCharAt(at + 1);
                at++;
                continue;
            }
            int end = wordEnd(text, at);
            String original = text.originalOf(at, end);
            boolean capitals = original.length() >= 2
                    && original.length() <= 3
                    && original.chars().allMatch(Character::isUpperCase);
            words.add(new NameWord(
                    text.slice(at, end).replace("'", ""),
                    hyphen && !words.isEmpty(),
                    capitals,
                    text.start(at),
                    text.end(end - 1)));
            hyphen = false;
            at = end;
        }
        return words;
    }

    private static int wordEnd(FoldedText text, int begin) {
        int first = text.codePointAt(begin);
        int at = begin + Character.charCount(first);
        if (Folding.isCjk(first)) {
            return at;
        }
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean apostrophe = c == '\'' && text.isWordCharAt(at + 1);
            if (!apostrophe && (!Folding.isWordChar(c) || Folding.isCjk(c))) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    /** More than an initial. */
    static boolean isFull(String word) {
        return word.codePointCount(0, word.length()) > 1 || Folding.isCjk(word.codePointAt(0));
    }
}
