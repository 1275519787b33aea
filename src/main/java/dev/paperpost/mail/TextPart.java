package dev.paperpost.mail;

import io.quarkus.qute.TemplateExtension;
import java.util.regex.Pattern;

/** Lays out the plain text twin: lines of at most 72 characters; an address is never broken. */
@TemplateExtension(namespace = "text")
final class TextPart {

    private static final int WIDTH = 72;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final char NO_BREAK = '\u00A0';

    private TextPart() {}

    /** The words in lines, each but the first indented by {@code indent} spaces; the template indents the first. */
    static String wrap(String words, int indent) {
        StringBuilder lines = new StringBuilder(words.length() + 16);
        int room = WIDTH - indent;
        int used = 0;
        for (String word : SPACE.split(words.strip())) {
            for (String piece : pieces(word, room)) {
                int length = length(piece);
                if (used > 0 && used + 1 + length > room) {
                    lines.append('\n').append(" ".repeat(indent));
                    used = 0;
                } else if (used > 0) {
                    lines.append(' ');
                    used++;
                }
                lines.append(piece);
                used += length;
            }
        }
        return lines.toString().replace(NO_BREAK, ' ');
    }

    /** The heading in lines with a rule below that is as long as its longest line. */
    static String heading(String words, String rule) {
        String lines = wrap(words, 0);
        int longest = lines.lines().mapToInt(TextPart::length).max().orElse(0);
        return lines + "\n" + rule.repeat(Math.max(1, longest));
    }

    /** The number right-aligned in four columns: {@code " 7. "}. */
    static String number(int number) {
        return String.format("%2d. ", number);
    }

    /** A word wider than a line, such as a sentence in Chinese or a hostile title, is cut into lines. */
    private static String[] pieces(String word, int room) {
        if (length(word) <= room || word.startsWith("https://") || word.startsWith("http://")) {
            return new String[] {word};
        }
        int[] points = word.codePoints().toArray();
        String[] pieces = new String[(points.length + room - 1) / room];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = new String(points, i * room, Math.min(room, points.length - i * room));
        }
        return pieces;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
