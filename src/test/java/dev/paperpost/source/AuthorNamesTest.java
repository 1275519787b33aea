package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada Lovelace | Ada Lovelace",
                "Lovelace, Ada | Ada Lovelace",
                "Ada Lovelace, Bo Sample | Ada Lovelace / Bo Sample",
                "Ada Lovelace, Bo Sample and Cy Third | Ada Lovelace / Bo Sample / Cy Third",
                "Ada Lovelace, Bo Sample, and Cy Third | Ada Lovelace / Bo Sample / Cy Third",
                "Lovelace, Ada and Byron, George | Ada Lovelace / George Byron",
                "Lovelace, A.; Byron, G. | A. Lovelace / G. Byron",
                "Ada Lovelace (Example University, Another Lab), Bo Sample | Ada Lovelace / Bo Sample",
                "Alexandra Sanders & Bo Sample | Alexandra Sanders / Bo Sample",
                "'' | ''"
            })
    void namesInOneTextAreToldApartAndPutIntoTheirSpokenOrder(String text, String names) {
        assertThat(String.join(" / ", AuthorNames.joined(text))).isEqualTo(names);
    }

    @Test
    @Timeout(10)
    void bracesThatNeverCloseTakeNoLongerThanOthers() {
        String hostile = "{".repeat(100_000) + ", a and b; ".repeat(100_000);

        assertThat(AuthorNames.joined(hostile)).isNotEmpty();
        assertThat(AuthorNames.byAnd(hostile)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Lovelace, A.; van der Berg, J. P.; ' | A. Lovelace / J. P. van der Berg",
                "The ATLAS Example Team; King, Jr., M. | The ATLAS Example Team / M. King Jr."
            })
    void namesBetweenSemicolonsMayBeTurnedOrNot(String text, String names) {
        assertThat(String.join(" / ", AuthorNames.bySemicolon(text))).isEqualTo(names);
    }
}
