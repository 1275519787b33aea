package dev.paperpost.mail;

import io.quarkus.qute.TemplateExtension;

/** Lays out the plain text twin: lines of at most 72 characters; an address is never broken. */
@TemplateExtension(namespace = "text")
final class TextPart {

    private static final int WIDTH = 72;
    private static final char NO_BREAK = '\u00A0';

    private TextPart() {}

    /** The words in lines, each but the first indented by {@code indent} spaces; the template indents the first. */
    static String wrap(String words, int indent) {
        StringBuilder lines = new StringBuilder(words.length() + 16);
        int room = WIDTH - indent;
        int used = 0;
        for (int at = afterSpace(words, 0); at < words.length(); ) {
            int end = endOfPiece(words, at, room);
            int length = words.codePointCount(at, end);
            if (used > 0 && used + 1 + length > room) {
                lines.append('\n').append(" ".repeat(indent));
                used = 0;
            } else if (used > 0) {
                lines.append(' ');
                used++;
            }
            lines.append(words, at, end);
            used += length;
            at = afterSpace(words, end);
        }
        return lines.toString().replace(NO_BREAK, ' ');
    }

    private static int afterSpace(String words, int from) {
        int at = from;
        while (at < words.length() && Character.isWhitespace(words.charAt(at))) {
            at++;
        }
        return at;
    }

    /** A word wider than a line, such as a sentence in Chinese or a hostile title, is cut into lines. */
    private static int endOfPiece(String words, int from, int room) {
        int end = from;
        while (end < words.length() && !Character.isWhitespace(words.charAt(end))) {
            end++;
        }
        boolean address = words.startsWith("https://", from) || words.startsWith("http://", from);
        return address || end - from <= room || words.codePointCount(from, end) <= room
                ? end
                : words.offsetByCodePoints(from, room);
    }

    /** The heading in lines with a rule below that is as long as its longest line. */
    static String heading(String words, String rule) {
        String lines = wrap(words, 0);
        int longest = lines.lines().mapToInt(TextPart::length).max().orElse(0);
        return lines + "\n" + rule.repeat(Math.max(1, longest));
    }

    /** The number right-aligned in four columns: {@code " 7. "}. */
    static String number(int number) {
        return (number < 10 ? " " : "") + number + ". ";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
