package dev.paperpost.mail;

import dev.paperpost.digest.DigestContent;
import dev.paperpost.digest.Entry;
import dev.paperpost.digest.Shorten;
import dev.paperpost.platform.Messages;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The line an inbox shows after the subject: 40 to 130 characters that say something new. */
final class Preheader {

    private static final int SHORTEST = 40;
    private static final int LONGEST = 130;

    private Preheader() {}

    static String of(DigestContent content, Messages words) {
        StringBuilder line = new StringBuilder();
        for (String part : (Iterable<String>) candidates(content, words)::iterator) {
            if (line.length() >= SHORTEST) {
                break;
            }
            if (!part.isBlank()) {
                line.append(line.isEmpty() ? "" : " · ").append(part.strip());
            }
        }
        return Shorten.text(line.toString(), LONGEST);
    }

    private static Stream<String> candidates(DigestContent content, Messages words) {
        List<List<Entry>> groups = content.groups().stream()
                .map(DigestContent.Group::entries)
                .filter(entries -> !entries.isEmpty())
                .toList();
        Entry first = groups.get(0).get(0);
        return Stream.of(
                second(groups)
                        .map(e -> words.say("digest.preheader.also", Entry.plain(e.title())))
                        .orElse(""),
                Entry.plain(first.authors()),
                first.source(),
                words.say("digest.preheader.words"));
    }

    /** The best of the second group, for it shows another side of the digest; else the second of the first. */
    private static Optional<Entry> second(List<List<Entry>> groups) {
        return groups.size() > 1
                ? Optional.of(groups.get(1).get(0))
                : groups.get(0).stream().skip(1).findFirst();
    }
}
