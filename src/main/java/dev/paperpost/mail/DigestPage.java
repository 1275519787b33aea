package dev.paperpost.mail;

import dev.paperpost.digest.DigestContent;
import dev.paperpost.digest.Entry;
import dev.paperpost.digest.Shorten;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a digest that one mail shows under a {@link Layout}; what it does not show is counted.
 *
 * @param shown papers shown
 * @param leftOut what stands under interests that are not shown, in words; empty when all are
 */
record DigestPage(List<Section> sections, int shown, String leftOut) {

    private static final int LONGEST_INTEREST = 100;

    /**
     * The papers under one interest.
     *
     * @param count all papers under it, in words
     * @param more papers that only the web view lists, in words; empty when there are none
     */
    record Section(String interest, String count, List<Row> rows, String more) {

        public String titleText() {
            return interest + " (" + count + ")";
        }
    }

    static DigestPage of(DigestContent content, Layout layout) {
        List<DigestContent.Group> groups =
                content.groups().subList(0, Math.min(content.groups().size(), layout.groups()));
        List<Section> sections = new ArrayList<>();
        int shown = 0;
        for (DigestContent.Group group : groups) {
            Section section = section(group, layout, shown + 1);
            shown += section.rows().size();
            sections.add(section);
        }
        return new DigestPage(
                sections,
                shown,
                leftOut(content.groups().subList(groups.size(), content.groups().size())));
    }

    private static Section section(DigestContent.Group group, Layout layout, int firstNumber) {
        String interest = Shorten.text(group.interest(), LONGEST_INTEREST);
        List<Row> rows = rows(group.entries(), layout, firstNumber);
        int papers = papers(group);
        int more = papers - rows.size();
        return new Section(
                interest,
                Count.of(papers, "paper"),
                rows,
                more == 0 ? "" : Count.of(more, "more paper") + " on " + interest);
    }

    private static List<Row> rows(List<Entry> entries, Layout layout, int firstNumber) {
        List<Row> rows = new ArrayList<>();
        for (Entry entry : entries.subList(0, Math.min(entries.size(), layout.rows()))) {
            int number = firstNumber + rows.size();
            rows.add(
                    rows.size() < layout.fullRows()
                            ? Row.full(number, entry, layout.snippet())
                            : Row.compact(number, entry));
        }
        return rows;
    }

    private static String leftOut(List<DigestContent.Group> groups) {
        int papers = groups.stream().mapToInt(DigestPage::papers).sum();
        return papers == 0 ? "" : Count.of(papers, "more paper") + " under " + Count.of(groups.size(), "more interest");
    }

    private static int papers(DigestContent.Group group) {
        return group.entries().size() + group.more();
    }
}
