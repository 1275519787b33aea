package dev.paperpost.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Interests and papers of the same few words, in every way that could go wrong. */
class RandomAgreementTest extends Agreement {

    private static final RandomCases CASES = new RandomCases(20260807);

    RandomAgreementTest() {
        super(4000, CASES::query, Stream.generate(CASES::paper).limit(260).toList(), new MeaningsByHand());
    }

    /** Queries of one kind and nothing else, as they are written. */
    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("NOT of a prefix", "\\S+ -\\w+\\*"),
                Arguments.of("NOT of a phrase with a prefix", "\\S+ -\"[^\"]+\\*\""),
                Arguments.of("NOT of a group", "\\S+ NOT \\(.*\\)"),
                Arguments.of("phrases that overlap", "\"\\w+ (\\w+)\" \"\\1 \\w+\""),
                Arguments.of("one of two phrases that overlap", "\"\\w+ (\\w+)\" -\"\\1 \\w+\""),
                Arguments.of("a phrase that overlaps itself", "\"(\\w+ \\w+) \\1\""),
                Arguments.of("a repeated word", "\"(\\w+) \\1( \\w+)?\""),
                Arguments.of("a phrase that begins with a compound", "\"\\w+-[\\w-]+ [^\"]+\""),
                Arguments.of("a phrase with a compound inside", "\"\\w+ \\w+-[\\w-]+ [^\"]+\""),
                Arguments.of("a phrase that ends with a compound", "\"\\w+ \\w+-[\\w-]+\""),
                Arguments.of("a phrase that ends with a prefix", "\"\\w+ [^\"]*\\*\""),
                Arguments.of("CJK", "[\\u3040-\\u9fff]+"),
                Arguments.of("CJK in a phrase", "\"\\w+ [\\u3040-\\u9fff][^\"]+\""),
                Arguments.of("LaTeX", "[$\\\\]\\S+"),
                Arguments.of("LaTeX in a phrase", "\"[^\"]+ [$\\\\][^\"]+\""),
                Arguments.of("a field", "(ti|title|abs):[^(]\\S+"),
                Arguments.of("a field of a group", "(ti|title|abs):\\(.*\\)"),
                Arguments.of("NOT within the field of a group", "(ti|title|abs):\\([^()]* -[^()]*\\)"),
                Arguments.of("a field within the field of a group", "(ti|title|abs):\\([^()]*(ti|title|abs):[^()]*\\)"),
                Arguments.of("an author", "author:.*"),
                Arguments.of("a category", "cat:.*"));
    }

    /** Else agreement on it would mean nothing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void queriesOfEveryKindFindPapersAndMissOthers(String kind, String written) {
        Pattern pattern = Pattern.compile(written);
        Answers answers = answers(query -> pattern.matcher(query.written()).matches());
        assertThat(answers.yes()).isGreaterThan(20);
        assertThat(answers.no()).isGreaterThan(20);
    }
}
