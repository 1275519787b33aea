package dev.paperpost.interest;

/**
 * A word, or the run of words that a compound is, in a text.
 *
 * @param kind what the token is
 * @param surface folded, as written otherwise; what a prefix is compared with
 * @param stem the surface without plural and in American spelling; what a word is compared with
 * @param from position of the first word it covers, counted from 0
 * @param to position after the last word it covers; compounds cover several
 * @param start first UTF-16 offset into the original text
 * @param end offset after the last
 */
record Token(Kind kind, String surface, String stem, int from, int to, int start, int end) {

    enum Kind {
        /** A word or a part of a compound. */
        WORD,
        /** A whole hyphen compound, its parts written as one. */
        JOINED,
        /** One or two characters of a script without spaces. */
        CJK
    }
}
