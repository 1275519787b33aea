package dev.paperpost.web;

import dev.paperpost.digest.DigestContent;
import dev.paperpost.digest.Entry;
import dev.paperpost.digest.EntryWords;
import dev.paperpost.platform.Messages;
import java.util.List;

/**
 * A digest as a page: all its papers, nothing shortened.
 *
 * @param day the reader's local day
 * @param completeness what it holds of each source, in one line; may be empty
 */
record DigestView(String day, String heading, List<Section> sections, String completeness) {

    /** The papers under one interest. */
    record Section(String interest, String count, List<Row> rows) {}

    /**
     * One paper.
     *
     * @param facts date, source, revision and upvotes in words
     * @param why what matched and where, in words
     */
    record Row(Entry paper, String facts, String why) {}

    static DigestView of(DigestContent content, Messages words) {
        return new DigestView(
                words.longDay(content.slot()),
                content.heading(words),
                content.groups().stream()
                        .map(group -> new Section(
                                group.interest(),
                                words.count("papers", group.entries().size()),
                                group.entries().stream()
                                        .map(paper -> row(paper, words))
                                        .toList()))
                        .toList(),
                content.completeness());
    }

    private static Row row(Entry paper, Messages words) {
        return new Row(paper, EntryWords.facts(paper, words), EntryWords.why(paper, words));
    }
}
