package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.Messages;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectLineTest {

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    12  | Flow Matching for Generative Modeling | 12 new: Flow Matching for Generative Modeling
                    1   | GANs                                  | 1 new: GANs · 21 Nov 2025
                    3   | ``                                    | 3 new papers · 21 Nov 2025
                    2   | Stop Regressing! Train Classifiers    | 2 new: Stop Regressing Train Classifiers
                    2   | Counting n! permutations of a set     | 2 new: Counting n! permutations of a set
                    2   | Bridges on ℝᵈ at 🚀 speed             | 2 new: Bridges on ℝᵈ at 🚀 speed
                    140 | Language models of protein sequences at the scale of evolution enable structure prediction | 140 new: Language models of protein sequences at the scale of…
                    """)
    void aSubjectIsTheNumberAndTheBestTitle(int total, String title, String subject) {
        assertThat(SubjectLine.of(total, title, LocalDate.of(2025, 11, 21), Messages.english()))
                .isEqualTo(subject);
    }

    @ParameterizedTest
    @CsvSource({"a", "漢", "🚀", "word word", "Ω"})
    void aTitleOfAnyLengthGivesOneLineOf20To70Characters(String letters) {
        for (int length = 0; length < 120; length++) {
            String subject = SubjectLine.of(5, letters.repeat(length), LocalDate.of(2025, 11, 1), Messages.english());

            assertThat(subject)
                    .hasSizeBetween(20, 70)
                    .doesNotContain("\n")
                    .doesNotContainPattern("[\uD800-\uDBFF](?![\uDC00-\uDFFF])");
        }
    }
}
