package dev.paperpost.web;

import dev.paperpost.digest.Entry;
import dev.paperpost.digest.EntryWords;
import dev.paperpost.digest.RecentPapers;
import dev.paperpost.paper.ArchiveQuery.Sort;
import dev.paperpost.platform.Messages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the archive.
 *
 * @param neighbours of the span, null when there is none
 * @param problems what is wrong with the search
 * @param count how many papers on all pages together in words, null when that is not known
 * @param since when the recent papers begin, for a search of them alone, else null
 * @param previous address of the page before, null on the first
 * @param next address of the page after, null on the last
 */
record PapersView(
        Messages t,
        PapersAsked asked,
        Neighbours neighbours,
        List<FormProblem> problems,
        String count,
        String since,
        List<Row> rows,
        String previous,
        String next) {

    /** A link, or what one stands for when it is the page itself. */
    record Choice(String label, String address, boolean current) {}

    /**
     * Spans near the one that is shown.
     *
     * @param earlier nearest before that has papers, null when there is none
     * @param later nearest after that has papers, null when there is none
     * @param anchor day to show when a smaller span is chosen
     */
    record Neighbours(PaperSpan earlier, PaperSpan later, LocalDate anchor) {}

    /**
     * One paper.
     *
     * @param address of its page here
     * @param facts date, source, revision and upvotes in words
     * @param why what matched and where in words, null where nothing was searched for
     * @param place host of its own page, null when it has none
     */
    record Row(Entry paper, String address, String facts, String why, String place) {

        static Row of(Entry paper, Messages t) {
            return new Row(
                    paper,
                    PaperAddress.here(paper, t),
                    EntryWords.facts(paper, t),
                    paper.reasons().isEmpty() ? null : EntryWords.why(paper, t),
                    PaperView.place(paper.url()));
        }
    }

    public String heading() {
        return asked.isSearch() ? t.say("archive.on", t.apart(asked.q())) : span();
    }

    /** The span in words; a search of no span is of the recent papers. */
    public String span() {
        return asked.span() == null
                ? t.say("archive.recent", RecentPapers.DAYS)
                : asked.span().title(t);
    }

    /** What stands over the heading: the span where the heading does not name it, and how many papers there are; may be empty. */
    public String over() {
        return Stream.of(asked.isSearch() && asked.span() != null ? span() : null, count)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(EntryWords.SEPARATOR));
    }

    public List<Choice> spans() {
        List<Choice> spans = new ArrayList<>();
        if (asked.isSearch()) {
            spans.add(new Choice(
                    t.say("archive.recent", RecentPapers.DAYS),
                    asked.of((PaperSpan) null).address(),
                    asked.span() == null));
        }
        for (PaperSpan.Unit unit : PaperSpan.Unit.values()) {
            spans.add(new Choice(
                    t.say("archive.by." + unit.name().toLowerCase(Locale.ROOT)),
                    asked.of(PaperSpan.of(unit, neighbours.anchor())).address(),
                    asked.span() != null && asked.span().unit() == unit));
        }
        return spans;
    }

    public List<Choice> orders() {
        return List.of(
                new Choice(t.say("archive.published"), asked.by(Sort.PUBLISHED).address(), !asked.isTrending()),
                new Choice(t.say("archive.trending"), asked.by(Sort.TRENDING).address(), asked.isTrending()));
    }

    /** Earlier and later spans; empty at both ends of the archive. */
    public Choice earlier() {
        return step("archive.earlier", neighbours.earlier());
    }

    public Choice later() {
        return step("archive.later", neighbours.later());
    }

    private Choice step(String key, PaperSpan span) {
        return span == null
                ? null
                : new Choice(t.say(key, span.title(t)), asked.of(span).address(), false);
    }

    /** Whether search engines are welcome: to each day, week and month once. */
    public boolean indexed() {
        return !asked.isSearch() && !asked.isTrending() && asked.page() == 1 && !rows.isEmpty();
    }

    /** The parameters of this page, for a link to it in another language. */
    public String kept() {
        int question = asked.canonical().indexOf('?');
        return question < 0 ? "" : asked.canonical().substring(question + 1) + "&";
    }
}
