package dev.paperpost.interest;

/** The smallest part of an interest that a paper has or has not. */
sealed interface Atom permits TextAtom, AuthorAtom, CategoryAtom {

    Field field();

    /** Canonical spelling with its field; parsing it gives this atom again. */
    String spelled();

    /** Equal exactly for atoms that find the same. */
    String key();

    /** How much it counts against the other atoms of an interest; above 0. */
    float weight();

    /** word, phrase or prefix. */
    String kind();
}
