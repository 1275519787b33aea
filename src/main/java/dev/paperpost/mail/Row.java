package dev.paperpost.mail;

import dev.paperpost.digest.Entry;
import dev.paperpost.digest.Entry.Span;
import dev.paperpost.digest.EntryWords;
import dev.paperpost.digest.Shorten;
import dev.paperpost.platform.Messages;
import java.util.ArrayList;
import java.util.List;

/**
 * A paper as the templates lay it out; all that is said of it is here, for what a template has to look for outside of a row it
 * looks for in each.
 *
 * @param number in the mail, from 1
 * @param translated whether the paper is in another language than what is said of it
 * @param address where its title leads: the web view of the digest when the paper has no address
 * @param facts date, source, revision, lateness and upvotes in words
 * @param byline authors and facts in one line of text
 * @param snippet empty in a compact row
 * @param snippetLabel null when the snippet is the authors' own
 * @param why what matched and where, in words; empty in a compact row
 * @param links where else to go, and where to ask for more or fewer papers like it; none in a compact row
 */
record Row(
        int number,
        boolean translated,
        String address,
        List<Span> title,
        List<Span> authors,
        String facts,
        String byline,
        List<Span> snippet,
        String snippetLabel,
        String why,
        List<Entry.Link> links) {

    private static final int LONGEST_COMPACT_TITLE = 160;
    private static final int LONGEST_AUTHORS = 200;
    private static final int LONGEST_COMPACT_AUTHORS = 80;
    private static final int LONGEST_REASON = 300;

    static Row full(int number, Entry entry, int longestSnippet, DigestLinks links, Messages words) {
        List<Entry.Link> all = new ArrayList<>(entry.links());
        all.add(new Entry.Link(words.say("digest.like"), links.like(entry.paperId())));
        List<Span> authors = Shorten.spans(entry.authors(), LONGEST_AUTHORS);
        String facts = EntryWords.facts(entry, words);
        return new Row(
                number,
                words.translates(),
                address(entry, links),
                entry.listedTitle(),
                authors,
                facts,
                byline(authors, facts, words),
                Shorten.spans(entry.snippet(), longestSnippet),
                entry.snippetLabel(),
                Shorten.text(EntryWords.why(entry, words), LONGEST_REASON),
                all);
    }

    static Row compact(int number, Entry entry, DigestLinks links, Messages words) {
        List<Span> authors = Shorten.spans(entry.authors(), LONGEST_COMPACT_AUTHORS);
        String facts = EntryWords.facts(entry, words);
        return new Row(
                number,
                words.translates(),
                address(entry, links),
                Shorten.spans(entry.title(), LONGEST_COMPACT_TITLE),
                authors,
                facts,
                byline(authors, facts, words),
                List.of(),
                null,
                "",
                List.of());
    }

    private static String address(Entry entry, DigestLinks links) {
        return entry.url() == null ? links.view() : entry.url();
    }

    private static String byline(List<Span> authors, String facts, Messages words) {
        if (authors.isEmpty()) {
            return facts;
        }
        String names = words.apart(Entry.plain(authors));
        return facts.isEmpty() ? names : names + EntryWords.SEPARATOR + facts;
    }

    String titleText() {
        return Entry.plain(title);
    }

    String snippetText() {
        String words = Entry.plain(snippet);
        return snippetLabel == null || words.isEmpty() ? words : snippetLabel + ": " + words;
    }
}
