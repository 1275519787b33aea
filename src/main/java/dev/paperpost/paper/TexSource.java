package dev.paperpost.paper;

/**
 * A text that may hold TeX, with its braces paired. An index is always one of the whole text, and {@code to} is where the
 * part that is being read ends: nothing is found beyond it.
 */
final class TexSource {

    /** Longer than any formula in a title or abstract; it keeps the search for an end short. */
    private static final int FORMULA = 4_000;

    private static final int NOT_CLOSED = -1;

    private final String tex;
    private final int[] closing;

    TexSource(String tex) {
        this.tex = tex;
        this.closing = closingBraces(tex);
    }

    /**
     * What belongs to a command.
     *
     * @param next where reading goes on
     */
    record Span(int from, int to, int next) {}

    private static int[] closingBraces(String tex) {
        int[] closing = new int[tex.length()];
        int[] open = new int[tex.length()];
        int depth = 0;
        for (int i = 0; i < tex.length(); i++) {
            closing[i] = NOT_CLOSED;
            char c = tex.charAt(i);
            if (c == '\\' && i + 1 < tex.length()) {
                closing[++i] = NOT_CLOSED;
            } else if (c == '{') {
                open[depth++] = i;
            } else if (c == '}' && depth > 0) {
                closing[open[--depth]] = i;
            }
        }
        return closing;
    }

    int length() {
        return tex.length();
    }

    char at(int i) {
        return tex.charAt(i);
    }

    /** Whether the character stands at i, inside the part. */
    boolean is(char c, int i, int to) {
        return i < to && tex.charAt(i) == c;
    }

    String text(int from, int to) {
        return tex.substring(from, to);
    }

    int skipBlanks(int i, int to) {
        int next = i;
        while (next < to && Character.isWhitespace(tex.charAt(next))) {
            next++;
        }
        return next;
    }

    int wordEnd(int i, int to) {
        int end = i;
        while (end < to && !Character.isWhitespace(tex.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether a thin or other space is asked for at i. */
    boolean isSpacing(int i) {
        return tex.charAt(i) == '\\' && i + 1 < tex.length() && ",;: ".indexOf(tex.charAt(i + 1)) >= 0;
    }

    /** The end of the control word, or control symbol, whose name begins at i. */
    int nameEnd(int i, int to) {
        int end = i;
        while (end < to && isLetter(tex.charAt(end))) {
            end++;
        }
        return end > i ? end : Math.min(to, i + 1);
    }

    /** What TeX takes for a letter in a control word. */
    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** The group that opens exactly at i, or null. */
    Span group(int i, int to) {
        boolean closed = is('{', i, to) && closing[i] != NOT_CLOSED && closing[i] < to;
        return closed ? new Span(i + 1, closing[i], closing[i] + 1) : null;
    }

    /** The next group, control word with its groups, or character; null when there is none. */
    Span argument(int i, int to) {
        int start = skipBlanks(i, to);
        if (start >= to || "}$^_&".indexOf(tex.charAt(start)) >= 0) {
            return null;
        }
        if (tex.charAt(start) == '{') {
            return group(start, to);
        }
        if (tex.charAt(start) != '\\') {
            int end = Math.min(to, tex.offsetByCodePoints(start, 1));
            return new Span(start, end, end);
        }
        int end = nameEnd(start + 1, to);
        if (!TexSymbols.isSymbol(tex.substring(start + 1, end))) {
            for (Span group = group(end, to); group != null; group = group(end, to)) {
                end = group.next();
            }
        }
        return new Span(start, end, end);
    }

    /** The option in square brackets at i, or null. */
    Span option(int i, int to) {
        if (!is('[', i, to)) {
            return null;
        }
        int limit = Math.min(to, i + 100);
        for (int end = i + 1; end < limit; end++) {
            if (tex.charAt(end) == ']') {
                return new Span(i + 1, end, end + 1);
            }
        }
        return null;
    }

    /** The formula between dollars that opens at i, or null when these dollars are prices or have no partner. */
    Span dollars(int i, int to) {
        boolean display = is('$', i + 1, to);
        int start = display ? i + 2 : i + 1;
        int end = start;
        while (end < to && tex.charAt(end) != '$') {
            end += tex.charAt(end) == '\\' ? 2 : 1;
        }
        int next = display ? end + 2 : end + 1;
        boolean closed = next <= to && (!display || tex.charAt(end + 1) == '$');
        boolean price = next < to && Character.isDigit(tex.charAt(next)) && !beginsAsFormula(start);
        return closed && !price && isFormula(start, end) ? new Span(start, end, next) : null;
    }

    /** No price begins so; {@code $\sim$10} and {@code $>$5} are common. */
    private boolean beginsAsFormula(int start) {
        char c = tex.charAt(start);
        return "\\^_".indexOf(c) >= 0 || "<>=+-".indexOf(c) >= 0 && !Character.isDigit(tex.charAt(start + 1));
    }

    /** The formula from start to a closing control symbol such as {@code \)}, or null. */
    Span until(String close, int start, int to) {
        int limit = Math.min(to - close.length(), start + FORMULA);
        for (int end = start; end <= limit; end++) {
            if (tex.startsWith(close, end)) {
                return new Span(start, end, end + close.length());
            }
        }
        return null;
    }

    private boolean isFormula(int start, int end) {
        if (start >= end
                || end - start > FORMULA
                || Character.isWhitespace(tex.charAt(start))
                || Character.isWhitespace(tex.charAt(end - 1)) && !beginsAsFormula(start)) {
            return false;
        }
        boolean letter = false;
        boolean blank = false;
        boolean mark = false;
        int open = 0;
        for (int i = start; i < end && open >= 0; i++) {
            char c = tex.charAt(i);
            letter |= Character.isLetter(c);
            blank |= Character.isWhitespace(c);
            mark |= "\\^_=<>+".indexOf(c) >= 0;
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            i += c == '\\' ? 1 : 0;
        }
        boolean prose = Character.isDigit(tex.charAt(start)) && blank && !mark;
        return open == 0 && (letter || mark || !blank) && !prose;
    }

    /** In running text braces enclose a command or guard the case of a name; other braces are meant to be seen. */
    boolean isGrouping(Span group, int to) {
        if (group.from() == group.to()) {
            return false;
        }
        if (tex.charAt(group.from()) == '\\') {
            return true;
        }
        for (int i = group.from(); i < group.to(); i++) {
            if (!Character.isLetter(tex.charAt(i))) {
                return false;
            }
        }
        boolean insideWord = group.next() < to && Character.isLetter(tex.charAt(group.next()));
        return group.to() - group.from() > 1 || insideWord;
    }
}
