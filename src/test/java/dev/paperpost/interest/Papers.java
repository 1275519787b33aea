package dev.paperpost.interest;

import java.time.Instant;
import java.util.List;

/** Papers for tests. */
final class Papers {

    private Papers() {}

    static PaperText titled(String title) {
        return new PaperText(title, "", List.of(), List.of());
    }

    static PaperText of(String title, String abstractText) {
        return new PaperText(title, abstractText, List.of(), List.of());
    }

    static PaperText by(String... authors) {
        return new PaperText("A title", "", List.of(authors), List.of());
    }

    static PaperText in(String... categories) {
        return new PaperText("A title", "", List.of(), List.of(categories));
    }

    /** Whether the index finds it; explain must say the same with the same score, and so must an index of papers. */
    static boolean matches(String interest, PaperText paper) {
        Interest parsed = Interest.parse(interest);
        List<Match> found = InterestIndex.of(java.util.Map.of(1L, parsed)).match(paper);
        Explanation explanation = parsed.explain(paper);
        double score = found.isEmpty() ? 0 : found.get(0).score();
        if (explanation.score() != score || explanation.matches() == found.isEmpty()) {
            throw new AssertionError("The index says " + found + " and explain says " + explanation);
        }
        PaperIndex papers = new PaperIndex();
        papers.put(1, Instant.EPOCH, paper);
        if (papers.count(parsed, Instant.EPOCH) > 0 != explanation.matches()) {
            throw new AssertionError("The index of papers does not say " + explanation);
        }
        return explanation.matches();
    }
}
