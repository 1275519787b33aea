package dev.paperpost.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No text whatsoever breaks the room or keeps it busy; how long it takes, benchmarks/run queries says. */
class AnyTextTest {

    private static final int TEXTS = 100_000;

    private final AnyTexts texts = new AnyTexts();

    @Test
    void everyTextIsAnInterestOrIsRefusedWithLocatedProblems() {
        int accepted = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = texts.next();
            try {
                Interest interest = Interest.parse(text);
                accepted++;
                if (i % 8 == 0) {
                    check(interest, text);
                }
            } catch (InterestSyntaxException refusal) {
                checkPositions(refusal.problems(), text);
            }
        }
        assertThat(accepted).isBetween(TEXTS / 20, TEXTS);
    }

    private void check(Interest interest, String typed) {
        Interest again = Interest.parse(interest.canonical());
        assertThat(again.canonical()).as("canonical of <%s>", typed).isEqualTo(interest.canonical());
        PaperText paper =
                new PaperText(typed, texts.pieces(), List.of(texts.pieces(), typed), List.of(texts.pieces(), "cs.LG"));
        boolean found = Papers.matches(interest.text(), paper);
        assertThat(Papers.matches(interest.canonical(), paper))
                .as("canonical of <%s>", typed)
                .isEqualTo(found);
        for (Explanation.Hit hit : interest.explain(paper).hits()) {
            String field =
                    switch (hit.field()) {
                        case TITLE -> paper.title();
                        case ABSTRACT -> paper.abstractText();
                        case AUTHOR -> paper.authors().get(hit.author());
                        default -> paper.categories().get(hit.author());
                    };
            assertThat(hit.start()).isBetween(0, hit.end());
            assertThat(hit.end()).isLessThanOrEqualTo(field.length());
        }
    }

    private static void checkPositions(List<Problem> problems, String text) {
        assertThat(problems).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.start()).isBetween(0, problem.end());
            assertThat(problem.end()).as(text).isLessThanOrEqualTo(text.length());
            assertThat(problem.suggestion()).isNotBlank();
        });
    }

    static Stream<String> unkindPieces() {
        return Stream.of(
                "word ",
                "a",
                "a-",
                "-",
                "\\",
                "\\'{",
                "\\v ",
                "{",
                "$_",
                "e\u0301",
                "\u0301",
                "語",
                "\uD800",
                "\0",
                "pre training ",
                "α",
                "'",
                "3.",
                "\\cite{",
                "LLMs ",
                "C++");
    }

    @ParameterizedTest
    @MethodSource("unkindPieces")
    void halfAMegabyteOfAnythingIsReadInTime(String piece) {
        String text = piece.repeat(500_000 / piece.length());
        InterestIndex index = InterestIndex.of(java.util.Map.of(
                1L, Interest.parse("pretraining OR \"a a a a a\" OR \"pre training pre training\" OR 語語語"),
                2L, Interest.parse("\"word word wor*\" AND NOT title:graph")));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> index.match(new PaperText(text, text, List.of(text), List.of(text))));
    }

    @Test
    void anAbstractOfTenMegabytesIsReadInProportion() {
        String text = "We study pre-training of large graphs. ".repeat(256 * 1024);
        InterestIndex index = InterestIndex.of(java.util.Map.of(1L, Interest.parse("pretraining \"large graph\"")));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThat(index.match(Papers.of("A title", text))).hasSize(1));
    }

    @Test
    void aTextOfTenMegabytesIsNoInterest() {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> Assertions.assertThrows(
                        InterestSyntaxException.class, () -> Interest.parse("(graph OR ".repeat(1_000_000))));
    }
}
