package dev.paperpost.interest;

/**
 * How much an interest may be. What a reader types is kept short; the canonical text of such an interest may be longer
 * and must be readable again.
 *
 * @param characters UTF-16 units of the text
 * @param terms words, phrases and prefixes, repetitions counted
 * @param depth nested parentheses
 */
record Limits(int characters, int terms, int depth) {

    static final Limits TYPED = new Limits(512, 32, 8);
    static final Limits CANONICAL = new Limits(2000, 2000, 64);

    /** Different words and phrases of one interest; a bit set of them fits into half a long. */
    static final int DIFFERENT_TERMS = 32;

    /** Alternatives after everything is multiplied out. */
    static final int CLAUSES = 64;

    /** Bytes of canonical text that a unique database index can hold. */
    static final int CANONICAL_BYTES = 2000;
}
