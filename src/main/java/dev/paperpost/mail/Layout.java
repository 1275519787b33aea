package dev.paperpost.mail;

import java.util.List;

/**
 * How much of a digest one mail shows, from everything down to what fits even the strangest papers. Gmail hides the end
 * of a mail above about 102 KB, and with it the way out.
 *
 * @param snippet longest snippet, in characters
 * @param fullRows papers of each group shown with snippet and reasons; the others as title and facts
 * @param rows papers of each group shown at all; the others are counted
 * @param groups groups shown; the others are counted
 */
record Layout(int snippet, int fullRows, int rows, int groups) {

    private static final int ALL = Integer.MAX_VALUE;

    /** Most generous first. */
    static final List<Layout> BY_PREFERENCE = List.of(
            new Layout(300, ALL, ALL, ALL),
            new Layout(160, ALL, ALL, ALL),
            new Layout(160, 5, ALL, ALL),
            new Layout(160, 2, ALL, ALL),
            new Layout(160, 1, ALL, ALL),
            new Layout(160, 0, ALL, ALL),
            new Layout(160, 0, 5, ALL),
            new Layout(160, 0, 1, ALL),
            new Layout(160, 0, 1, 40),
            new Layout(160, 0, 1, 15));
}
