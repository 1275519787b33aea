package dev.paperpost.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paperpost.interest.Explanation.Hit;
import dev.paperpost.interest.Explanation.Part;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTest {

    private static double score(String interest, PaperText paper) {
        return Interest.parse(interest).explain(paper).score();
    }

    @Test
    void theExampleOfTheDocumentationHolds() {
        PaperText paper =
                Papers.of("A graph network", "Graph networks, graph-networks and a graph network for a molecule");
        assertThat(score("\"graph network\" molecule", paper)).isCloseTo(0.437, within(0.0005));
    }

    @ParameterizedTest
    @CsvSource({"model, 0.20", "graph, 0.27", "lora, 0.30", "'\"deep sea fish\"', 0.38", "lora perovskite, 0.36"})
    void theScoresOfTheDocumentationHold(String interest, double expected) {
        PaperText paper = Papers.titled("A graph model of LoRA for deep sea fish and perovskite");
        assertThat(score(interest, paper)).isCloseTo(expected, within(0.005));
    }

    @Test
    void aPhraseSaysNoLessThanItsWordsApart() {
        PaperText paper = Papers.titled("A graph network");
        assertThat(score("\"graph network\"", paper)).isGreaterThanOrEqualTo(score("graph network", paper));
        assertThat(score("graph-network", paper)).isEqualTo(score("\"graph network\"", paper));
    }

    @Test
    void theTitleCountsDouble() {
        double title = score("lora", Papers.of("LoRA", "none"));
        assertThat(title).isEqualTo(2 * score("lora", Papers.of("none", "LoRA")));
    }

    @Test
    void moreMentionsCountMoreButLessAndLess() {
        double one = score("lora", Papers.titled("lora"));
        double two = score("lora", Papers.titled("lora lora"));
        double three = score("lora", Papers.titled("lora lora lora"));
        assertThat(two).isGreaterThan(one);
        assertThat(three - two).isBetween(0.0, two - one);
    }

    @Test
    void aPhraseWeighsMoreThanAWord() {
        PaperText phraseInTitle = Papers.of("Deep sea", "fish");
        PaperText wordInTitle = Papers.of("fish", "deep sea");
        assertThat(score("\"deep sea\" fish", phraseInTitle)).isGreaterThan(score("\"deep sea\" fish", wordInTitle));
    }

    @Test
    void aFurtherAlternativeAddsALittle() {
        double one = score("lora OR graph", Papers.titled("lora"));
        double both = score("lora OR graph", Papers.titled("lora graph"));
        assertThat(both).isGreaterThan(one).isLessThan(one + 0.1);
        assertThat(one).isEqualTo(score("lora", Papers.titled("lora")));
    }

    @Test
    void hitsPointIntoTheOriginalText() {
        PaperText paper = new PaperText(
                "On pre-trained models",
                "The Schr\\\"{o}dinger LLMs",
                List.of("A. Nobody", "G. Hinton"),
                List.of("x", "cs.LG"));
        List<Hit> hits = Interest.parse("pretraining schrödinger llm author:hinton cat:cs NOT absent")
                .explain(paper)
                .hits();
        assertThat(hits)
                .containsExactly(
                        new Hit(Field.TITLE, -1, 3, 14, "pretraining"),
                        new Hit(Field.ABSTRACT, -1, 4, 19, "schrodinger"),
                        new Hit(Field.ABSTRACT, -1, 20, 24, "llm"),
                        new Hit(Field.AUTHOR, 1, 0, 9, "author:hinton"),
                        new Hit(Field.CATEGORY, 1, 0, 5, "category:cs"));
    }

    @Test
    void everyPartSaysWhetherItIsFulfilled() {
        Explanation explanation =
                Interest.parse("deep (sea OR sky) -fish").explain(Papers.titled("deep blue sea fish"));
        assertThat(explanation.matches()).isFalse();
        assertThat(explanation.score()).isZero();
        assertThat(explanation.hits()).hasSize(2);
        Part root = explanation.root();
        assertThat(root.kind()).isEqualTo("and");
        assertThat(root.parts()).extracting(Part::text).containsExactly("deep", "sea OR sky", "NOT fish");
        assertThat(root.parts()).extracting(Part::matched).containsExactly(true, true, false);
        assertThat(root.parts().get(1).parts()).extracting(Part::matched).containsExactly(true, false);
    }

    @Test
    void theIndexAnswersByAscendingIdAndCountsEqualInterestsEach() {
        InterestIndex index = InterestIndex.of(Map.of(
                30L,
                Interest.parse("graphs"),
                1L,
                Interest.parse("Graph"),
                2L,
                Interest.parse("tree"),
                9L,
                Interest.parse("graph OR tree")));
        assertThat(index.size()).isEqualTo(4);
        assertThat(index.match(Papers.titled("A graph")))
                .extracting(Match::interestId)
                .containsExactly(1L, 9L, 30L);
        assertThat(InterestIndex.of(Map.of()).match(Papers.titled("A graph"))).isEmpty();
    }

    @Test
    void aWordThatOnlyAnotherInterestHyphenatesStaysAWord() {
        Interest joined = Interest.parse("blorkmap");
        InterestIndex index = InterestIndex.of(Map.of(1L, joined, 2L, Interest.parse("blork-map")));
        assertThat(index.match(Papers.titled("a blork map")))
                .extracting(Match::interestId)
                .containsExactly(2L);
    }
}
