package dev.paperpost.interest;

import java.util.List;

/** Knows for an evaluator what the words of leaves mean. */
interface Meanings {

    /** What must stand one after the other where a term of a text is found. */
    List<Step> steps(String term);

    /** Whether a term means an author whose name is printed so. */
    boolean isNamed(String term, String author);

    static String withoutQuotes(String term) {
        return term.replace("\"", "");
    }
}
