package dev.paperpost.mail;

import java.util.List;
import java.util.stream.Stream;

/**
 * How much of a digest one mail shows, from everything down to what fits even the strangest papers. Gmail hides the end
 * of a mail above about 102 KB, and with it the way out.
 *
 * @param snippet longest snippet, in characters
 * @param fullRows papers of each group shown with snippet and reasons; the others as title and facts
 * @param rows papers of each group shown at all; the others are counted
 * @param groups groups shown; the others are counted
 * @param trending whether what trends is shown; it is not what the reader asked for
 */
record Layout(int snippet, int fullRows, int rows, int groups, boolean trending) {

    private static final int ALL = Integer.MAX_VALUE;
    private static final int SHORT = 160;

    /** Most generous first: without what trends, then shorter snippets, then one-line rows, then fewer rows, then fewer groups. */
    static final List<Layout> BY_PREFERENCE = Stream.of(
                    Stream.of(true, false).map(trending -> new Layout(300, ALL, ALL, ALL, trending)),
                    Stream.of(ALL, 40, 20, 10, 5, 2, 1, 0).map(full -> new Layout(SHORT, full, ALL, ALL, false)),
                    Stream.of(80, 50, 20, 10, 5, 3, 2, 1).map(rows -> new Layout(SHORT, 0, rows, ALL, false)),
                    Stream.of(40, 15).map(groups -> new Layout(SHORT, 0, 1, groups, false)))
            .flatMap(layouts -> layouts)
            .toList();
}
