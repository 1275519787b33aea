package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts the text of an interest into lexemes. What it cannot read it reports, and reads on. */
final class Lexer {

    private final String text;
    private final Problems problems;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private int at;

    private Lexer(String text, Problems problems) {
        this.text = text;
        this.problems = problems;
    }

    static List<Lexeme> lexemes(String text, Problems problems) {
        Lexer lexer = new Lexer(text, problems);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return lexer.lexemes;
    }

    private void next() {
        char c = text.charAt(at);
        if (Signs.isBlank(c)) {
            at++;
        } else if (Signs.isOpen(c)) {
            add(Lexeme.Type.OPEN, at + 1);
        } else if (Signs.isClose(c)) {
            add(Lexeme.Type.CLOSE, at + 1);
        } else if (c == '|') {
            add(Lexeme.Type.OR, at + (peek(1) == '|' ? 2 : 1));
        } else if (c == '&') {
            add(Lexeme.Type.AND, at + (peek(1) == '&' ? 2 : 1));
        } else if (Signs.isQuote(c)) {
            phrase();
        } else if (Signs.isMinus(c) && startsWord(at) && !Signs.isBlank(peek(1))) {
            add(Lexeme.Type.NOT, at + 1);
        } else {
            word();
        }
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : ' ';
    }

    private boolean startsWord(int i) {
        return i == 0 || Signs.isBlank(text.charAt(i - 1)) || Signs.isOpen(text.charAt(i - 1));
    }

    private void add(Lexeme.Type type, int end) {
        lexemes.add(new Lexeme(type, text.substring(at, end), null, at, end));
        at = end;
    }

    private void phrase() {
        int close = at + 1;
        while (close < text.length() && !Signs.isQuote(text.charAt(close))) {
            close++;
        }
        boolean closed = close < text.length();
        int end = closed ? close + 1 : close;
        String inner = text.substring(at + 1, close);
        if (!closed) {
            problems.add(
                    "OPEN_QUOTE",
                    "This quotation mark is never closed.",
                    at,
                    at + 1,
                    "Add a closing \" after the phrase: \"" + inner.strip() + "\"");
        } else if (end < text.length() && text.charAt(end) == '*') {
            problems.add(
                    "STAR_AFTER_PHRASE",
                    "The * must be inside the quotation marks, after the last word.",
                    end,
                    end + 1,
                    "Write \"" + inner.strip() + "*\"");
            end++;
        }
        int tag = end < text.length() && text.charAt(end) == '[' ? text.indexOf(']', end) : -1;
        if (tag > 0) {
            addTag(end, tag + 1);
        }
        lexemes.add(new Lexeme(Lexeme.Type.PHRASE, inner, null, at, end));
        at = tag > 0 ? tag + 1 : end;
    }

    private void word() {
        int end = at;
        while (end < text.length() && !endsWord(text.charAt(end))) {
            if (Signs.isColon(text.charAt(end)) && field(end)) {
                return;
            }
            end++;
        }
        String word = text.substring(at, end);
        int bracket = word.indexOf('[');
        if (bracket > 0 && word.endsWith("]")) {
            addTag(at + bracket, end);
            lexemes.add(new Lexeme(Lexeme.Type.WORD, word.substring(0, bracket), null, at, at + bracket));
            at = end;
        } else {
            add(wordType(word), end);
        }
    }

    private static boolean endsWord(char c) {
        return Signs.isBlank(c) && Character.getType(c) != Character.FORMAT
                || Signs.isOpen(c)
                || Signs.isClose(c)
                || Signs.isQuote(c)
                || c == '|';
    }

    private static Lexeme.Type wordType(String word) {
        return switch (word) {
            case "AND" -> Lexeme.Type.AND;
            case "OR" -> Lexeme.Type.OR;
            case "NOT", "ANDNOT" -> Lexeme.Type.NOT;
            default -> Lexeme.Type.WORD;
        };
    }

    /** Reads what stands before a colon as a field if it looks like one. */
    private boolean field(int colon) {
        String name = text.substring(at, colon);
        if (name.isEmpty() || !name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')) {
            return false;
        }
        Field field = FieldNames.named(name);
        if (field == null) {
            if (!looksLikeField(name, colon + 1)) {
                return false;
            }
            problems.add(
                    "UNKNOWN_FIELD",
                    "There is no field called \"" + name + "\".",
                    at,
                    colon,
                    FieldNames.suggestionFor(name));
            at = colon + 1;
            return true;
        }
        lexemes.add(new Lexeme(Lexeme.Type.FIELD, name + ":", field, at, colon + 1));
        at = colon + 1;
        return true;
    }

    private boolean looksLikeField(String name, int after) {
        if (after >= text.length() || name.toLowerCase(Locale.ROOT).startsWith("http")) {
            return false;
        }
        char c = text.charAt(after);
        return Character.isLetterOrDigit(c) || Signs.isQuote(c) || Signs.isOpen(c);
    }

    /** A tag of PubMed's language, crispr[ti], is read as if it stood before the word. */
    private void addTag(int start, int end) {
        String tag = text.substring(start + 1, end - 1);
        Field field = FieldNames.tagged(tag);
        if (field == null) {
            problems.add(
                    "UNKNOWN_TAG",
                    "The tag [" + tag + "] is not supported.",
                    start,
                    end,
                    "Use title:, abstract:, author: or category: before the word.");
        } else {
            lexemes.add(new Lexeme(Lexeme.Type.FIELD, text.substring(start, end), field, start, end));
        }
    }
}
