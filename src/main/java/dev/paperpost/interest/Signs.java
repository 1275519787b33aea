package dev.paperpost.interest;

/** The characters of the query language, with those that word processors and keyboards put in their place. */
final class Signs {

    private static final String QUOTES = "\"\u201C\u201D\u201E\u201F\u00AB\u00BB\uFF02";
    private static final String MINUSES = "-\u2010\u2011\u2012\u2013\u2212\uFE63\uFF0D";

    private Signs() {}

    static boolean isQuote(char c) {
        return QUOTES.indexOf(c) >= 0;
    }

    static boolean isMinus(char c) {
        return MINUSES.indexOf(c) >= 0;
    }

    static boolean isExclamation(char c) {
        return c == '!' || c == '\uFF01';
    }

    static boolean isOpen(char c) {
        return c == '(' || c == '\uFF08';
    }

    static boolean isClose(char c) {
        return c == ')' || c == '\uFF09';
    }

    static boolean isColon(char c) {
        return c == ':' || c == '\uFF1A';
    }

    /** Blanks of all kinds, control characters and what cannot be seen. */
    static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}
