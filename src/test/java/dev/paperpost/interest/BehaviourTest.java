package dev.paperpost.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BehaviourTest {

    static Stream<Arguments> pairs() {
        return Table.rows("behaviour.tsv").stream().map(row -> Arguments.of(row[0], row[1], row[2].equals("1")));
    }

    @ParameterizedTest(name = "{0} | {1} | {2}")
    @MethodSource("pairs")
    void anInterestMatchesATitleOrDoesNot(String interest, String title, boolean expected) {
        assertThat(Papers.matches(interest, Papers.titled(title))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} | {1} | {2}")
    @MethodSource("pairs")
    void theCanonicalFormMatchesTheSameInAnAbstract(String interest, String text, boolean expected) {
        String canonical = Interest.parse(interest).canonical();
        assertThat(Papers.matches(canonical, Papers.of("Nothing", text))).isEqualTo(expected);
    }

    @Test
    void aPhraseDoesNotReachFromTheTitleIntoTheAbstract() {
        assertThat(Papers.matches("\"deep learning\"", Papers.of("Into the deep", "learning to swim")))
                .isFalse();
    }

    @Test
    void aFieldLooksOnlyThere() {
        PaperText paper = Papers.of("Diffusion models", "We study graphs");
        assertThat(Papers.matches("title:diffusion abstract:graph", paper)).isTrue();
        assertThat(Papers.matches("abstract:diffusion", paper)).isFalse();
        assertThat(Papers.matches("title:graph", paper)).isFalse();
        assertThat(Papers.matches("ti:(diffusion model)", paper)).isTrue();
        assertThat(Papers.matches("graph[ti]", paper)).isFalse();
    }

    @Test
    void notInsideAFieldExcludesOnlyThere() {
        PaperText paper = Papers.of("Diffusion models", "We study graphs");
        assertThat(Papers.matches("title:(diffusion NOT graph)", paper)).isTrue();
        assertThat(Papers.matches("title:(diffusion NOT model)", paper)).isFalse();
    }

    @Test
    void missingPartsOfAPaperAreEmpty() {
        PaperText nothing = new PaperText(null, null, null, null);
        assertThat(Papers.matches("deep OR author:hinton OR cat:cs", nothing)).isFalse();
        PaperText holes = new PaperText("x", "y", java.util.Arrays.asList(null, "Ada Lovelace"), List.of());
        assertThat(Interest.parse("author:lovelace").explain(holes).hits())
                .singleElement()
                .satisfies(hit -> assertThat(hit.author()).isEqualTo(1));
    }
}
