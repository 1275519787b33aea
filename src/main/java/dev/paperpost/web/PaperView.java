package dev.paperpost.web;

import dev.paperpost.digest.Entry.Span;
import dev.paperpost.digest.EntryWords;
import dev.paperpost.digest.PaperSheet;
import dev.paperpost.interest.Interest;
import dev.paperpost.interest.InterestSyntaxException;
import dev.paperpost.paper.Paper;
import dev.paperpost.paper.Revision;
import dev.paperpost.platform.Messages;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The page of one paper.
 *
 * @param path its identifier as the end of a path
 * @param place host of its own page, null when it has none
 * @param authors how many in words where all would be a wall of names, else null
 * @param facts what is known besides, by name
 * @param categories with the address of a search for each, null where none is possible
 * @param seen where and when, in words
 */
record PaperView(
        PaperSheet sheet,
        String path,
        String place,
        String authors,
        List<Fact> facts,
        List<Link> categories,
        List<Link> seen) {

    private static final int AUTHORS_SHOWN = 12;

    /** Something known of a paper. */
    record Fact(String name, String value) {}

    /**
     * Words with an address, or without when it is null.
     *
     * @param hint said after it, may be null
     */
    record Link(String words, String address, String hint) {}

    static PaperView of(Paper paper, PaperSheet sheet, List<Revision> revisions, Messages t) {
        int authors = Math.max(paper.authorCount(), sheet.authors().size());
        return new PaperView(
                sheet,
                PaperAddress.of(paper.externalId()),
                place(sheet.entry().url()),
                authors > AUTHORS_SHOWN ? t.count("authors", authors) : null,
                facts(paper, sheet, revisions, t),
                paper.categories().stream().map(name -> category(name, t)).toList(),
                sheet.seen().stream().map(seen -> seen(seen, t)).toList());
    }

    /** Of an address that is a link already. */
    static String place(String address) {
        return address == null ? null : URI.create(address).getHost().replaceFirst("^www\\.", "");
    }

    /** The reader's interests that it matches. */
    public List<PaperSheet.Answer> matching() {
        return sheet.answers().stream().filter(PaperSheet.Answer::matches).toList();
    }

    /** The reader's other interests. */
    public List<PaperSheet.Answer> others() {
        return sheet.answers().stream().filter(answer -> !answer.matches()).toList();
    }

    public long misses() {
        return others().size();
    }

    /** Those who stand on the line that is always seen. */
    public List<List<Span>> firstAuthors() {
        return authors == null
                ? sheet.authors()
                : sheet.authors().subList(0, Math.min(3, sheet.authors().size()));
    }

    private static List<Fact> facts(Paper paper, PaperSheet sheet, List<Revision> revisions, Messages t) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "archive.paper.published", paper.publishedAt(), t);
        add(facts, "archive.paper.announced", paper.announcedOn(), t);
        add(facts, "archive.paper.arrived", day(paper.arrivedAt()), t);
        if (paper.version() != null) {
            facts.add(new Fact(t.say("archive.paper.version"), String.valueOf(paper.version())));
        }
        if (!revisions.isEmpty()) {
            facts.add(new Fact(
                    t.say("archive.paper.revisions"),
                    String.join(
                            EntryWords.SEPARATOR,
                            revisions.stream()
                                    .map(each ->
                                            t.say("archive.paper.revision", each.version(), t.day(day(each.foundAt()))))
                                    .toList())));
        }
        if (sheet.entry().upvotes() != null && sheet.entry().upvotes() > 0) {
            facts.add(new Fact(
                    t.say("archive.paper.upvotes"), t.number(sheet.entry().upvotes())));
        }
        return facts;
    }

    private static void add(List<Fact> facts, String key, LocalDate day, Messages t) {
        if (day != null) {
            facts.add(new Fact(t.say(key), t.day(day)));
        }
    }

    private static Link category(String name, Messages t) {
        String search = "category:" + (name.matches("[\\w.-]+") ? name : "\"" + name.replace("\"", "") + "\"");
        try {
            Interest.parse(search);
            return new Link(name, "/papers?q=" + PapersAsked.encoded(search) + "&lang=" + t.tag(), null);
        } catch (InterestSyntaxException e) {
            return new Link(name, null, null);
        }
    }

    private static Link seen(PaperSheet.Seen seen, Messages t) {
        LocalDate first = day(seen.firstAt());
        LocalDate last = day(seen.lastAt());
        return new Link(
                seen.source(),
                seen.url(),
                first.equals(last) ? t.day(first) : t.say("archive.paper.seen", t.day(first), t.day(last)));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
