package dev.paperpost.interest;

/**
 * Which analysis of text this build contains.
 *
 * <p>Canonical forms and stored matches depend on it: where the stored number differs, interests are to be
 * canonicalised again from the text their readers typed.
 */
public final class Analysis {

    /** Raise with every change of folding, tokens, stemming or word lists that can change a match. */
    private static final int VERSION = 2;

    private Analysis() {}

    /** The number of chain and lexicon together, 1 or more. */
    public static int version() {
        return VERSION;
    }
}
