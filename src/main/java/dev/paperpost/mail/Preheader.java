package dev.paperpost.mail;

import dev.paperpost.digest.DigestContent;
import dev.paperpost.digest.Entry;
import dev.paperpost.digest.Shorten;
import java.util.List;
import java.util.stream.Stream;

/** The line an inbox shows after the subject: 40 to 130 characters that say something new. */
final class Preheader {

    private static final int SHORTEST = 40;
    private static final int LONGEST = 130;

    private Preheader() {}

    static String of(DigestContent content) {
        StringBuilder line = new StringBuilder();
        for (String part : (Iterable<String>) candidates(content)::iterator) {
            if (line.length() >= SHORTEST) {
                break;
            }
            if (!part.isBlank()) {
                line.append(line.isEmpty() ? "" : " · ").append(part.strip());
            }
        }
        return Shorten.text(line.toString(), LONGEST);
    }

    private static Stream<String> candidates(DigestContent content) {
        List<Entry> entries =
                content.groups().stream().flatMap(g -> g.entries().stream()).toList();
        Entry first = entries.get(0);
        return Stream.of(
                second(content, entries),
                Entry.plain(first.authors()),
                first.source(),
                "each with the words that matched your interests");
    }

    /** The best of the second group, for it shows another side of the digest; else the second of the first. */
    private static String second(DigestContent content, List<Entry> entries) {
        if (content.groups().size() > 1) {
            return "also "
                    + Entry.plain(content.groups().get(1).entries().get(0).title());
        }
        return entries.size() > 1 ? "also " + Entry.plain(entries.get(1).title()) : "";
    }
}
