package dev.paperpost.paper;

import dev.paperpost.paper.TexSource.Span;

/**
 * One reading of a text that may hold TeX, in time linear in its length: every dollar and brace is looked at a fixed number
 * of times, no argument is converted twice, and nesting deeper than people write is left as it is.
 */
final class TexPass {

    private static final int DEPTH = 40;

    /** An accented letter is short, even as {@code \'{\i}}. */
    private static final int ACCENTED = 12;

    private final TexSource tex;
    private int openQuotes;

    TexPass(String tex) {
        this.tex = new TexSource(tex);
    }

    String run() {
        return convert(0, tex.length(), false, 0);
    }

    private String convert(int from, int to, boolean math, int depth) {
        if (depth > DEPTH) {
            return tex.text(from, to);
        }
        StringBuilder out = new StringBuilder(to - from);
        int i = from;
        while (i < to) {
            char c = tex.at(i);
            i = switch (c) {
                case '\\' -> new Command(i, to, math, depth, out).read();
                case '{' -> group(i, to, math, depth, out);
                case '$' -> math ? literal(c, i, out) : dollars(i, to, depth, out);
                case '^', '_' -> math ? script(i, to, depth, out) : literal(c, i, out);
                case '~' -> literal(math || tex.isTie(i, from, to) ? ' ' : c, i, out);
                case '-' -> math ? literal(c, i, out) : dashes(i, from, to, out);
                case '`', '\'' -> quotes(c, i, to, math, out);
                default -> literal(c, i, out);
            };
        }
        return out.toString();
    }

    private static int literal(char c, int i, StringBuilder out) {
        out.append(c);
        return i + 1;
    }

    private int dollars(int i, int to, int depth, StringBuilder out) {
        Span formula = tex.dollars(i, to);
        if (formula == null) {
            int next = tex.is('$', i + 1, to) ? i + 2 : i + 1;
            out.append(tex.text(i, next));
            return next;
        }
        out.append(formula(formula, depth));
        return formula.next();
    }

    private String formula(Span formula, int depth) {
        return convert(formula.from(), formula.to(), true, depth + 1)
                .replaceAll("\\s+", " ")
                .strip();
    }

    private int group(int i, int to, boolean math, int depth, StringBuilder out) {
        Span group = tex.group(i, to);
        if (group == null || !math && !tex.isGrouping(group, to)) {
            return literal('{', i, out);
        }
        out.append(convert(group.from(), group.to(), math, depth + 1));
        return group.next();
    }

    private int script(int i, int to, int depth, StringBuilder out) {
        Span argument = tex.argument(i + 1, to);
        if (argument == null) {
            return literal(tex.at(i), i, out);
        }
        String text = convert(argument.from(), argument.to(), true, depth + 1).strip();
        out.append(tex.at(i) == '^' ? TexScripts.superscript(text) : TexScripts.subscript(text));
        return argument.next();
    }

    /** A dash between words or numbers; never the two hyphens of a program's option. */
    private int dashes(int i, int from, int to, StringBuilder out) {
        int end = i;
        while (tex.is('-', end, to)) {
            end++;
        }
        boolean blankBefore = i == from || Character.isWhitespace(tex.at(i - 1));
        boolean blankAfter = end == to || Character.isWhitespace(tex.at(end));
        int count = end - i;
        if (count == 3) {
            out.append('—');
        } else if (count == 2 && blankBefore == blankAfter) {
            out.append('–');
        } else {
            out.append(tex.text(i, end));
        }
        return end;
    }

    private int quotes(char quote, int i, int to, boolean math, StringBuilder out) {
        boolean two = tex.is(quote, i + 1, to) && !tex.is(quote, i + 2, to);
        if (math && quote == '\'') {
            out.append(two ? '″' : '′');
        } else if (two && quote == '`') {
            openQuotes++;
            out.append('“');
        } else if (two && openQuotes > 0) {
            openQuotes--;
            out.append('”');
        } else {
            return literal(quote, i, out);
        }
        return two ? i + 2 : i + 1;
    }

    /** The control word or symbol at one place. */
    private final class Command {

        private final int start;
        private final int end;
        private final int to;
        private final boolean math;
        private final int depth;
        private final StringBuilder out;
        private final String name;

        Command(int start, int to, boolean math, int depth, StringBuilder out) {
            this.start = start;
            this.to = to;
            this.math = math;
            this.depth = depth;
            this.out = out;
            this.end = tex.nameEnd(start + 1, to);
            this.name = tex.text(start + 1, end);
        }

        /** Writes what it stands for and returns where reading goes on. */
        int read() {
            if (name.isEmpty()) {
                return literal('\\', start, out);
            }
            Span accented = TexSymbols.ACCENTS.containsKey(name) ? tex.argument(end, to) : null;
            if (!TexSource.isLetter(name.charAt(0))) {
                return accented != null && accented.next() - end <= ACCENTED ? accentSymbol(accented) : symbol();
            }
            if (accented != null) {
                out.append(TexAccents.over(inner(accented, math), name));
                return accented.next();
            }
            return word();
        }

        private int accentSymbol(Span accented) {
            String base = inner(accented, math);
            if (!TexAccents.fits(base)) {
                return base.isEmpty() ? literal(name.charAt(0), accented.next() - 1, out) : symbol();
            }
            out.append(TexAccents.over(base, name));
            return accented.next();
        }

        private int symbol() {
            char symbol = name.charAt(0);
            switch (symbol) {
                case '%', '&', '#', '$', '_', '{', '}' -> out.append(symbol);
                case '|' -> out.append('‖');
                case ',', ';', ':', ' ', '\\', '>', '\n', '\t' -> blank();
                case '!', '-', '/', '@' -> {}
                case '(', '[' -> {
                    Span formula = tex.until(symbol == '(' ? "\\)" : "\\]", end, to);
                    out.append(formula == null ? tex.text(start, end) : formula(formula, depth));
                    return formula == null ? end : formula.next();
                }
                default -> out.append('\\').append(symbol);
            }
            return end;
        }

        private int word() {
            String relation = TexSymbols.RELATIONS.get(name);
            if (relation != null && math) {
                boolean leading = out.length() == 0;
                out.append(leading || endsBlank() ? "" : " ").append(relation).append(leading ? "" : " ");
                return tex.skipBlanks(end, to);
            }
            if (TexSymbols.isSymbol(name)) {
                return signs();
            }
            if (TexSymbols.FUNCTIONS.contains(name)) {
                return function(name, end);
            }
            if (TexSymbols.SILENT.contains(name)) {
                return tex.is('.', end, to) && math ? end + 1 : tex.skipBlanks(end, to);
            }
            if (TexSymbols.BLANK.contains(name)) {
                blank();
                return tex.skipBlanks(end, to);
            }
            return withArguments();
        }

        /** In running text {@code \o} needs its blank to end; a Greek letter's blank is more often meant. */
        private int signs() {
            String sign = TexSymbols.sign(name);
            boolean spaced = math && endsBlank() && TexSymbols.OPERATORS.containsKey(name);
            out.append(sign).append(spaced ? " " : "");
            if (tex.is('{', end, to) && tex.is('}', end + 1, to)) {
                return end + 2;
            }
            boolean latin = Character.UnicodeScript.of(sign.codePointAt(0)) == Character.UnicodeScript.LATIN;
            return math || latin ? tex.skipBlanks(end, to) : end;
        }

        private int function(String shown, int after) {
            boolean joined = math && out.length() > 0 && isOperand(out.charAt(out.length() - 1));
            out.append(joined ? " " : "").append(shown);
            int next = tex.skipBlanks(after, to);
            boolean operand = math && next < to && (isOperand(tex.at(next)) || startsOperand(next));
            out.append(operand ? " " : "");
            return operand ? next : after;
        }

        private static boolean isOperand(char c) {
            return Character.isLetterOrDigit(c);
        }

        private boolean startsOperand(int next) {
            return tex.is('\\', next, to)
                    && !TexSymbols.SILENT.contains(tex.text(next + 1, tex.nameEnd(next + 1, to)))
                    && TexSource.isLetter(tex.at(Math.min(next + 1, to - 1)));
        }

        private int withArguments() {
            int after = tex.is('*', end, to) ? end + 1 : end;
            Span option = tex.option(after, to);
            after = option == null ? after : option.next();
            boolean known = TexSymbols.takesArgument(name);
            Span first = known ? tex.argument(after, to) : tex.group(after, to);
            if (first == null) {
                return bare();
            }
            if (TexSymbols.DROPPED.contains(name)) {
                drop();
                return first.next();
            }
            if (TexSymbols.PAIRS.contains(name)) {
                Span second = tex.argument(first.next(), to);
                return second == null ? bare() : pair(first, second);
            }
            if (name.equals("operatorname")) {
                return function(inner(first, true), first.next());
            }
            out.append(
                    switch (name) {
                        case "url" -> tex.text(first.from(), first.to());
                        case "sqrt" -> TexScripts.root(option == null ? "2" : inner(option, true), inner(first, true));
                        case "not" -> inner(first, true).strip() + '\u0338';
                        case "mathbb", "mathds", "mathbbm" -> TexSymbols.blackboard(inner(first, true));
                        default -> inner(first, math && !TexSymbols.TEXT.contains(name));
                    });
            return first.next();
        }

        private int pair(Span first, Span second) {
            String last = inner(second, math || name.endsWith("frac")).strip();
            out.append(
                    name.endsWith("frac")
                            ? TexScripts.fraction(inner(first, true).strip(), last)
                            : last);
            return second.next();
        }

        /** A name of somebody's own making: {@code \sysname} says what it is called. An open brace makes it a fragment. */
        private int bare() {
            boolean fragment = tex.is('{', tex.skipBlanks(end, to), to);
            boolean partOfWord = !math && start > 0 && isIdentifier(tex.at(start - 1));
            out.append(fragment || partOfWord ? tex.text(start, end) : name);
            return end;
        }

        private static boolean isIdentifier(char c) {
            return Character.isLetterOrDigit(c) || c == ':' || c == '\\' || c == '/' || c == '_';
        }

        private void drop() {
            boolean reference = !name.equals("begin") && !name.equals("end");
            if (reference && endsBlank()) {
                out.setLength(out.length() - 1);
            }
        }

        private String inner(Span span, boolean mathInside) {
            return convert(span.from(), span.to(), mathInside, depth + 1);
        }

        private void blank() {
            out.append(endsBlank() ? "" : " ");
        }

        private boolean endsBlank() {
            return out.length() > 0 && Character.isWhitespace(out.charAt(out.length() - 1));
        }
    }
}
