package dev.paperpost.mail;

import dev.paperpost.digest.Entry;
import dev.paperpost.digest.Entry.Span;
import dev.paperpost.digest.Shorten;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A paper as the templates lay it out.
 *
 * @param number in the mail, from 1
 * @param url null when the paper has no address
 * @param facts date, source, revision, lateness and upvotes in words
 * @param snippet empty in a compact row
 * @param snippetLabel null when the snippet is the authors' own
 * @param why what matched and where, in words; empty in a compact row
 */
record Row(
        int number,
        String url,
        List<Span> title,
        List<Span> authors,
        String facts,
        List<Span> snippet,
        String snippetLabel,
        String why,
        List<Entry.Link> links) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d\u00A0MMM\u00A0yyyy", Locale.ENGLISH);
    /** Stays at the end of a line. */
    private static final String SEPARATOR = "\u00A0· ";

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_COMPACT_TITLE = 160;
    private static final int LONGEST_AUTHORS = 200;
    private static final int LONGEST_COMPACT_AUTHORS = 80;
    private static final int LONGEST_REASON = 300;

    static Row full(int number, Entry entry, int longestSnippet) {
        return new Row(
                number,
                entry.url(),
                Shorten.spans(entry.title(), LONGEST_TITLE),
                Shorten.spans(entry.authors(), LONGEST_AUTHORS),
                facts(entry),
                Shorten.spans(entry.snippet(), longestSnippet),
                entry.snippetLabel(),
                Shorten.text(why(entry.reasons()), LONGEST_REASON),
                entry.links());
    }

    static Row compact(int number, Entry entry) {
        return new Row(
                number,
                entry.url(),
                Shorten.spans(entry.title(), LONGEST_COMPACT_TITLE),
                Shorten.spans(entry.authors(), LONGEST_COMPACT_AUTHORS),
                facts(entry),
                List.of(),
                null,
                "",
                List.of());
    }

    public String titleText() {
        return Entry.plain(title);
    }

    public String byline() {
        String names = Entry.plain(authors);
        return names.isEmpty() || facts.isEmpty() ? names + facts : names + SEPARATOR + facts;
    }

    public String snippetText() {
        String words = Entry.plain(snippet);
        return snippetLabel == null || words.isEmpty() ? words : snippetLabel + ": " + words;
    }

    private static String why(List<Entry.Reason> reasons) {
        String matched = "Matched: " + String.join(", ", reasons.get(0).where());
        String also = reasons.stream().skip(1).map(Entry.Reason::interest).collect(Collectors.joining("; "));
        return also.isEmpty() ? matched : matched + SEPARATOR + "also matches: " + also;
    }

    private static String facts(Entry entry) {
        List<String> facts = new ArrayList<>();
        if (entry.date() != null) {
            facts.add(DAY.format(entry.date()));
        }
        if (!entry.source().isBlank()) {
            facts.add(entry.source().replace(' ', '\u00A0'));
        }
        if (entry.occasion() == Entry.Occasion.REVISED) {
            facts.add("revised: v" + entry.version());
        } else if (entry.version() > 1) {
            facts.add("v" + entry.version());
        }
        if (entry.occasion() == Entry.Occasion.LATE) {
            facts.add("arrived\u00A0late");
        }
        if (entry.upvotes() != null && entry.upvotes() > 0) {
            facts.add("▲\u00A0" + entry.upvotes() + " on Hugging\u00A0Face");
        }
        return String.join(SEPARATOR, facts);
    }
}
