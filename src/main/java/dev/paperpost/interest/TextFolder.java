package dev.paperpost.interest;

/**
 * Reads a text once from left to right, folds its characters and sees through its LaTeX: accents become their letter,
 * dollar signs, braces and ^ vanish, formatting is dropped, other commands become words. Never fails, and takes time
 * in proportion to the length.
 */
final class TextFolder {

    /** No name or argument that matters is longer; more is not looked at, so that no text makes us slow. */
    private static final int LOOK_AHEAD = 100;

    private final FoldedText out = new FoldedText();
    private String text;
    private int at;
    /** Where the next letter begins in the original if an accent stands before it, else -1. */
    private int accentStart;

    private boolean accentBrace;

    /** The folded text is valid until this folder is given another text. */
    FoldedText fold(String text) {
        this.text = text;
        at = 0;
        accentStart = -1;
        accentBrace = false;
        out.begin(text);
        while (at < text.length()) {
            if (accentStart < 0) {
                at = out.appendPlain(at);
            }
            if (at < text.length()) {
                step();
            }
        }
        return out;
    }

    private void step() {
        char c = text.charAt(at);
        if (c >= 128) {
            cluster();
        } else if (c == '\\') {
            command();
        } else if (c == '$' || c == '^' || c == '{' || c == '}') {
            transparent(c);
        } else if (c == '_') {
            underscore();
        } else if (c < ' ') {
            emit(' ', at + 1);
        } else {
            emit(Character.toLowerCase(c), at + 1);
        }
    }

    private void emit(char c, int end) {
        out.append(c, accentStart >= 0 ? accentStart : at, end);
        accentStart = -1;
        at = end;
    }

    private void cluster() {
        int c = text.codePointAt(at);
        int end = at + Character.charCount(c);
        if (Character.getType(c) == Character.SURROGATE) { // half a pair
            emit(' ', end);
            return;
        }
        if (isInvisible(c)) {
            at = end;
            return;
        }
        if (end == text.length() || text.charAt(end) < 128) {
            append(Folding.fold(c), end);
            return;
        }
        StringBuilder cluster = new StringBuilder().appendCodePoint(c);
        while (end < text.length() && cluster.length() < LOOK_AHEAD) {
            int next = text.codePointAt(end);
            if (Folding.continuesCluster(cluster.codePointBefore(cluster.length()), next)) {
                cluster.appendCodePoint(next);
            } else if (!isInvisible(next)) {
                break;
            }
            end += Character.charCount(next);
        }
        append(cluster.length() == Character.charCount(c) ? Folding.fold(c) : Folding.fold(cluster.toString()), end);
    }

    /** Writes letters that stand for the original from here to the end, an accent before them included. */
    private void append(String letters, int end) {
        int start = accentStart >= 0 ? accentStart : at;
        for (int i = 0; i < letters.length(); i++) {
            out.append(letters.charAt(i), start, end);
        }
        accentStart = -1;
        at = end;
    }

    /** Soft hyphens, zero-width spaces and joiners, direction marks. */
    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT;
    }

    private void transparent(char c) {
        if (c == '}' && accentBrace) {
            out.extendLast(at + 1);
            accentBrace = false;
        }
        if (c == '}' && peek(1) == '{') { // two arguments, not one word
            emit(' ', at + 1);
        } else {
            at++;
        }
    }

    /** A subscript number belongs to its letter (H_2O), any other underscore joins words (BERT_BASE). */
    private void underscore() {
        int next = at + 1;
        while (next < text.length() && text.charAt(next) == '{') {
            next++;
        }
        boolean number = next < text.length() && Character.isDigit(text.charAt(next));
        boolean afterMath = at > 0 && text.charAt(at - 1) == '$';
        if (number || afterMath) {
            at++;
        } else {
            emit('-', at + 1);
        }
    }

    private void command() {
        char next = peek(1);
        if (isAsciiLetter(next)) {
            namedCommand();
        } else if (Latex.ACCENT_SIGNS.indexOf(next) >= 0 && accentHasLetter(at + 2)) {
            accent(at + 2);
        } else if (next == '_') {
            emit('-', at + 2);
        } else if (next == '-') { // a place where the word may be broken
            at += 2;
        } else if (next >= 128) {
            emit(' ', at + 1);
        } else {
            emit(' ', Math.min(at + 2, text.length()));
        }
    }

    private boolean accentHasLetter(int i) {
        int letter = i < text.length() && text.charAt(i) == '{' ? i + 1 : i;
        return letter < text.length()
                && (Character.isLetter(text.charAt(letter))
                        || text.charAt(letter) == '\\' && letter + 1 < text.length());
    }

    private void accent(int after) {
        accentStart = at;
        accentBrace = after < text.length() && text.charAt(after) == '{';
        at = after;
    }

    private void namedCommand() {
        int end = at + 1;
        int limit = Math.min(text.length(), at + LOOK_AHEAD);
        while (end < limit && isAsciiLetter(text.charAt(end))) {
            end++;
        }
        String name = text.substring(at + 1, end);
        if (Latex.ACCENTS.contains(name) && accentHasLetter(afterSpaces(end))) {
            accent(afterSpaces(end));
        } else if (Latex.LETTERS.containsKey(name)) {
            letters(Latex.LETTERS.get(name), end);
        } else if (Latex.WITH_ARGUMENT.contains(name)) {
            emit(' ', afterArgument(end));
        } else if (Latex.SPACES.contains(name)) {
            emit(' ', end);
        } else if (Latex.FORMATTING.contains(name)) {
            at = end;
        } else {
            word(name, end);
        }
    }

    private void letters(String letters, int end) {
        append(letters, end);
        int next = afterSpaces(end);
        if (next > end && next < text.length() && Character.isLetter(text.charAt(next))) {
            at = next; // TeX swallows the space that ends a command's name
        }
    }

    /** A command that means something, such as \alpha, or an author's own macro: its name is a word. */
    private void word(String name, int end) {
        int start = at;
        accentStart = -1;
        if (out.endsInWord()) {
            out.append(' ', start, start);
        }
        for (int i = 0; i < name.length(); i++) {
            out.append(Character.toLowerCase(name.charAt(i)), start, end);
        }
        at = end;
        char next = peek(0);
        if (next == '{' || next == '[' || Character.isLetterOrDigit(next)) {
            out.append(' ', end, end);
        }
    }

    private int afterSpaces(int i) {
        int limit = Math.min(text.length(), i + LOOK_AHEAD);
        while (i < limit && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private int afterArgument(int i) {
        if (i >= text.length() || text.charAt(i) != '{') {
            return i;
        }
        int limit = Math.min(text.length(), i + LOOK_AHEAD);
        for (int end = i; end < limit; end++) {
            if (text.charAt(end) == '}') {
                return end + 1;
            }
        }
        return i;
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : ' ';
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
