package dev.paperpost.digest;

import dev.paperpost.platform.Messages;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * Everything one digest says, ready to be laid out as HTML, text, feed or web page.
 *
 * @param slot the reader's local day
 * @param dueAt when it was due
 * @param groups the top picks if there are any, then the rest in the order of the reader's interests; none is without papers
 * @param shown papers shown in full in the mail
 * @param total all papers of the digest; {@code total - shown} are the "n more" of the web view
 * @param trending below all these, and none of them; not counted
 * @param welcome whether it is a new reader's first one, before their hour
 * @param completeness what it holds of each source and what will follow, in one line; may be empty
 */
public record DigestContent(
        long digestId,
        long subscriberId,
        LocalDate slot,
        Instant dueAt,
        ZoneId zone,
        Locale locale,
        List<Group> groups,
        int shown,
        int total,
        Trending trending,
        String completeness,
        boolean welcome) {

    /** How many papers it is of, as its heading. */
    public String heading(Messages words) {
        return words.count(welcome ? "welcome.heading" : "digest.heading", total);
    }

    /**
     * The papers that stand under one interest.
     *
     * @param interestId 0 for the top picks
     * @param interest the reader's own words, or that these are the top picks
     * @param muted whether the reader has muted the interest
     * @param entries best first; may be empty when only the web view lists them
     * @param more papers of this group that only the web view lists
     */
    public record Group(long interestId, String interest, boolean muted, List<Entry> entries, int more) {

        public Group {
            interest = DisplayText.clean(interest);
        }
    }
}
