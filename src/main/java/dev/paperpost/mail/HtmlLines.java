package dev.paperpost.mail;

/**
 * HTML in ASCII and in few, long lines. The mail client writes each line to the network by itself, so the lines are what a mail
 * costs; and ASCII needs no encoding, which would cut it into lines of 76 characters again.
 */
final class HtmlLines {

    /** RFC 5322 section 2.1.1 allows 998. */
    private static final int LONGEST = 900;

    private HtmlLines() {}

    /** Reads the same: a line break between words or elements is a space, and a letter is its number. Not for {@code pre}. */
    static String of(String html) {
        StringBuilder lines = new StringBuilder(html.length());
        int column = 0;
        for (String line : (Iterable<String>) html.lines().map(String::strip).filter(l -> !l.isEmpty())::iterator) {
            String ascii = ascii(line);
            if (column > 0) {
                boolean joins = column + 1 + ascii.length() <= LONGEST;
                lines.append(joins ? ' ' : '\n');
                column = joins ? column + 1 : 0;
            }
            lines.append(ascii);
            column += ascii.length();
        }
        return lines.append('\n').toString();
    }

    private static String ascii(String line) {
        if (line.chars().allMatch(c -> c < 128)) {
            return line;
        }
        StringBuilder ascii = new StringBuilder(line.length() * 2);
        line.codePoints().forEach(c -> {
            if (c < 128) {
                ascii.append((char) c);
            } else if (Character.isBmpCodePoint(c) && Character.isSurrogate((char) c)) {
                ascii.append("&#65533;");
            } else {
                ascii.append("&#").append(c).append(';');
            }
        });
        return ascii.toString();
    }
}
