package dev.paperpost.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperpost.interest.Interest;
import dev.paperpost.interest.InterestSyntaxException;
import dev.paperpost.interest.Problem;
import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.FieldProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemWordsTest {

    private static final Messages ENGLISH = Messages.english();
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "paperpost");

    /** What these say holds more than the part that is meant, so the page says it in other words. */
    private static final Set<String> REWORDED = Set.of("TOO_LONG", "TOO_COMPLEX", "SHORT_PREFIX");

    /** Codes of interests, as the sources have them, so that a new one without words is found out. */
    static Stream<String> codesOfInterests() {
        return Stream.concat(
                        found("interest", "(?:problems|warnings)\\s*\\.add(?:Once)?\\(\\s*\"([A-Z_]+)\""),
                        found("web/InterestAdvice.java", "whole\\(\\s*\"([A-Z_]+)\""))
                .map(found -> found.group(1))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("codesOfInterests")
    void everyProblemOfAnInterestHasWordsInTheBundle(String code) {
        ProblemWords words = words(new FieldProblem("interests[0]", code, "missing", 0, 1, "missing"), "interests");

        assertThat(words.detail()).isNotEqualTo("missing");
        assertThat(words.suggestion()).isNotEqualTo("missing").isNotNull();
    }

    @Test
    void theCodesOfInterestsAreFound() {
        assertThat(codesOfInterests())
                .hasSizeGreaterThan(20)
                .contains("EMPTY", "TOO_DEEP", "SPLIT_COMPOUND", "FINDS_NOTHING");
    }

    @Test
    void everyProblemOfAnotherFieldHasWordsInTheBundle() {
        List<MatchResult> problems = Stream.concat(
                        found("subscription", "problem\\(\\s*\"([\\w.]+)\",\\s*\"([A-Z_]+)\""),
                        found("subscription", "FieldProblem\\.of\\(\\s*\"(until)\",\\s*\"([A-Z_]+)\""))
                .toList();

        assertThat(problems).hasSizeGreaterThan(9);
        for (MatchResult problem : problems) {
            for (String cadence : List.of("weekly", "monthly")) {
                FormInput input = new FormInput("x", cadence, "", "", "", "", "", "", "", "", "");
                FieldProblem missing =
                        new FieldProblem(problem.group(1), problem.group(2), "missing", null, null, null);
                assertThat(FormProblem.of(missing, input, ENGLISH).detail())
                        .as(problem.group())
                        .isNotEqualTo("missing");
            }
        }
    }

    @Test
    void everyFaultOfAnAddressHasWordsInTheBundle() {
        List<MatchResult> faults = found("subscription/AddressFault.java", "\n    ([A-Z]+)\\(\\s*\"(.+)\"\\)[,;]")
                .toList();

        assertThat(faults).hasSize(8);
        for (MatchResult fault : faults) {
            FieldProblem problem = new FieldProblem(
                    "email", "INVALID_ADDRESS", "missing", null, null, null, "INVALID_ADDRESS." + fault.group(1));
            assertThat(words(problem, "email").detail()).isEqualTo(fault.group(2));
        }
    }

    static Stream<String> wrongInterests() throws IOException {
        String words = IntStream.range(0, 33).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        return Stream.concat(
                Files.readAllLines(Path.of("src", "test", "resources", "interest", "errors.tsv")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("\t")[0]),
                Stream.of(words, "x".repeat(600)));
    }

    @ParameterizedTest
    @MethodSource("wrongInterests")
    void thePageSaysInEnglishWhatTheApiSays(String interest) {
        for (Problem problem : problems(interest)) {
            if (!REWORDED.contains(problem.code())
                    && !problem.message().startsWith("There is nothing between these q")) {
                assertThat(shown(interest, problem).detail()).isEqualTo(problem.message());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "autor:smith   | There is no field called \"autor\".",
                "crispr[mesh]  | The tag [mesh] is not supported.",
                "graph \"\"    | \"\" has no letters or digits to search for.",
                "graph “…”     | \"…\" has no letters or digits to search for.",
                "deep NOT      | Something is missing after NOT."
            })
    void whatIsMeantIsSpokenOfWithoutItsQuotationMarks(String interest, String detail) {
        assertThat(shown(interest, problems(interest).get(0)).detail()).isEqualTo(detail);
    }

    @Test
    void aSuggestionNamesWhatIsMeant() {
        String interest = "a AND NOT a";

        assertThat(shown(interest, problems(interest).get(0)).suggestion()).isEqualTo("Remove \"NOT a\".");
    }

    @Test
    void whatHasNoWordsYetIsSaidInEnglish() {
        FieldProblem problem = new FieldProblem("interests", "NEW", "New.", 0, 1, "Old.");

        assertThat(words(problem, "interests")).isEqualTo(new ProblemWords("New.", "Old."));
    }

    @Test
    void programsKnowOneCodeForAllFaultsOfAnAddress() throws IOException {
        FieldProblem problem =
                new FieldProblem("email", "INVALID_ADDRESS", "No.", null, null, null, "INVALID_ADDRESS.SHAPE");

        assertThat(new ObjectMapper().writeValueAsString(problem))
                .contains("\"INVALID_ADDRESS\"")
                .doesNotContain("words", "SHAPE");
    }

    private static ProblemWords words(FieldProblem problem, String control) {
        return ProblemWords.of(problem, control, "x", ENGLISH);
    }

    private static ProblemWords shown(String interest, Problem problem) {
        FieldProblem field = new FieldProblem(
                "interests[0]",
                problem.code(),
                problem.message(),
                problem.start(),
                problem.end(),
                problem.suggestion());
        return ProblemWords.of(field, "interests", interest.strip().substring(problem.start(), problem.end()), ENGLISH);
    }

    private static List<Problem> problems(String interest) {
        return assertThrows(InterestSyntaxException.class, () -> Interest.parse(interest))
                .problems();
    }

    private static Stream<MatchResult> found(String place, String pattern) {
        try (Stream<Path> files = Files.walk(SOURCES.resolve(place))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .flatMap(
                            file -> Pattern.compile(pattern).matcher(text(file)).results())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
