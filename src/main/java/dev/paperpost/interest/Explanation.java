package dev.paperpost.interest;

import java.util.List;

/**
 * Why a paper answers an interest, or why it does not.
 *
 * @param matches whether it does
 * @param score in (0,1) as in {@link Match#score()}; 0 if the paper does not match
 * @param hits what was found of the parts that are asked for (not of those under NOT), in reading order: title,
 *     abstract, authors, categories; present also when the paper does not match as a whole
 * @param root the interest as it was typed, part by part
 */
public record Explanation(boolean matches, double score, List<Hit> hits, Part root) {

    /**
     * A place to mark.
     *
     * @param field TITLE, ABSTRACT, AUTHOR or CATEGORY
     * @param author index into the paper's authors for AUTHOR, into its categories for CATEGORY, else -1
     * @param start first UTF-16 offset into the original text of that field
     * @param end offset after the last
     * @param term the part of the interest, in canonical spelling, that was found here
     */
    public record Hit(Field field, int author, int start, int end, String term) {}

    /**
     * A part of an interest.
     *
     * @param text the part in canonical spelling
     * @param kind word, phrase, prefix, and, or, not
     * @param matched whether the paper fulfils this part; a NOT is fulfilled when what it excludes is absent
     * @param hits where a word, phrase or prefix was found, also one under a NOT; empty for and, or, not
     * @param parts the parts of and, or, not; empty for the others
     */
    public record Part(String text, String kind, boolean matched, List<Hit> hits, List<Part> parts) {}
}
