package dev.paperpost.paper;

import dev.paperpost.paper.TexPass.Part;

/** Dashes, quotes and ties of running text; in addresses and paths of files the same characters mean themselves. */
final class TexPunctuation {

    /** Longer than what people put in single quotes; it keeps the search for an end short. */
    private static final int QUOTED = 200;

    private static final int NONE = -1;

    private final TexSource tex;
    private int openQuotes;
    private int closingQuote = NONE;
    private int addressEnd;

    TexPunctuation(TexSource tex) {
        this.tex = tex;
    }

    /** Writes what stands at i and returns where reading goes on. */
    int read(int i, Part part) {
        char c = tex.at(i);
        if (i < addressEnd) {
            return part.write(c, i + 1);
        }
        return switch (c) {
            case ':' -> colon(i, part);
            case '~' -> part.write(isTie(i, part) ? ' ' : c, i + 1);
            case '-' -> dashes(i, part);
            case '`', '\'' -> quotes(c, i, part);
            default -> part.write(c, i + 1);
        };
    }

    private int colon(int i, Part part) {
        if (tex.is('/', i + 1, part.to()) && tex.is('/', i + 2, part.to())) {
            addressEnd = tex.wordEnd(i, part.to());
        } else if (isDrive(i, part)) {
            int end = tex.wordEnd(i, part.to());
            return part.write(tex.text(i, end), end);
        }
        return part.write(':', i + 1);
    }

    /** Whether a path of Windows begins here, as {@code C:\beta}. */
    private boolean isDrive(int i, Part part) {
        int name = i + 2;
        return i > part.from()
                && TexSource.isLetter(tex.at(i - 1))
                && (i - 1 == part.from() || !Character.isLetterOrDigit(tex.at(i - 2)))
                && tex.is('\\', i + 1, part.to())
                && name < part.to()
                && TexSource.isLetter(tex.at(name))
                && !tex.is('{', tex.nameEnd(name, part.to()), part.to());
    }

    /** Whether the tilde at i joins two words; elsewhere it says "about". */
    private boolean isTie(int i, Part part) {
        if (i == part.from() || i + 1 >= part.to()) {
            return false;
        }
        char before = tex.at(i - 1);
        char after = tex.at(i + 1);
        boolean left = Character.isLetterOrDigit(before) || ".,;:)}$".indexOf(before) >= 0;
        if (after == '\\') {
            return !Character.isWhitespace(before);
        }
        boolean right = Character.isLetterOrDigit(after)
                || "$({".indexOf(after) >= 0
                || after == '-' && tex.is('-', i + 2, part.to());
        return left && right && !(Character.isDigit(before) && Character.isDigit(after));
    }

    /** A dash between words or numbers; never the two hyphens of a program's option, nor an arrow. */
    private int dashes(int i, Part part) {
        int end = i;
        while (tex.is('-', end, part.to())) {
            end++;
        }
        char before = i == part.from() ? ' ' : tex.at(i - 1);
        char after = end == part.to() ? ' ' : tex.at(end);
        boolean arrow = before == '<' || before == '!' || after == '>';
        int count = end - i;
        if (count == 3 && !arrow) {
            return part.write('—', end);
        }
        boolean dash = count == 2 && !arrow && Character.isWhitespace(before) == Character.isWhitespace(after);
        return part.write(dash ? "–" : tex.text(i, end), end);
    }

    private int quotes(char quote, int i, Part part) {
        if (i == closingQuote) {
            return part.write('’', i + 1);
        }
        boolean two = tex.is(quote, i + 1, part.to()) && !tex.is(quote, i + 2, part.to());
        if (two && quote == '`') {
            openQuotes++;
            return part.write('“', i + 2);
        }
        if (two && openQuotes > 0) {
            openQuotes--;
            return part.write('”', i + 2);
        }
        int closing = quote == '`' ? closing(i, part) : NONE;
        if (closing == NONE) {
            return part.write(quote, i + 1);
        }
        closingQuote = closing;
        return part.write('‘', i + 1);
    }

    /** Where the single quote that opens at i ends. What holds commands is looked at again when they are gone. */
    private int closing(int i, Part part) {
        int limit = Math.min(part.to(), i + QUOTED);
        boolean begins = i == part.from() || !Character.isLetterOrDigit(tex.at(i - 1));
        boolean word = i + 1 < limit && Character.isLetterOrDigit(tex.at(i + 1));
        for (int end = i + 2; begins && word && end < limit && "`\\${}".indexOf(tex.at(end)) < 0; end++) {
            if (tex.at(end) == '\'' && endsQuote(end, part.to())) {
                return end;
            }
        }
        return NONE;
    }

    private boolean endsQuote(int i, int to) {
        char before = tex.at(i - 1);
        boolean alone = before != '\'' && !tex.is('\'', i + 1, to);
        boolean inWord = i + 1 < to && Character.isLetterOrDigit(tex.at(i + 1));
        return alone && !inWord && !Character.isWhitespace(before);
    }
}
