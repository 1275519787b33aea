package dev.paperpost.digest;

import dev.paperpost.digest.Entry.Reason;
import dev.paperpost.platform.Messages;
import java.util.ArrayList;
import java.util.List;

/** What mails and pages say of a paper beside its own words. */
public final class EntryWords {

    /** Stays at the end of a line. */
    public static final String SEPARATOR = "\u00A0· ";

    private EntryWords() {}

    /** Date, source, revision, lateness and upvotes; empty when none is known. */
    public static String facts(Entry entry, Messages words) {
        List<String> facts = new ArrayList<>();
        if (entry.date() != null) {
            facts.add(words.day(entry.date()));
        }
        if (!entry.source().isBlank()) {
            facts.add(entry.source().replace(' ', '\u00A0'));
        }
        if (entry.occasion() == Entry.Occasion.REVISED) {
            facts.add(words.say("paper.revised", entry.version()));
        } else if (entry.version() > 1) {
            facts.add(words.say("paper.version", entry.version()));
        }
        if (entry.occasion() == Entry.Occasion.LATE) {
            facts.add(words.say("paper.late"));
        }
        if (entry.upvotes() != null && entry.upvotes() > 0) {
            facts.add(words.say("paper.upvotes", words.number(entry.upvotes())));
        }
        return String.join(SEPARATOR, facts);
    }

    /** What matched and where, which other interests match, and what the reader's feedback did. */
    public static String why(Entry entry, Messages words) {
        String matches = matches(entry.reasons(), words);
        return entry.leaning().isEmpty() ? matches : matches + SEPARATOR + entry.leaning();
    }

    /** What matched and where, and which other interests match; for others than the reader, too. */
    public static String matches(List<Reason> reasons, Messages words) {
        String matched = words.say(
                "paper.matched",
                words.commas(reasons.get(0).where().stream().map(words::apart).toList()));
        if (reasons.size() == 1) {
            return matched;
        }
        List<String> also = reasons.stream()
                .skip(1)
                .map(reason -> words.apart(reason.interest()))
                .toList();
        return matched + SEPARATOR + words.say("paper.also", words.semicolons(also));
    }
}
