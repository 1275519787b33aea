package dev.paperpost.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxProblemsTest {

    static Stream<Arguments> errors() {
        return Table.rows("errors.tsv").stream().map(row -> Arguments.of(row[0], row[1], row[2]));
    }

    @ParameterizedTest(name = "{0} | {1}")
    @MethodSource("errors")
    void everyProblemIsNamedLocatedAndMendable(String interest, String expected, String fix) {
        List<Problem> problems = problemsOf(interest);
        assertThat(problems.stream().map(SyntaxProblemsTest::brief).collect(Collectors.joining(" ")))
                .isEqualTo(expected);
        assertThat(problems.get(0).suggestion()).isEqualTo(fix);
        assertThat(problems).allSatisfy(problem -> assertThat(problem.message()).matches("[A-Z\"].*\\."));
    }

    @Test
    void anInterestHasAtMost512Characters() {
        assertThat(problemsOf("x".repeat(600)))
                .extracting(SyntaxProblemsTest::brief)
                .containsExactly("TOO_LONG@512-600");
        assertThat(Interest.parse("x".repeat(512)).text()).hasSize(512);
    }

    @Test
    void anInterestHasAtMost32Terms() {
        assertThat(problemsOf(words(33, " ")))
                .extracting(SyntaxProblemsTest::brief)
                .containsExactly("TOO_MANY_TERMS@118-121");
        assertThat(problemsOf("word ".repeat(33))).extracting(Problem::code).containsExactly("TOO_MANY_TERMS");
        assertThat(Interest.parse(words(32, " ")).canonical()).contains("w9");
    }

    @Test
    void anInterestHasAtMost64Combinations() {
        String pairs = IntStream.range(0, 7)
                .mapToObj(i -> "(a" + i + " OR b" + i + ")")
                .collect(Collectors.joining(" "));
        assertThat(problemsOf(pairs))
                .extracting(SyntaxProblemsTest::brief)
                .containsExactly("TOO_COMPLEX@0-" + pairs.length());
        assertThat(Interest.parse(pairs.substring(0, pairs.lastIndexOf('('))).canonical())
                .contains("(a5 OR b5)");
    }

    @Test
    void anInterestOfTooManyCombinationsIsRefusedBeforeTheyAreCounted() {
        String pairs = IntStream.range(0, 16)
                .mapToObj(i -> "(a" + i + " OR b" + i + ")")
                .collect(Collectors.joining(" "));
        assertThat(problemsOf(pairs)).extracting(Problem::code).containsExactly("TOO_COMPLEX");
    }

    @Test
    void smallOperatorsAreWordsWithAWarning() {
        assertThat(Interest.parse("graph or tree").warnings())
                .extracting(SyntaxProblemsTest::brief)
                .containsExactly("LOWER_CASE_OPERATOR@6-8");
        assertThat(Interest.parse("graph or tree").canonical()).isEqualTo("graph AND tree AND or");
        assertThat(Interest.parse("\"graph or tree\"").warnings()).isEmpty();
    }

    @Test
    void aWordOfEveryPaperIsWarnedAbout() {
        assertThat(Interest.parse("methods").warnings())
                .extracting(SyntaxProblemsTest::brief)
                .containsExactly("TOO_BROAD@0-7");
        assertThat(Interest.parse("\"kernel methods\"").warnings()).isEmpty();
    }

    @Test
    void aCompoundInTwoWordsWithoutQuotesIsWarnedAbout() {
        assertThat(Interest.parse("fine tuning").warnings())
                .extracting(SyntaxProblemsTest::brief)
                .containsExactly("SPLIT_COMPOUND@0-11");
        assertThat(Interest.parse("\"fine tuning\"").warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cs.CL, cs.CL", "CS.cl, cs.CL", "math-ph, math-ph", "q-bio.bm, q-bio.BM", "cmp-lg, cs.CL"})
    void aCategoryWithoutItsFieldIsWarnedAbout(String typed, String category) {
        List<Problem> warnings = Interest.parse("graph " + typed).warnings();
        assertThat(warnings)
                .extracting(SyntaxProblemsTest::brief)
                .containsExactly("BARE_CATEGORY@6-" + (6 + typed.length()));
        assertThat(warnings.get(0).message()).isEqualTo("\"" + typed + "\" is searched in the text of papers.");
        assertThat(warnings.get(0).suggestion())
                .isEqualTo("Write category:" + category + " to find papers filed there.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "category:cs.CL",
                "cat:(hep-th OR cs.CL)",
                "title:hep-th",
                "\"cs.CL\"",
                "math",
                "cs.XX",
                "hep-th*"
            })
    void aCategoryInItsFieldAndAnyOtherWordIsNot(String interest) {
        assertThat(Interest.parse(interest).warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"graph !survey", "graph ！survey", "graph OR !survey"})
    void anExclamationMarkBeforeAWordIsWarnedAbout(String interest) {
        List<Problem> warnings = Interest.parse(interest).warnings();
        int length = interest.length();
        assertThat(warnings)
                .extracting(SyntaxProblemsTest::brief)
                .containsExactly("EXCLAMATION@" + (length - 7) + "-" + length);
        assertThat(warnings.get(0).suggestion()).isEqualTo("If you meant to exclude it, write -survey.");
        assertThat(Interest.parse(interest).canonical())
                .isEqualTo(Interest.parse(interest.replaceAll("[!！]", "")).canonical());
    }

    @ParameterizedTest
    @ValueSource(strings = {"graph survey!", "\"!survey\"", "a!b"})
    void anExclamationMarkElsewhereIsNot(String interest) {
        assertThat(Interest.parse(interest).warnings()).isEmpty();
    }

    @Test
    void positionsCountFromTheFirstSignThatIsNotBlank() {
        assertThat(Interest.parse(" \t deep \n").text()).isEqualTo("deep");
        assertThat(problemsOf("  te*t")).extracting(SyntaxProblemsTest::brief).containsExactly("WILDCARD@2-3");
    }

    private static String words(int count, String separator) {
        return IntStream.range(0, count).mapToObj(i -> "w" + i).collect(Collectors.joining(separator));
    }

    private static List<Problem> problemsOf(String interest) {
        InterestSyntaxException refusal =
                catchThrowableOfType(InterestSyntaxException.class, () -> Interest.parse(interest));
        assertThat(refusal).as(interest).isNotNull();
        return refusal.problems();
    }

    private static String brief(Problem problem) {
        return problem.code() + "@" + problem.start() + "-" + problem.end();
    }
}
