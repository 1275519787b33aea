package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArxivAuthorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "Ada Example > Ada Example",
                "Ada Example, Bo Sample and Cy Test > Ada Example|Bo Sample|Cy Test",
                "Ada Example, Bo Sample, and Cy Test > Ada Example|Bo Sample|Cy Test",
                "Ada Example and Bo Sample > Ada Example|Bo Sample",
                "Ada Example (1), Bo Sample (1 and 2) ((1) A Lab, (2) B Lab) > Ada Example|Bo Sample",
                "Ada Example (A Lab, B Lab) and Bo Sample > Ada Example|Bo Sample",
                "Ada Example (a bracket that never closes, Bo Sample > Ada Example (a bracket that never closes|Bo Sample",
                "Al Example, Jr. and Bo Sample, III > Al Example, Jr.|Bo Sample, III",
                "Al Example Jr., Bo Sample > Al Example Jr.|Bo Sample",
                "Ferdinand Anderson, Sandy Brand > Ferdinand Anderson|Sandy Brand",
                "The ATLAS and CMS Collaborations > The ATLAS and CMS Collaborations",
                "C. D'\\'Artagnan, J. Czerwi\\'nski, {\\O}. A{\\c s} > C. D'\\'Artagnan|J. Czerwi\\'nski|{\\O}. A{\\c s}",
                "A. Th{\\u,}a, Bo Sample > A. Th{\\u,}a|Bo Sample",
                "Ada; Bo > Ada|Bo",
                ", Ada,, and Bo > Ada|Bo"
            })
    void namesAreSplitWhereTheyEndAndNowhereElse(String text, String names) {
        assertThat(ArxivAuthors.names(text)).containsExactly(names.split("\\|"));
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "(1)"})
    void noNamesAreNoNames(String text) {
        assertThat(ArxivAuthors.names(text)).isEmpty();
    }
}
