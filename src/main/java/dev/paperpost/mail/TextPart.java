package dev.paperpost.mail;

import dev.paperpost.digest.Entry;
import dev.paperpost.digest.EntryWords;
import dev.paperpost.platform.Messages;
import io.quarkus.qute.TemplateExtension;
import java.util.List;

/** Lays out the plain text twin: lines of at most 72 characters; an address is never broken. */
@TemplateExtension(namespace = "text")
final class TextPart {

    private static final int WIDTH = 72;
    private static final String INDENT = "    ";
    private static final char NO_BREAK = '\u00A0';

    private TextPart() {}

    /** The words in lines. */
    static String wrap(String words) {
        StringBuilder lines = new StringBuilder(words.length() + 16);
        wrap(words, "", lines);
        return lines.toString();
    }

    /** One of several things, in lines. */
    static String item(String words) {
        StringBuilder lines = new StringBuilder(words.length() + 16).append("  - ");
        wrap(words, INDENT, lines);
        return lines.toString();
    }

    /** All that is said of a paper, its number in front, and an empty line. */
    static String paper(Row row) {
        StringBuilder lines = new StringBuilder(1_000);
        lines.append(row.number() < 10 ? " " : "").append(row.number()).append(". ");
        wrap(row.titleText(), INDENT, lines);
        lines.append('\n');
        for (String said : List.of(row.byline(), row.snippetText(), row.why())) {
            if (!said.isEmpty()) {
                lines.append(INDENT);
                wrap(said, INDENT, lines);
                lines.append('\n');
            }
        }
        lines.append(INDENT).append(row.address()).append('\n');
        for (Entry.Link link : row.links()) {
            lines.append(INDENT)
                    .append(link.name())
                    .append(": ")
                    .append(link.url())
                    .append('\n');
        }
        return lines.toString();
    }

    /** What is said of a paper that trends, and an empty line. */
    static String mention(TrendingView.Line paper, Messages words) {
        StringBuilder lines = new StringBuilder(300);
        wrap(paper.title(), "", lines);
        lines.append('\n');
        String names = paper.authors().isEmpty() ? "" : words.apart(paper.authors());
        String said = names.isEmpty() || paper.facts().isEmpty()
                ? names + paper.facts()
                : names + EntryWords.SEPARATOR + paper.facts();
        if (!said.isEmpty()) {
            wrap(said, "", lines);
            lines.append('\n');
        }
        return paper.url() == null
                ? lines.toString()
                : lines.append(paper.url()).append('\n').toString();
    }

    /** Each line but the first is indented, the first is where it already stands. */
    private static void wrap(String words, String indent, StringBuilder lines) {
        char[] text = words.toCharArray();
        int room = WIDTH - indent.length();
        int used = 0;
        for (int at = afterSpace(text, 0); at < text.length; ) {
            int end = endOfPiece(text, at, room);
            int length = Character.codePointCount(text, at, end - at);
            if (used > 0 && used + 1 + length > room) {
                lines.append('\n').append(indent);
                used = 0;
            } else if (used > 0) {
                lines.append(' ');
                used++;
            }
            lines.append(text, at, end - at);
            used += length;
            at = afterSpace(text, end);
        }
    }

    private static int afterSpace(char[] text, int from) {
        int at = from;
        while (at < text.length && isSpace(text[at])) {
            at++;
        }
        return at;
    }

    /**
     * A space that does not break becomes one that does, now that it is known to be within a piece. A word wider than a line, such
     * as a sentence in Chinese or a hostile title, is cut into lines.
     */
    private static int endOfPiece(char[] text, int from, int room) {
        int end = from;
        while (end < text.length && !isSpace(text[end])) {
            if (text[end] == NO_BREAK) {
                text[end] = ' ';
            }
            end++;
        }
        if (end - from <= room || Character.codePointCount(text, from, end - from) <= room || isAddress(text, from)) {
            return end;
        }
        return Character.offsetByCodePoints(text, 0, text.length, from, room);
    }

    private static boolean isAddress(char[] text, int from) {
        String beginning = new String(text, from, Math.min(8, text.length - from));
        return beginning.equals("https://") || beginning.startsWith("http://");
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c < ' ' || c > '~') && Character.isWhitespace(c);
    }

    /** The heading in lines with a rule below that is as long as its longest line. */
    static String heading(String words, String rule) {
        String lines = wrap(words);
        int longest = lines.lines().mapToInt(TextPart::length).max().orElse(0);
        return lines + "\n" + rule.repeat(Math.max(1, longest));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
