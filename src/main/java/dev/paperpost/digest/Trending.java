package dev.paperpost.digest;

import dev.paperpost.platform.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What trends on Hugging Face, shown below the papers of a digest.
 *
 * @param papers best first; may be empty
 */
public record Trending(Period period, List<Mention> papers) {

    /** So many at most. */
    static final int MOST = 5;

    /** How far back papers may have begun to trend. */
    public enum Period {
        WEEK(7),
        MONTH(31);

        private static final Duration LONGEST_WEEK = Duration.ofDays(8);

        final int days;

        Period(int days) {
            this.days = days;
        }

        /** Of a digest that tells of so much time: a week at least, for there is nothing of a single day to be called best. */
        static Period of(Instant from, Instant until) {
            return Duration.between(from, until).compareTo(LONGEST_WEEK) > 0 ? MONTH : WEEK;
        }
    }

    /** Whose opinion it is, and of which time. */
    public String heading(Messages words) {
        return words.say(period == Period.MONTH ? "trending.heading.month" : "trending.heading.week");
    }

    /** The source and votes of a paper; empty when neither is known. */
    public static String facts(Mention paper, Messages words) {
        String source = paper.source().replace(' ', '\u00A0');
        String votes = paper.upvotes() == null ? "" : words.say("trending.upvotes", words.number(paper.upvotes()));
        return source.isEmpty() || votes.isEmpty() ? source + votes : source + EntryWords.SEPARATOR + votes;
    }
}
