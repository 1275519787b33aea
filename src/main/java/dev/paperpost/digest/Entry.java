package dev.paperpost.digest;

import java.time.LocalDate;
import java.util.List;

/**
 * One paper as a reader sees it: plain text with Unicode mathematics, never markup. All text in it is one line without
 * control characters or bidirectional overrides, whatever it was made from.
 *
 * @param externalId the paper's stable identifier
 * @param url where the title leads, https or http; null when the paper has no address
 * @param title never empty
 * @param headline the title for a subject line: mathematical letters as the author typed them
 * @param authors already shortened: at most three, or first, second, … last (n authors), and whoever matched
 * @param date announced, else published, else null
 * @param source text badge such as {@code arXiv cs.LG}
 * @param upvotes on Hugging Face, null when unknown
 * @param version of the work, 1 or higher
 * @param occasion why it comes now
 * @param snippet the sentences with the densest matches, at most 300 characters; may be empty
 * @param snippetLabel whose words the snippet is when not the abstract, such as {@code AI summary}, else null
 * @param reasons why it is here, the interest it stands under first; none where nobody asked for it
 * @param leaning why it stands higher or lower than its match alone would put it, in words; may be empty
 * @param links targets that exist, title link not repeated
 */
public record Entry(
        long paperId,
        String externalId,
        String url,
        List<Span> title,
        String headline,
        List<Span> authors,
        LocalDate date,
        String source,
        Integer upvotes,
        int version,
        Occasion occasion,
        List<Span> snippet,
        String snippetLabel,
        List<Reason> reasons,
        String leaning,
        List<Link> links) {

    private static final int LONGEST_LISTED_TITLE = 300;

    /** Takes no address that a browser would run instead of open. */
    public Entry {
        if (url != null) {
            WebAddress.require(url);
        }
        headline = DisplayText.cleanKeepingLetters(headline);
        source = DisplayText.clean(source);
        leaning = DisplayText.clean(leaning);
    }

    /** The title as a list of papers shows it, at most 300 UTF-16 units of it. */
    public List<Span> listedTitle() {
        return Shorten.spans(title, LONGEST_LISTED_TITLE);
    }

    /** Why a paper comes in this digest and not in another one. */
    public enum Occasion {
        NEW,
        /** It arrived on a later day than its source announced it. */
        LATE,
        /** The reader asked to be told of revisions, and this is one. */
        REVISED
    }

    /** A stretch of text; marked when it is what matched. */
    public record Span(String text, boolean marked) {

        public Span {
            text = DisplayText.clean(text);
        }
    }

    /**
     * One interest the paper matches and where.
     *
     * @param interest the reader's own words
     * @param where matched terms with their field, such as {@code “flow matching” (title)}
     */
    public record Reason(String interest, List<String> where) {

        public Reason {
            interest = DisplayText.clean(interest);
            where = where.stream().map(DisplayText::clean).toList();
        }
    }

    /**
     * A named target, such as PDF or Code.
     *
     * @param url https or http
     */
    public record Link(String name, String url) {

        public Link {
            name = DisplayText.clean(name);
            WebAddress.require(url);
        }
    }

    /** The text of the stretches without their marks. */
    public static String plain(List<Span> spans) {
        if (spans.size() == 1) {
            return spans.get(0).text();
        }
        StringBuilder text = new StringBuilder();
        for (Span span : spans) {
            text.append(span.text());
        }
        return text.toString();
    }
}
