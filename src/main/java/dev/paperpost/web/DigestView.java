package dev.paperpost.web;

import dev.paperpost.digest.DigestContent;
import dev.paperpost.digest.Entry;
import dev.paperpost.digest.EntryWords;
import dev.paperpost.digest.Mention;
import dev.paperpost.digest.Trending;
import dev.paperpost.platform.Messages;
import java.util.List;

/**
 * A digest as a page: all its papers.
 *
 * @param day the reader's local day
 * @param trending below the papers; null when there is nothing
 * @param completeness what it holds of each source, in one line; may be empty
 */
record DigestView(String day, String heading, List<Section> sections, Trends trending, String completeness) {

    /** The papers under one interest. */
    record Section(String interest, String count, List<Row> rows) {}

    /**
     * One paper.
     *
     * @param address of its page here
     * @param facts date, source, revision and upvotes in words
     * @param why what matched and where, in words
     */
    record Row(Entry paper, String address, String facts, String why) {

        static Row of(Entry paper, Messages words) {
            return new Row(
                    paper,
                    PaperAddress.here(paper, words),
                    EntryWords.facts(paper, words),
                    EntryWords.why(paper, words));
        }
    }

    /** What trends. */
    record Trends(String heading, List<Trend> papers) {}

    /**
     * One paper.
     *
     * @param facts source and votes in words
     */
    record Trend(Mention paper, String facts) {}

    static DigestView of(DigestContent content, Messages words) {
        return new DigestView(
                words.longDay(content.slot()),
                content.heading(words),
                content.groups().stream()
                        .map(group -> new Section(
                                group.interest(),
                                words.count("papers", group.entries().size()),
                                group.entries().stream()
                                        .map(paper -> Row.of(paper, words))
                                        .toList()))
                        .toList(),
                content.trending().papers().isEmpty() ? null : trends(content.trending(), words),
                content.completeness());
    }

    private static Trends trends(Trending trending, Messages words) {
        return new Trends(
                trending.heading(words),
                trending.papers().stream()
                        .map(paper -> new Trend(paper, Trending.facts(paper, words)))
                        .toList());
    }
}
