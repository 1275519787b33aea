package dev.paperpost.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every control word that is known, taken from the tables themselves, alone and in made-up text and formulae. */
class TexCommandsTest {

    private static final List<String> SYMBOLS =
            sorted(TexSymbols.ORDINARY.keySet(), TexSymbols.OPERATORS.keySet(), TexSymbols.RELATIONS.keySet());

    /** Braces that are asked for are shown, and may then be read as any others. */
    private static final List<String> NO_BRACES = SYMBOLS.stream()
            .filter(name -> !Set.of("lbrace", "rbrace").contains(name))
            .toList();

    private static final List<String> SINGLES = sorted(TexWords.SINGLES, TexWords.TEXT);
    private static final List<String> PAIRS = sorted(TexWords.PAIRS);
    private static final List<String> DROPPED = sorted(TexWords.DROPPED);
    private static final List<String> SWITCHES = sorted(TexWords.SILENT, TexWords.BLANK, TexWords.FUNCTIONS);
    private static final List<String> ACCENTS = sorted(TexAccents.ACCENTS.keySet());

    private static final List<String> UNTOUCHED = List.of(
            "$5 to $10",
            "$1,000",
            "US$20",
            "T5-base_v1.1",
            "GPT-4",
            "snake_case_name",
            "C:\\new\\beta.txt",
            "https://example.org/~me/a_b--c",
            "--verbose",
            "{a,b}",
            "x^2");

    private static final List<String> WORDS =
            List.of("paper", "Bayes", "naïve", "李", "шум", "עברית", "🚀", "12", "0.5", "(so)", "&", "<b>", "50%");

    private final Random random = new Random(20270311);

    static Stream<String> known() {
        return Stream.of(SYMBOLS, SINGLES, PAIRS, DROPPED, SWITCHES, ACCENTS, sorted(TexWords.INFIX))
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("known")
    void everyCommandIsReadInTextAndInAFormula(String name) {
        String text = "say \\" + name + "{a}{b} end";
        String formula = "say $x\\" + name + "{a}{b} y$ end";

        assertThat(TexToUnicode.convert(text)).startsWith("say").endsWith("end");
        assertReadable(text);
        assertReadable(formula);
        assertThat(TexToUnicode.convert(formula))
                .doesNotContain("$")
                .contains("x")
                .contains("y");
    }

    @Test
    void plausibleTextLosesAllItsTexAndNothingElse() {
        for (int i = 0; i < 20_000; i++) {
            String untouched = pick(UNTOUCHED);
            String tex = text(2) + " " + untouched + " " + text(2);
            String shown = TexToUnicode.convert(tex);

            assertThat(shown).as("of %s", tex).contains(" " + untouched + " ");
            assertThat(shown.replace(untouched, "")).as("of %s", tex).doesNotContain("\\", "$", "{}");
            assertSettled(tex, shown);
        }
    }

    @Test
    void plausibleFormulaeAreOneLineWithoutTex() {
        for (int i = 0; i < 20_000; i++) {
            String tex = "before $x" + formula(3) + "$, after";
            String shown = TexToUnicode.convert(tex);

            assertThat(shown).as("of %s", tex).startsWith("before x").endsWith(", after");
            assertThat(shown).as("of %s", tex).doesNotContain("\\", "$", "{}", "\n");
            assertSettled(tex, shown);
        }
    }

    @Test
    void aSubjectDiffersOnlyInTheLettersThatWereTyped() {
        for (int i = 0; i < 5_000; i++) {
            String tex = text(2) + " $x" + formula(2) + "$";

            assertThat(TexToUnicode.convertKeepingLetters(tex)).isEqualTo(TexToUnicode.convert(tex));
        }
        assertThat(TexToUnicode.convertKeepingLetters("\\emph{𝒪}$(n^2)$ by \\'Ida"))
                .isEqualTo("𝒪(n²) by Ída");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\frac{a",
                "$x_{1$",
                "\\begin{equation",
                "\\sqrt[3",
                "{\\bf open",
                "\\href{https://example.org",
                "$$x^2$",
                "\\(x^2",
                "$x^2"
            })
    void aFragmentThatIsNotClosedStaysWhereverItStands(String fragment) {
        assertThat(TexToUnicode.convert(fragment)).isEqualTo(fragment);
        assertThat(TexToUnicode.convert("An \\emph{even} start: " + fragment)).isEqualTo("An even start: " + fragment);
    }

    private static void assertReadable(String tex) {
        String shown = TexToUnicode.convert(tex);
        assertThat(shown).doesNotContain("\\", "{}");
        assertSettled(tex, shown);
    }

    private static void assertSettled(String tex, String shown) {
        assertThat(TexToUnicode.convert(shown)).as("twice, of %s", tex).isEqualTo(shown);
        assertThat(Normalizer.isNormalized(shown, Normalizer.Form.NFC)).isTrue();
        assertThat(shown.codePoints()).noneMatch(c -> c >= 0x1D400 && c <= 0x1D7FF);
    }

    private String text(int depth) {
        List<String> parts = new ArrayList<>();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            parts.add(
                    switch (random.nextInt(depth > 0 ? 9 : 2)) {
                        case 0, 1 -> pick(WORDS);
                        case 2 -> "\\" + pick(NO_BRACES) + "{}";
                        case 3 ->
                            "\\" + pick(List.of("emph", "textbf", "mbox", "texttt")) + "{" + text(depth - 1) + "}";
                        case 4 -> "{\\" + pick(List.of("it", "bf", "em", "sc")) + " " + text(depth - 1) + "}";
                        case 5 -> "$x" + formula(depth) + "$";
                        case 6 -> "na\\" + pick(ACCENTS) + "{" + pick(List.of("a", "o", "n", "\\i")) + "}f";
                        case 7 -> pick(WORDS) + "~\\cite{a_b}";
                        default ->
                            pick(List.of("``so''", "`so'", "a -- b", "a---b", "\\&", "\\%", "R\\_D", "\\sysname"));
                    });
        }
        return String.join(" ", parts);
    }

    private String formula(int depth) {
        StringBuilder formula = new StringBuilder();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            formula.append(
                    switch (random.nextInt(depth > 0 ? 10 : 2)) {
                        case 0 -> pick(List.of("a", "R", "2", "+", "-", "=", "<", "(", ")", ", ", "'", "~", "\\,"));
                        case 1 -> "\\" + pick(NO_BRACES) + " ";
                        case 2 -> "\\" + pick(SINGLES) + "{" + formula(depth - 1) + "}";
                        case 3 -> "\\" + pick(PAIRS) + "{" + formula(depth - 1) + "}{" + formula(depth - 1) + "}";
                        case 4 ->
                            "\\"
                                    + pick(ACCENTS.stream()
                                            .filter(TexCommandsTest::isWord)
                                            .toList()) + "{x}";
                        case 5 -> "_{" + formula(depth - 1) + "}";
                        case 6 -> "^" + pick(List.of("2", "\\alpha", "{" + formula(depth - 1) + "}"));
                        case 7 -> "\\left(" + formula(depth - 1) + "\\right)";
                        case 8 -> "{" + formula(depth - 1) + " \\" + pick(List.copyOf(TexWords.INFIX)) + " b}";
                        default -> "\\" + pick(SWITCHES) + " ";
                    });
        }
        return formula.toString().strip();
    }

    private static boolean isWord(String name) {
        return TexSource.isLetter(name.charAt(0));
    }

    private String pick(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    @SafeVarargs
    private static List<String> sorted(Set<String>... names) {
        return List.copyOf(new TreeSet<>(Stream.of(names).flatMap(Set::stream).toList()));
    }
}
