package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a text into a graph of tokens. A hyphen compound gives its parts at consecutive positions and, across them, the
 * joined word: "pre-training" is pre, training, and pretraining. A run of CJK characters gives each character and each
 * neighbouring pair.
 */
final class Tokenizer {

    /** Longer words are cut: no real word, and no text may make us hold it many times. */
    private static final int LONGEST_WORD = 128;

    private static final int LONGEST_JOINED = 64;
    private static final int MOST_JOINED_PARTS = 6;
    /** LLMs, GPUs: the s is a plural whatever letter stands before it. */
    private static final Pattern ACRONYM_PLURAL = Pattern.compile("\\p{Lu}{2,10}s");

    private final FoldedText text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int position;

    private Tokenizer(FoldedText text) {
        this.text = text;
    }

    /** Tokens ordered by their first position. */
    static List<Token> tokens(String text) {
        Tokenizer tokenizer = new Tokenizer(TextFolder.fold(text));
        tokenizer.run();
        return tokenizer.tokens;
    }

    private void run() {
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (Folding.isCjk(c)) {
                cjkRun();
            } else if (Folding.isWordChar(c)) {
                compound();
            } else {
                at += Character.charCount(c);
            }
        }
    }

    private void compound() {
        int first = tokens.size();
        word();
        while (at + 1 < text.length()
                && text.charAt(at) == '-'
                && text.isWordCharAt(at + 1)
                && !Folding.isCjk(text.codePointAt(at + 1))) {
            at++;
            word();
        }
        int parts = tokens.size() - first;
        if (parts > 1 && parts <= MOST_JOINED_PARTS) {
            join(first);
        }
    }

    private void join(int first) {
        List<Token> parts = tokens.subList(first, tokens.size());
        Token head = parts.get(0);
        Token last = parts.get(parts.size() - 1);
        StringBuilder front = new StringBuilder();
        for (Token part : parts.subList(0, parts.size() - 1)) {
            front.append(part.surface());
        }
        String surface = front + last.surface();
        if (surface.length() <= LONGEST_JOINED) {
            String ending = isAcronymPlural(last.surface(), last.stem()) ? last.stem() : last.surface();
            String stem = Stemmer.stem(front + ending);
            tokens.add(
                    first + 1,
                    new Token(Token.Kind.JOINED, surface, stem, head.from(), last.to(), head.start(), last.end()));
        }
    }

    private static boolean isAcronymPlural(String surface, String stem) {
        return surface.length() == stem.length() + 1 && surface.endsWith("s") && surface.startsWith(stem);
    }

    private void word() {
        int begin = at;
        int end = begin;
        StringBuilder word = new StringBuilder();
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int width = Character.charCount(c);
            if (Folding.isWordChar(c) && !Folding.isCjk(c)) {
                word.appendCodePoint(c);
                at += width;
                end = at;
            } else if (c == '.' && isDigitAt(at - 1) && isDigitAt(at + 1)) {
                word.append('.');
                at++;
            } else if (c == '\'' && isPossessive()) {
                at += 2;
                break;
            } else if (c == '\'' && text.isWordCharAt(at + 1)) {
                at++;
            } else {
                if (isLanguageName(word)) {
                    int sign = c == '#' ? 1 : 2;
                    word.append(text.slice(at, at + sign));
                    at += sign;
                    end = at;
                }
                break;
            }
        }
        add(word, begin, end);
    }

    private boolean isDigitAt(int i) {
        return i >= 0 && i < text.length() && Character.isDigit(text.charAt(i));
    }

    private boolean isPossessive() {
        return at + 1 < text.length() && text.charAt(at + 1) == 's' && !text.isWordCharAt(at + 2);
    }

    /** C++, C#, F#: the sign is a part of the name. */
    private boolean isLanguageName(CharSequence word) {
        if (word.length() != 1 || word.charAt(0) < 'a' || word.charAt(0) > 'z' || at >= text.length()) {
            return false;
        }
        return text.charAt(at) == '#' || text.charAt(at) == '+' && at + 1 < text.length() && text.charAt(at + 1) == '+';
    }

    private void add(StringBuilder word, int begin, int end) {
        String surface = cut(Greek.spell(word.toString()));
        String stem = ACRONYM_PLURAL
                        .matcher(text.originalOf(begin, Math.min(end, begin + 12)))
                        .matches()
                ? surface.substring(0, surface.length() - 1)
                : Stemmer.stem(surface);
        add(Token.Kind.WORD, surface, stem, 1, begin, end);
        position++;
    }

    private static String cut(String word) {
        if (word.length() <= LONGEST_WORD) {
            return word;
        }
        int end = Character.isHighSurrogate(word.charAt(LONGEST_WORD - 1)) ? LONGEST_WORD - 1 : LONGEST_WORD;
        return word.substring(0, end);
    }

    private void cjkRun() {
        while (at < text.length() && Folding.isCjk(text.codePointAt(at))) {
            int next = at + Character.charCount(text.codePointAt(at));
            String one = text.slice(at, next);
            add(Token.Kind.CJK, one, one, 1, at, next);
            if (next < text.length() && Folding.isCjk(text.codePointAt(next))) {
                int afterNext = next + Character.charCount(text.codePointAt(next));
                String two = text.slice(at, afterNext);
                add(Token.Kind.CJK, two, two, 2, at, afterNext);
            }
            position++;
            at = next;
        }
    }

    private void add(Token.Kind kind, String surface, String stem, int width, int begin, int end) {
        tokens.add(new Token(kind, surface, stem, position, position + width, text.start(begin), text.end(end - 1)));
    }
}
