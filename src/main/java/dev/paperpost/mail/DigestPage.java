package dev.paperpost.mail;

import dev.paperpost.digest.DigestContent;
import dev.paperpost.digest.Entry;
import dev.paperpost.digest.Shorten;
import dev.paperpost.platform.Messages;
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
     * @param interestId 0 for the top picks
     * @param muted what the link to mute it says; empty for the top picks
     * @param count all papers under it, in words
     * @param more papers that only the web view lists, in words; empty when there are none
     */
    record Section(long interestId, String interest, String muted, String count, List<Row> rows, String more) {

        public String titleText() {
            return interest + " (" + count + ")";
        }
    }

    static DigestPage of(DigestContent content, Layout layout, DigestLinks links, Messages words) {
        List<DigestContent.Group> groups =
                content.groups().subList(0, Math.min(content.groups().size(), layout.groups()));
        List<Section> sections = new ArrayList<>();
        int shown = 0;
        for (DigestContent.Group group : groups) {
            Section section = section(group, layout, shown + 1, links, words);
            shown += section.rows().size();
            sections.add(section);
        }
        return new DigestPage(
                sections,
                shown,
                leftOut(content.groups().subList(groups.size(), content.groups().size()), words));
    }

    private static Section section(
            DigestContent.Group group, Layout layout, int firstNumber, DigestLinks links, Messages words) {
        String interest = Shorten.text(group.interest(), LONGEST_INTEREST);
        List<Row> rows = rows(group.entries(), layout, firstNumber, links, words);
        int papers = papers(group);
        int more = papers - rows.size();
        return new Section(
                group.interestId(),
                interest,
                group.interestId() == 0 ? "" : words.say(group.muted() ? "digest.muted" : "digest.mute"),
                words.count("papers", papers),
                rows,
                more == 0 ? "" : words.say("digest.more", words.count("papers.more", more), words.apart(interest)));
    }

    private static List<Row> rows(
            List<Entry> entries, Layout layout, int firstNumber, DigestLinks links, Messages words) {
        List<Row> rows = new ArrayList<>();
        for (Entry entry : entries.subList(0, Math.min(entries.size(), layout.rows()))) {
            int number = firstNumber + rows.size();
            rows.add(
                    rows.size() < layout.fullRows()
                            ? Row.full(number, entry, layout.snippet(), links, words)
                            : Row.compact(number, entry, links, words));
        }
        return rows;
    }

    private static String leftOut(List<DigestContent.Group> groups, Messages words) {
        int papers = groups.stream().mapToInt(DigestPage::papers).sum();
        return papers == 0
                ? ""
                : words.say(
                        "digest.leftOut",
                        words.count("papers.more", papers),
                        words.count("interests.more", groups.size()));
    }

    private static int papers(DigestContent.Group group) {
        return group.entries().size() + group.more();
    }
}
