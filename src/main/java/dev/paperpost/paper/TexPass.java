package dev.paperpost.paper;

import dev.paperpost.paper.TexSource.Span;

/**
 * One reading of a text that may hold TeX, in time linear in its length: every dollar and brace is looked at a fixed number
 * of times, no argument is converted twice, and nesting deeper than people write is left as it is.
 */
final class TexPass {

    private static final int DEPTH = 40;

    private final TexSource tex;
    private final TexPunctuation punctuation;

    TexPass(String tex) {
        this.tex = new TexSource(tex);
        this.punctuation = new TexPunctuation(this.tex);
    }

    /** What is read at one level of nesting, and what has become of it so far. */
    record Part(int from, int to, boolean math, int depth, StringBuilder out) {

        boolean endsBlank() {
            return !out.isEmpty() && Character.isWhitespace(out.charAt(out.length() - 1));
        }

        /** Writes the text and returns where reading goes on. */
        int write(String text, int next) {
            out.append(text);
            return next;
        }

        int write(char c, int next) {
            out.append(c);
            return next;
        }

        int blank(int next) {
            return write(endsBlank() ? "" : " ", next);
        }
    }

    String run() {
        return convert(0, tex.length(), false, 0);
    }

    private String convert(int from, int to, boolean math, int depth) {
        if (depth > DEPTH) {
            return tex.text(from, to);
        }
        Part part = new Part(from, to, math, depth, new StringBuilder(to - from));
        int i = from;
        while (i < to) {
            i = math ? inFormula(i, part) : inText(i, part);
        }
        return part.out().toString();
    }

    /** The converted text of something inside the part. */
    String inner(Span span, boolean math, Part part) {
        return convert(span.from(), span.to(), math, part.depth() + 1);
    }

    private int inText(int i, Part part) {
        return switch (tex.at(i)) {
            case '\\' -> new TexCommand(this, tex, part, i).read();
            case '{' -> group(i, part);
            case '$' -> dollars(i, part);
            default -> punctuation.read(i, part);
        };
    }

    private int inFormula(int i, Part part) {
        char c = tex.at(i);
        return switch (c) {
            case '\\' -> new TexCommand(this, tex, part, i).read();
            case '{' -> group(i, part);
            case '^', '_' -> script(i, part);
            case '\'' -> primes(i, part);
            default -> part.write(c == '~' ? ' ' : c, i + 1);
        };
    }

    private int dollars(int i, Part part) {
        Span formula = tex.dollars(i, part.to());
        if (formula == null) {
            int next = tex.is('$', i + 1, part.to()) ? i + 2 : i + 1;
            return part.write(tex.text(i, next), next);
        }
        return formula(formula, part);
    }

    /** Writes a formula. Its outer blanks go, except those that it asks for, as in {@code 10$\,\mu$m}. */
    int formula(Span formula, Part part) {
        String line = inner(formula, true, part).replaceAll("\\s+", " ").strip();
        boolean before = tex.isSpacing(formula.from()) && !part.endsBlank();
        boolean after = formula.to() - formula.from() > 2 && tex.isSpacing(formula.to() - 2);
        return part.write((before ? " " : "") + line + (after ? " " : ""), formula.next());
    }

    private int group(int i, Part part) {
        Span group = tex.group(i, part.to());
        if (group == null && tex.is('\\', i + 1, part.to())) {
            int next = tex.nameEnd(i + 2, part.to());
            return part.write(tex.text(i, next), next);
        }
        if (group == null || !part.math() && !tex.isGrouping(group, part.to())) {
            return part.write('{', i + 1);
        }
        return part.write(inner(group, part.math(), part), group.next());
    }

    private int script(int i, Part part) {
        Span argument = tex.argument(i + 1, part.to());
        if (argument == null) {
            return part.write(tex.at(i), i + 1);
        }
        String text = inner(argument, true, part).strip();
        return part.write(
                tex.at(i) == '^' ? TexScripts.superscript(text) : TexScripts.subscript(text), argument.next());
    }

    private int primes(int i, Part part) {
        boolean two = tex.is('\'', i + 1, part.to()) && !tex.is('\'', i + 2, part.to());
        return part.write(two ? '″' : '′', two ? i + 2 : i + 1);
    }
}
