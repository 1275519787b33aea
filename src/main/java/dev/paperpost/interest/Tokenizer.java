package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts texts into graphs of tokens. A hyphen compound gives its parts at consecutive positions and, across them, the
 * joined word: "pre-training" is pre, training, and pretraining. A run of CJK characters gives each character and each
 * neighbouring pair. Made to be used again without garbage. Not thread-safe.
 */
final class Tokenizer {

    /** Longer words are cut: no real word, and no text may make us hold it many times. */
    private static final int LONGEST_WORD = 128;

    private static final int LONGEST_JOINED = 64;
    private static final int MOST_JOINED_PARTS = 6;
    private static final int LONGEST_ACRONYM = 10;

    private static final boolean[] ASCII_WORD = new boolean[128];

    static {
        for (int c = 0; c < ASCII_WORD.length; c++) {
            ASCII_WORD[c] = Folding.isWordChar(c);
        }
    }

    private final TextFolder folder = new TextFolder();
    private final Tokens tokens = new Tokens();
    private FoldedText text;
    private char[] chars;
    private int length;
    private int at;
    private int position;

    /** Tokens ordered by their first position. */
    static List<Token> tokens(String text) {
        Tokens read = new Tokenizer().read(text);
        List<Token> list = new ArrayList<>(read.size());
        for (int i = 0; i < read.size(); i++) {
            list.add(read.token(i));
        }
        return list;
    }

    /** The tokens of a text, until this tokenizer is used again. */
    Tokens read(String text) {
        tokens.clear();
        position = -1;
        return readOn(text);
    }

    /** After the last word read. */
    int position() {
        return position;
    }

    /** The tokens of what was read before and of one text more; no phrase reaches from one into the other. */
    Tokens readOn(String more) {
        position++;
        text = folder.fold(more);
        chars = text.chars();
        length = text.length();
        at = 0;
        while (at < length) {
            step();
        }
        return tokens;
    }

    private void step() {
        char ascii = chars[at];
        if (ascii < 128) {
            if (ASCII_WORD[ascii]) {
                compound();
            } else {
                at++;
            }
            return;
        }
        int c = text.codePointAt(at);
        if (Folding.isCjk(c)) {
            cjkRun();
        } else if (Folding.isWordChar(c)) {
            compound();
        } else {
            at += Character.charCount(c);
        }
    }

    private void compound() {
        int first = tokens.size();
        word();
        if (at + 1 >= length || chars[at] != '-') {
            return;
        }
        while (at + 1 < length
                && chars[at] == '-'
                && text.isWordCharAt(at + 1)
                && !Folding.isCjk(text.codePointAt(at + 1))) {
            at++;
            word();
        }
        int last = tokens.size() - 1;
        int joined = tokens.surfaceEnd(last) - tokens.surfaceStart(first);
        if (last > first && last - first < MOST_JOINED_PARTS && joined <= LONGEST_JOINED) {
            tokens.join(first);
        }
    }

    private void word() {
        int begin = at;
        int used = tokens.used();
        char[] surface = tokens.room(length - at + 2);
        int out = used;
        while (at < length && chars[at] < 128 && ASCII_WORD[chars[at]]) {
            surface[out++] = chars[at++];
        }
        if (at == length || chars[at] == ' ') {
            finish(begin, at, out, false);
        } else {
            restOfWord(begin, out);
        }
    }

    /** A word of which some ASCII letters or none have been read, up to a character that may end it. */
    private void restOfWord(int begin, int written) {
        int used = tokens.used();
        char[] surface = tokens.chars();
        int out = written;
        int end = at;
        boolean mayBeGreek = false;
        while (at < length) {
            int c = text.codePointAt(at);
            int width = Character.charCount(c);
            if (Folding.isWordChar(c) && !Folding.isCjk(c)) {
                out += Character.toChars(c, surface, out);
                mayBeGreek |= c >= 128;
                at += width;
                end = at;
            } else if (c == '.' && isDigitAt(at - 1) && isDigitAt(at + 1)) {
                surface[out++] = '.';
                at++;
            } else if (c == '\'' && isPossessive()) {
                at += 2;
                break;
            } else if (c == '\'' && text.isWordCharAt(at + 1)) {
                at++;
            } else {
                if (isLanguageName(surface, used, out)) {
                    int sign = c == '#' ? 1 : 2;
                    System.arraycopy(chars, at, surface, out, sign);
                    out += sign;
                    at += sign;
                    end = at;
                }
                break;
            }
        }
        finish(begin, end, out, mayBeGreek);
    }

    private boolean isDigitAt(int i) {
        return i >= 0 && i < length && Character.isDigit(chars[i]);
    }

    private boolean isPossessive() {
        return at + 1 < length && chars[at + 1] == 's' && !text.isWordCharAt(at + 2);
    }

    /** C++, C#, F#: the sign is a part of the name. */
    private boolean isLanguageName(char[] surface, int used, int out) {
        if (out != used + 1 || surface[used] < 'a' || surface[used] > 'z' || at >= length) {
            return false;
        }
        return chars[at] == '#' || chars[at] == '+' && at + 1 < length && chars[at + 1] == '+';
    }

    private void finish(int begin, int end, int out, boolean mayBeGreek) {
        boolean greek = mayBeGreek || Greek.mayBeVariant(tokens.chars(), tokens.used(), out);
        int surfaceEnd = greek ? spellGreek(out) : out;
        surfaceEnd = cut(surfaceEnd);
        tokens.addWord(isAcronymPlural(begin, end), surfaceEnd, position, text.start(begin), text.end(end - 1));
        position++;
    }

    private int spellGreek(int out) {
        int used = tokens.used();
        String word = new String(tokens.chars(), used, out - used);
        String spelled = Greek.spell(word);
        if (spelled.equals(word)) {
            return out;
        }
        spelled.getChars(0, spelled.length(), tokens.room(spelled.length() + length - at), used);
        return used + spelled.length();
    }

    private int cut(int surfaceEnd) {
        int longest = tokens.used() + LONGEST_WORD;
        if (surfaceEnd <= longest) {
            return surfaceEnd;
        }
        return Character.isHighSurrogate(tokens.chars()[longest - 1]) ? longest - 1 : longest;
    }

    /** LLMs, GPUs: two to ten capitals, after which the s is a plural whatever letter stands before it. */
    private boolean isAcronymPlural(int begin, int end) {
        if (end - begin < 3 || end - begin > LONGEST_ACRONYM + 1 || chars[end - 1] != 's') {
            return false;
        }
        String original = text.original();
        int last = text.end(end - 1) - 1;
        if (original.charAt(last) != 's') {
            return false;
        }
        for (int i = text.start(begin); i < last; ) {
            int c = original.codePointAt(i);
            if (Character.getType(c) != Character.UPPERCASE_LETTER) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    private void cjkRun() {
        while (at < length && Folding.isCjk(text.codePointAt(at))) {
            int next = at + Character.charCount(text.codePointAt(at));
            addCjk(next, 1);
            if (next < length && Folding.isCjk(text.codePointAt(next))) {
                addCjk(next + Character.charCount(text.codePointAt(next)), 2);
            }
            position++;
            at = next;
        }
    }

    private void addCjk(int end, int width) {
        tokens.addCjk(text.slice(at, end), position, position + width, text.start(at), text.end(end - 1));
    }
}
