package dev.paperpost.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No text whatsoever breaks the room or keeps it busy. */
class AnyTextTest {

    private static final int TEXTS = 40_000;

    private static final String[] NASTY = {
        "\"",
        "“",
        "”",
        "«",
        "(",
        ")",
        "（",
        "）",
        "((((",
        "))))",
        "|",
        "||",
        "&",
        "&&",
        " AND ",
        " OR ",
        " NOT ",
        " or ",
        "-",
        "–",
        " -",
        "*",
        "?",
        ":",
        "：",
        "title:",
        "ti:",
        "abs:",
        "author:",
        "cat:",
        "cs",
        "cs.LG",
        "cs.*",
        "foo:",
        "[ti]",
        "[x]",
        "[",
        "]",
        "\0",
        "\n",
        "\u00AD",
        "\u200B",
        "\uFEFF",
        "\uD800",
        "\uDC00",
        "\uD835\uDCAA",
        "\uD83D\uDE00",
        "é",
        "e\u0301",
        "\u0301\u0301\u0301",
        "ß",
        "İ",
        "ŉ",
        "ﷺ",
        "ﬁ",
        "½",
        "²",
        "™",
        "ǅ",
        "Σ",
        "ς",
        "α",
        "μm",
        "\\",
        "\\alpha",
        "\\\"",
        "\\'{e}",
        "\\textbf{",
        "{",
        "}",
        "$",
        "^",
        "_",
        "_2",
        "\\o ",
        "\\v",
        "言語",
        "ガ",
        "ｶﾞ",
        "カ\u3099",
        "한",
        "\u1112\u1161\u11AB",
        "\u1161",
        "हिन्दी",
        "ไทย",
        "שלום",
        "pre-training",
        "Pre training",
        "C++",
        "C#",
        "+",
        "#",
        "'s",
        "’",
        "o'",
        ".",
        "3.5",
        "1,000",
        "a",
        "b",
        "graph",
        "LLMs",
        "GPUs",
        "deep learning",
        "x-y-z",
        "a-b-c-d-e-f-g-h",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        " ",
        " ",
        " ",
        "uses",
        "axes",
        "isation",
        "ies",
        "ss",
        "ourisation",
        "haemouses"
    };

    private final Random random = new Random(4711);

    @Test
    void everyTextIsAnInterestOrIsRefusedWithLocatedProblems() {
        int accepted = 0;
        long start = System.nanoTime();
        long slowest = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text();
            long before = System.nanoTime();
            try {
                Interest interest = Interest.parse(text);
                slowest = Math.max(slowest, System.nanoTime() - before);
                accepted++;
                check(interest, text);
            } catch (InterestSyntaxException refusal) {
                slowest = Math.max(slowest, System.nanoTime() - before);
                checkPositions(refusal.problems(), text);
            }
        }
        System.out.printf(
                "%d texts, %d of them interests, %d ms, slowest %d us%n",
                TEXTS, accepted, (System.nanoTime() - start) / 1_000_000, slowest / 1000);
        assertThat(accepted).isBetween(TEXTS / 20, TEXTS);
    }

    private void check(Interest interest, String typed) {
        Interest again = Interest.parse(interest.canonical());
        assertThat(again.canonical()).as("canonical of <%s>", typed).isEqualTo(interest.canonical());
        PaperText paper = new PaperText(typed, text(), List.of(text(), typed), List.of(text(), "cs.LG"));
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

    private String text() {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(100) == 0 ? 300 : random.nextInt(8);
        for (int i = 0; i < pieces; i++) {
            if (random.nextInt(12) == 0) {
                text.append((char) random.nextInt(0x10000));
            } else {
                text.append(NASTY[random.nextInt(NASTY.length)]);
            }
            if (random.nextInt(3) == 0) {
                text.append(' ');
            }
        }
        return text.toString();
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
