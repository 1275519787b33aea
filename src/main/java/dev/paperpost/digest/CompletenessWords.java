package dev.paperpost.digest;

import dev.paperpost.digest.Completeness.Part;
import dev.paperpost.digest.Completeness.State;
import dev.paperpost.platform.Messages;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The calm line at the end of a digest: what it holds of each source, and what will follow. */
final class CompletenessWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** More would be a table, not a line. */
    private static final int MOST_NAMED = 6;

    private final Messages words;

    private CompletenessWords(Messages words) {
        this.words = words;
    }

    /** @param zone the reader's, for the moment that is named when no source is */
    static String of(Completeness completeness, ZoneId zone, Messages words) {
        if (!completeness.parts().isEmpty()) {
            return new CompletenessWords(words).of(completeness);
        }
        ZonedDateTime until = completeness.until().atZone(zone);
        return words.say("completeness.arrived", words.day(until.toLocalDate()), TIME.format(until));
    }

    private String of(Completeness completeness) {
        List<String> all = new ArrayList<>();
        List<Part> here = in(completeness, State.HERE);
        here.stream()
                .limit(MOST_NAMED)
                .forEach(part -> all.add(words.say("completeness.here", source(part), count(part))));
        if (here.size() > MOST_NAMED) {
            all.add(others(here.subList(MOST_NAMED, here.size())));
        }
        in(completeness, State.LATE)
                .forEach(part -> all.add(words.say("completeness.late", source(part), count(part))));
        List<Part> awaited = in(completeness, State.AWAITED);
        if (!awaited.isEmpty()) {
            all.add(words.say(
                    "completeness.awaited",
                    words.list(awaited.stream().map(this::source).toList())));
        }
        return words.say("completeness.line", words.semicolons(all));
    }

    private static List<Part> in(Completeness completeness, State state) {
        return completeness.parts().stream()
                .filter(part -> part.state() == state)
                .toList();
    }

    private String source(Part part) {
        return words.say(
                "completeness.source",
                DisplayText.clean(part.source()).replace(' ', '\u00A0'),
                words.days(part.first(), part.last()));
    }

    private String count(Part part) {
        return part.listed() == null
                ? words.number(part.stored())
                : words.say("completeness.count", words.number(part.stored()), words.number(part.listed()));
    }

    private String others(List<Part> parts) {
        int stored = parts.stream().mapToInt(Part::stored).sum();
        int listed = parts.stream()
                .mapToInt(part -> part.listed() == null ? part.stored() : part.listed())
                .sum();
        return words.say("completeness.others", words.number(parts.size()), words.number(stored), words.number(listed));
    }
}
