package dev.paperpost.paper;

/** Text from outside that every later reader of it (PostgreSQL, mail, XML) can hold. */
final class CleanText {

    private CleanText() {}

    /** For text of one line: control characters and runs of blanks become one space; null stays null. */
    static String line(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = wellFormed(text, i);
            if (Character.isISOControl(c) || Character.isWhitespace(c)) {
                if (clean.length() > 0 && clean.charAt(clean.length() - 1) != ' ') {
                    clean.append(' ');
                }
            } else {
                clean.append(c);
            }
        }
        return clean.toString().strip();
    }

    /** For running text: line ends and tabs stay, other control characters become spaces; null stays null. */
    static String block(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = wellFormed(text, i);
            boolean layout = c == '\n' || c == '\t';
            clean.append(Character.isISOControl(c) && !layout ? ' ' : c);
        }
        return clean.toString().strip();
    }

    /** PostgreSQL and UTF-8 know no lone surrogates. */
    private static char wellFormed(String text, int i) {
        char c = text.charAt(i);
        boolean paired = Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : !Character.isLowSurrogate(c) || i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        return paired ? c : '\uFFFD';
    }
}
