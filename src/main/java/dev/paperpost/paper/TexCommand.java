package dev.paperpost.paper;

import dev.paperpost.paper.TexPass.Part;
import dev.paperpost.paper.TexSource.Span;

/** The control word or symbol at one place. */
final class TexCommand {

    /** An accented letter is short, even as {@code \'{\i}}. */
    private static final int ACCENTED = 12;

    private final TexPass pass;
    private final TexSource tex;
    private final Part part;
    private final int start;
    private final int end;
    private final int to;
    private final boolean math;
    private final String name;

    TexCommand(TexPass pass, TexSource tex, Part part, int start) {
        this.pass = pass;
        this.tex = tex;
        this.part = part;
        this.start = start;
        this.to = part.to();
        this.math = part.math();
        this.end = tex.nameEnd(start + 1, to);
        this.name = tex.text(start + 1, end);
    }

    /** Writes what it stands for and returns where reading goes on. */
    int read() {
        if (name.isEmpty()) {
            return part.write('\\', end);
        }
        boolean word = TexSource.isLetter(name.charAt(0));
        Span accented = TexAccents.isAccent(name) ? tex.argument(end, to) : null;
        if (accented != null) {
            return word ? accentWord(accented) : accentSymbol(accented);
        }
        return word ? word() : symbol();
    }

    private int accentSymbol(Span accented) {
        if (accented.next() - end > ACCENTED || Character.isWhitespace(tex.at(end))) {
            return symbol();
        }
        String base = inner(accented, math);
        if (base.isEmpty()) {
            return part.write(name, accented.next());
        }
        return TexAccents.fits(base) ? accent(base, accented) : symbol();
    }

    private int accentWord(Span accented) {
        String base = inner(accented, math);
        boolean pattern = !math && accented.from() == end && !TexAccents.fits(base) && !base.isEmpty();
        return pattern && tex.at(end) != '\\' ? part.write(tex.text(start, end), end) : accent(base, accented);
    }

    /** As after any control word of text, the blank that ends {@code \i} is not shown. */
    private int accent(String base, Span accented) {
        boolean word = !math && tex.at(accented.from()) == '\\' && TexSource.isLetter(tex.at(accented.next() - 1));
        return part.write(TexAccents.over(base, name), word ? tex.skipBlanks(accented.next(), to) : accented.next());
    }

    private int symbol() {
        char symbol = name.charAt(0);
        return switch (symbol) {
            case '%', '&', '#', '$', '_', '{', '}' -> part.write(symbol, end);
            case '|' -> part.write('‖', end);
            case ',', ';', ':', ' ', '\\', '>', '\n', '\t' -> part.blank(end);
            case '!', '-', '/', '@' -> end;
            case '(' -> formula("\\)", end, end);
            case '[' -> formula("\\]", end, end);
            default -> part.write(tex.text(start, end), end);
        };
    }

    private int formula(String close, int from, int otherwise) {
        Span formula = tex.until(close, from, to);
        return formula == null ? part.write(tex.text(start, otherwise), otherwise) : pass.formula(formula, part);
    }

    private int word() {
        if (math && TexSymbols.RELATIONS.containsKey(name)) {
            return relation();
        }
        if (TexSymbols.isSymbol(name)) {
            return sign();
        }
        if (TexWords.FUNCTIONS.contains(name)) {
            return function(name.equals("bmod") ? "mod" : name, end);
        }
        if (TexWords.SILENT.contains(name)) {
            return tex.is('.', end, to) && math ? end + 1 : tex.skipBlanks(end, to);
        }
        if (TexWords.BLANK.contains(name)) {
            return part.blank(tex.skipBlanks(end, to));
        }
        return math && TexWords.INFIX.contains(name) ? infix() : withArguments();
    }

    private int relation() {
        boolean leading = part.out().isEmpty();
        String relation = TexSymbols.RELATIONS.get(name);
        return part.write(
                (leading || part.endsBlank() ? "" : " ") + relation + (leading ? "" : " "), tex.skipBlanks(end, to));
    }

    /** In running text {@code \o} needs its blank to end; a Greek letter's blank is more often meant. */
    private int sign() {
        String sign = TexSymbols.sign(name);
        boolean spaced = math && part.endsBlank() && TexSymbols.OPERATORS.containsKey(name);
        part.out().append(sign).append(spaced ? " " : "");
        if (tex.is('{', end, to) && tex.is('}', end + 1, to)) {
            return end + 2;
        }
        boolean latin = Character.UnicodeScript.of(sign.codePointAt(0)) == Character.UnicodeScript.LATIN;
        return math || latin ? tex.skipBlanks(end, to) : end;
    }

    private int function(String shown, int after) {
        StringBuilder out = part.out();
        boolean joined = math && !out.isEmpty() && Character.isLetterOrDigit(out.charAt(out.length() - 1));
        int next = tex.skipBlanks(after, to);
        boolean operand = math && next < to && (Character.isLetterOrDigit(tex.at(next)) || startsOperand(next));
        return part.write((joined ? " " : "") + shown + (operand ? " " : ""), operand ? next : after);
    }

    private boolean startsOperand(int next) {
        return tex.is('\\', next, to)
                && !TexWords.SILENT.contains(tex.text(next + 1, tex.nameEnd(next + 1, to)))
                && TexSource.isLetter(tex.at(Math.min(next + 1, to - 1)));
    }

    /** It stands between what it joins: all before it in the group, and all after it. */
    private int infix() {
        String before = part.out().toString().strip();
        part.out().setLength(0);
        String after = inner(new Span(end, to, to), true).strip();
        return part.write(
                name.equals("over") ? TexScripts.fraction(before, after) : TexScripts.choose(before, after), to);
    }

    private int withArguments() {
        int after = tex.is('*', end, to) ? end + 1 : end;
        Span option = tex.option(after, to);
        after = option == null ? after : option.next();
        boolean known = TexWords.takesArgument(name);
        boolean openOption = option == null && tex.is('[', after, to);
        Span first = known && !openOption ? tex.argument(after, to) : tex.group(after, to);
        if (first == null && TexWords.DROPPED.contains(name)) {
            first = tex.group(tex.skipBlanks(after, to), to);
        }
        if (first == null) {
            return bare(end);
        }
        if (TexWords.DROPPED.contains(name)) {
            return drop(first);
        }
        if (TexWords.PAIRS.contains(name)) {
            Span second = tex.argument(first.next(), to);
            return second == null ? bare(end) : part.write(pair(first, second), second.next());
        }
        if (name.equals("operatorname")) {
            return function(inner(first, true), first.next());
        }
        return known ? part.write(single(option, first), first.next()) : unknown(first);
    }

    private String single(Span option, Span first) {
        return switch (name) {
            case "sqrt" -> TexScripts.root(option == null ? "2" : inner(option, true), inner(first, true));
            case "not" -> inner(first, true).strip() + '\u0338';
            case "mathbb", "mathds", "mathbbm" -> TexScripts.blackboard(inner(first, true));
            case "textsuperscript" -> TexScripts.superscript(inner(first, false));
            case "textsubscript" -> TexScripts.subscript(inner(first, false));
            case "pmod" -> (part.endsBlank() ? "" : " ") + "(mod " + inner(first, math) + ")";
            case "footnote" -> (part.endsBlank() ? "" : " ") + "(" + inner(first, false) + ")";
            default -> inner(first, math && !TexWords.TEXT.contains(name));
        };
    }

    private String pair(Span first, Span second) {
        return switch (name) {
            case "frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac" ->
                TexScripts.fraction(
                        inner(first, true).strip(), inner(second, true).strip());
            case "binom" -> TexScripts.choose(inner(first, true), inner(second, true));
            case "overset", "stackrel" -> inner(second, true).strip() + TexScripts.superscript(inner(first, true));
            case "underset" -> inner(second, true).strip() + TexScripts.subscript(inner(first, true));
            default -> inner(second, math).strip();
        };
    }

    /** What somebody's own command is given is shown. */
    private int unknown(Span first) {
        if (first.from() == first.to()) {
            return bare(first.next());
        }
        Span last = first;
        part.out().append(inner(first, math));
        for (Span more = tex.group(last.next(), to); more != null; more = tex.group(last.next(), to)) {
            part.out().append(' ').append(inner(more, math));
            last = more;
        }
        return last.next();
    }

    /** A name of somebody's own making: {@code \sysname} says what it is called. An open brace makes it a fragment. */
    private int bare(int next) {
        int brace = tex.skipBlanks(next, to);
        boolean fragment = tex.is('{', brace, to) && tex.group(brace, to) == null
                || TexWords.takesArgument(name) && tex.is('[', next, to) && tex.option(next, to) == null;
        boolean partOfWord = !math && start > 0 && isIdentifier(tex.at(start - 1));
        return part.write(fragment || partOfWord ? tex.text(start, next) : name, next);
    }

    private static boolean isIdentifier(char c) {
        return Character.isLetterOrDigit(c) || c == ':' || c == '\\' || c == '/' || c == '_';
    }

    private int drop(Span argument) {
        String what = tex.text(argument.from(), argument.to());
        if (name.equals("begin") && TexWords.FORMULAE.contains(what)) {
            return formula("\\end{" + what + "}", argument.next(), argument.next());
        }
        if (name.equals("begin") || name.equals("end")) {
            boolean blank = part.out().isEmpty() || part.endsBlank();
            return blank ? tex.skipBlanks(argument.next(), to) : argument.next();
        }
        if (part.endsBlank()) {
            part.out().setLength(part.out().length() - 1);
        }
        return argument.next();
    }

    private String inner(Span span, boolean mathInside) {
        return pass.inner(span, mathInside, part);
    }
}
