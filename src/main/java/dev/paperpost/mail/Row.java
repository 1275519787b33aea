package dev.paperpost.mail;

import dev.paperpost.digest.Entry;
import dev.paperpost.digest.Entry.Span;
import dev.paperpost.digest.EntryWords;
import dev.paperpost.digest.Shorten;
import dev.paperpost.platform.Messages;
import java.util.List;

/**
 * A paper as the templates lay it out.
 *
 * @param number in the mail, from 1
 * @param paperId of the paper, for feedback
 * @param url null when the paper has no address
 * @param facts date, source, revision, lateness and upvotes in words
 * @param snippet empty in a compact row
 * @param snippetLabel null when the snippet is the authors' own
 * @param why what matched and where, in words; empty in a compact row
 */
record Row(
        int number,
        long paperId,
        String url,
        List<Span> title,
        List<Span> authors,
        String facts,
        List<Span> snippet,
        String snippetLabel,
        String why,
        List<Entry.Link> links) {

    private static final int LONGEST_COMPACT_TITLE = 160;
    private static final int LONGEST_AUTHORS = 200;
    private static final int LONGEST_COMPACT_AUTHORS = 80;
    private static final int LONGEST_REASON = 300;

    static Row full(int number, Entry entry, int longestSnippet, Messages words) {
        return new Row(
                number,
                entry.paperId(),
                entry.url(),
                entry.listedTitle(),
                Shorten.spans(entry.authors(), LONGEST_AUTHORS),
                EntryWords.facts(entry, words),
                Shorten.spans(entry.snippet(), longestSnippet),
                entry.snippetLabel(),
                Shorten.text(EntryWords.why(entry, words), LONGEST_REASON),
                entry.links());
    }

    static Row compact(int number, Entry entry, Messages words) {
        return new Row(
                number,
                entry.paperId(),
                entry.url(),
                Shorten.spans(entry.title(), LONGEST_COMPACT_TITLE),
                Shorten.spans(entry.authors(), LONGEST_COMPACT_AUTHORS),
                EntryWords.facts(entry, words),
                List.of(),
                null,
                "",
                List.of());
    }

    public String titleText() {
        return Entry.plain(title);
    }

    /** Authors and facts in one line of text. */
    String byline(Messages words) {
        if (authors.isEmpty()) {
            return facts;
        }
        String names = words.apart(Entry.plain(authors));
        return facts.isEmpty() ? names : names + EntryWords.SEPARATOR + facts;
    }

    public String snippetText() {
        String words = Entry.plain(snippet);
        return snippetLabel == null || words.isEmpty() ? words : snippetLabel + ": " + words;
    }
}
