package dev.paperpost.digest;

import dev.paperpost.digest.Entry.Span;
import dev.paperpost.interest.Explanation;
import dev.paperpost.paper.SourceSeen;
import dev.paperpost.platform.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One paper with nothing shortened; all text as in {@link Entry}.
 *
 * @param entry title, place, facts and links
 * @param authors all names that are known, in order
 * @param abstractText may be empty
 * @param summary a source's own, may be empty
 * @param seen where, first seen first
 * @param answers whether it matches, for each interest that was asked, in their order
 */
public record PaperSheet(
        Entry entry,
        List<List<Span>> authors,
        List<Span> abstractText,
        String summary,
        List<Seen> seen,
        List<Answer> answers) {

    /**
     * A source that listed it.
     *
     * @param url https or http, null when it has none
     */
    public record Seen(String source, String url, Instant firstAt, Instant lastAt) {

        static Seen of(SourceSeen seen) {
            return new Seen(
                    DisplayText.clean(seen.source()),
                    WebAddress.of(seen.url()).orElse(null),
                    seen.firstSeenAt(),
                    seen.lastSeenAt());
        }
    }

    /**
     * Whether the paper matches an interest.
     *
     * @param interest the reader's own words
     * @param why what matched and where, or what is missing or in the way
     */
    public record Answer(String interest, boolean matches, String why) {

        public Answer {
            interest = DisplayText.clean(interest);
        }

        static Answer of(String interest, Explanation explanation, Messages words) {
            String why = explanation.matches()
                    ? EntryWords.matches(List.of(ReasonWords.of(interest, explanation.hits(), words)), words)
                    : Obstacles.of(explanation.root(), words);
            return new Answer(interest, explanation.matches(), why);
        }
    }

    /** The parts of an interest that keep a paper from matching. */
    private record Obstacles(Set<String> missing, Set<String> excluding) {

        static String of(Explanation.Part root, Messages words) {
            Obstacles found = new Obstacles(new LinkedHashSet<>(), new LinkedHashSet<>());
            found.look(root, words);
            List<String> sentences = new ArrayList<>();
            if (!found.missing.isEmpty()) {
                sentences.add(words.say("archive.yours.missing", words.commas(found.missing)));
            }
            if (!found.excluding.isEmpty()) {
                sentences.add(words.say("archive.yours.excluded", words.commas(found.excluding)));
            }
            return String.join(EntryWords.SEPARATOR, sentences);
        }

        private void look(Explanation.Part part, Messages words) {
            if (part.matched()) {
                return;
            }
            switch (part.kind()) {
                case "and", "or" -> part.parts().forEach(each -> look(each, words));
                case "not" -> excluding.add(name(part.parts().get(0), words));
                default -> missing.add(name(part, words));
            }
        }

        private static String name(Explanation.Part part, Messages words) {
            return words.apart(DisplayText.clean(part.text()));
        }
    }
}
