package dev.paperpost.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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

    private static final int TEXTS = 100_000;

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

    private static final long MOST_NANOS = 10_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Random random = new Random(4711);
    private final RandomCases cases = new RandomCases(4712);

    @Test
    void everyTextIsAnInterestOrIsRefusedWithLocatedProblemsInNoTime() {
        int accepted = 0;
        long slowest = 0;
        String slowestText = "";
        for (int i = 0; i < TEXTS; i++) {
            String text = anyText(i);
            Interest interest = null;
            try {
                interest = Interest.parse(text);
                accepted++;
            } catch (InterestSyntaxException refusal) {
                checkPositions(refusal.problems(), text);
            }
            if (interest != null && i % 8 == 0) {
                check(interest, text);
            }
            long cost = cost(text);
            if (cost > slowest) {
                slowest = cost;
                slowestText = text;
            }
        }
        System.out.printf(
                "%d texts, %d of them interests, slowest %d us: %s%n", TEXTS, accepted, slowest / 1000, slowestText);
        assertThat(accepted).isBetween(TEXTS / 20, TEXTS);
        assertThat(slowest).as(slowestText).isLessThan(MOST_NANOS);
    }

    private String anyText(int i) {
        return switch (i % 5) {
            case 0 -> mutated(cases.query().written());
            case 1 -> nest();
            default -> text();
        };
    }

    /** A query with some characters lost, doubled or replaced. */
    private String mutated(String query) {
        StringBuilder text = new StringBuilder(query);
        for (int changes = random.nextInt(4); changes > 0 && !text.isEmpty(); changes--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, NASTY[random.nextInt(NASTY.length)]);
                default -> text.setCharAt(at, "()\"*-:|& ".charAt(random.nextInt(9)));
            }
        }
        return text.toString();
    }

    /** Parentheses in parentheses, near every limit and beyond, with many or few different words. */
    private String nest() {
        StringBuilder text = new StringBuilder();
        nest(text, random.nextInt(12), 1 + random.nextInt(40));
        return text.toString();
    }

    private void nest(StringBuilder text, int depth, int words) {
        if (depth == 0 || random.nextInt(4) == 0) {
            text.append(random.nextInt(6) == 0 ? "title:" : "").append('w').append(random.nextInt(words));
            return;
        }
        String operator = random.nextBoolean() ? " OR " : random.nextInt(4) == 0 ? " NOT " : " ";
        text.append(random.nextInt(5) == 0 ? "NOT (" : "(");
        int parts = 1 + random.nextInt(4);
        for (int i = 0; i < parts && text.length() < 1_000; i++) {
            text.append(i == 0 ? "" : operator);
            nest(text, depth - 1, words);
        }
        text.append(')');
    }

    /** Processor time of this thread, which others on the machine do not spoil; the best of several tries if it is long. */
    private static long cost(String text) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5 && best > MOST_NANOS / 4; i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            try {
                Interest.parse(text);
            } catch (InterestSyntaxException refused) {
                // takes its time as well
            }
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - before);
        }
        return best;
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
