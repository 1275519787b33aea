package dev.paperpost.web;

import dev.paperpost.digest.DigestContent;
import dev.paperpost.digest.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A digest as a page: all its papers, nothing shortened.
 *
 * @param day the reader's local day
 * @param count papers, in words
 * @param completeness what it holds of each source, in one line; may be empty
 */
record DigestView(String day, String count, List<Section> sections, String completeness) {

    /** The papers under one interest. */
    record Section(String interest, String count, List<Row> rows) {}

    /**
     * One paper.
     *
     * @param facts date, source, revision and upvotes in words
     * @param why what matched and where, in words
     */
    record Row(Entry paper, String facts, String why) {}

    static DigestView of(DigestContent content) {
        return new DigestView(
                Words.day(content.slot()),
                papers(content.total()),
                content.groups().stream()
                        .map(group -> new Section(
                                group.interest(),
                                papers(group.entries().size()),
                                group.entries().stream().map(DigestView::row).toList()))
                        .toList(),
                content.completeness());
    }

    private static Row row(Entry paper) {
        return new Row(paper, facts(paper), why(paper.reasons()));
    }

    private static String facts(Entry paper) {
        List<String> facts = new ArrayList<>();
        if (paper.date() != null) {
            facts.add(Words.day(paper.date()));
        }
        if (!paper.source().isBlank()) {
            facts.add(paper.source());
        }
        if (paper.version() > 1) {
            facts.add(
                    (paper.occasion() == Entry.Occasion.REVISED ? "revised: version " : "version ") + paper.version());
        }
        if (paper.occasion() == Entry.Occasion.LATE) {
            facts.add("arrived late");
        }
        if (paper.upvotes() != null && paper.upvotes() > 0) {
            facts.add("▲ " + paper.upvotes() + " on Hugging Face");
        }
        return String.join(" · ", facts);
    }

    /** What matched and where, and which other interests match. */
    static String why(List<Entry.Reason> reasons) {
        String matched = "Matched: " + String.join(", ", reasons.get(0).where());
        String also = reasons.stream().skip(1).map(Entry.Reason::interest).collect(Collectors.joining("; "));
        return also.isEmpty() ? matched : matched + " · also matches: " + also;
    }

    private static String papers(int count) {
        return count == 1 ? "1 paper" : count + " papers";
    }
}
