package dev.paperpost.digest;

import dev.paperpost.digest.Completeness.Part;
import dev.paperpost.digest.Completeness.State;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The calm line at the end of a digest: what it holds of each source, and what will follow. */
final class CompletenessWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d\u00A0MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d\u00A0MMM\u00A0yyyy, HH:mm", Locale.ENGLISH);

    /** More would be a table, not a line. */
    private static final int MOST_NAMED = 6;

    private CompletenessWords() {}

    /** @param zone the reader's, for the moment that is named when no source is */
    static String of(Completeness completeness, ZoneId zone) {
        if (completeness.parts().isEmpty()) {
            return "Everything that had arrived by "
                    + MOMENT.format(completeness.until().atZone(zone)) + " is here.";
        }
        List<String> words = new ArrayList<>();
        List<Part> here = in(completeness, State.HERE);
        here.stream().limit(MOST_NAMED).forEach(part -> words.add(source(part) + ": " + count(part)));
        if (here.size() > MOST_NAMED) {
            words.add(others(here.subList(MOST_NAMED, here.size())));
        }
        in(completeness, State.LATE).forEach(part -> words.add(source(part) + " came late: " + count(part)));
        List<Part> awaited = in(completeness, State.AWAITED);
        if (!awaited.isEmpty()) {
            words.add(awaited.stream().map(CompletenessWords::source).collect(Collectors.joining(", "))
                    + " could not be read yet and will follow");
        }
        return String.join("; ", words) + ".";
    }

    private static List<Part> in(Completeness completeness, State state) {
        return completeness.parts().stream()
                .filter(part -> part.state() == state)
                .toList();
    }

    private static String source(Part part) {
        return DisplayText.clean(part.source()).replace(' ', '\u00A0') + " of " + days(part.first(), part.last());
    }

    private static String days(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return DAY.format(last);
        }
        boolean oneMonth = first.getMonth() == last.getMonth();
        return (oneMonth ? String.valueOf(first.getDayOfMonth()) : DAY.format(first)) + " to " + DAY.format(last);
    }

    private static String count(Part part) {
        return part.listed() == null ? number(part.stored()) : number(part.stored()) + " of " + number(part.listed());
    }

    private static String others(List<Part> parts) {
        int stored = parts.stream().mapToInt(Part::stored).sum();
        int listed = parts.stream()
                .mapToInt(part -> part.listed() == null ? part.stored() : part.listed())
                .sum();
        return parts.size() + " more: " + number(stored) + " of " + number(listed);
    }

    private static String number(int count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }
}
