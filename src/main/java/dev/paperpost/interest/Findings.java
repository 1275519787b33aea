package dev.paperpost.interest;

import java.util.List;

/**
 * What several interests found together in a {@link PaperIndex}.
 *
 * @param papers how many different papers
 * @param answers of each interest, in their order
 * @param best the papers with the highest scores, best first; of equal ones the latest to arrive
 */
public record Findings(int papers, List<Answer> answers, List<Best> best) {

    /**
     * What one interest found.
     *
     * @param papers how many papers
     * @param spellings how the parts asked for are written in those papers, most frequent first, at most 20; counted in
     *     250 of them
     * @param categories under which those papers are filed, most frequent first, at most 3
     */
    public record Answer(int papers, List<Spelling> spellings, List<String> categories) {}

    /** A spelling, folded to lower case and plain letters; a name as it is printed; and in how many papers it is. */
    public record Spelling(String text, int papers) {}

    /**
     * A paper.
     *
     * @param score the highest that an interest gives it, as in {@link Matches#score}
     * @param interests the places of all interests that find it
     */
    public record Best(long paperId, double score, List<Integer> interests) {}
}
