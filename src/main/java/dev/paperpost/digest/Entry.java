package dev.paperpost.digest;

import java.time.LocalDate;
import java.util.List;

/**
 * One paper as a reader sees it: plain text with Unicode mathematics, never markup.
 *
 * @param url where the title leads, https or http
 * @param authors already shortened: at most three, or first, second, … last (n authors)
 * @param date announced, else published, else null
 * @param source text badge such as {@code arXiv cs.LG}
 * @param upvotes on Hugging Face, null when unknown
 * @param version of the work, 1 or higher
 * @param snippet the sentences with the densest matches, 240 to 300 characters
 * @param snippetLabel whose words the snippet is when not the abstract, such as {@code AI summary (Hugging Face)}, else null
 * @param reasons why it is here, at least one
 * @param links targets that exist, title link not repeated
 */
public record Entry(
        long paperId,
        String url,
        List<Span> title,
        String authors,
        LocalDate date,
        String source,
        Integer upvotes,
        int version,
        List<Span> snippet,
        String snippetLabel,
        List<Reason> reasons,
        List<Link> links) {

    /** A stretch of text; marked when it is what matched. */
    public record Span(String text, boolean marked) {}

    /**
     * One interest the paper matches and where.
     *
     * @param interest the reader's own words
     * @param where matched terms with their field, such as {@code “flow matching” (title)}
     */
    public record Reason(String interest, List<String> where) {}

    /** A named target, such as PDF or Code. */
    public record Link(String name, String url) {}
}
