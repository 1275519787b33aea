package dev.paperpost.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTextTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a line feed becomes a space           | a\\u000Ab         | a b
                    so does NUL                           | a\\u0000b         | a b
                    and a line separator                  | a\\u2028b         | a b
                    an override goes                      | a\\u202Eb\\u202C   | ab
                    an isolate goes                       | a\\u2066b\\u2069   | ab
                    a byte order mark goes                | a\\uFEFFb         | ab
                    a lone surrogate is replaced          | a\\uD83Db         | a\\uFFFDb
                    an accent joins its letter            | e\\u0301          | \\u00E9
                    a mathematical letter becomes a letter| \\uD835\\uDCAA(n) | O(n)
                    a rocket stays                        | \\uD83D\\uDE80    | \\uD83D\\uDE80
                    so does a joined family               | \\uD83D\\uDC69\\u200D\\uD83D\\uDC67 | \\uD83D\\uDC69\\u200D\\uD83D\\uDC67
                    and what only looks like markup       | <b> & {x}         | <b> & {x}
                    """)
    void textIsMadeHarmless(String what, String raw, String clean) {
        assertThat(DisplayText.clean(unescape(raw))).isEqualTo(unescape(clean));
    }

    @Test
    void cleaningTwiceChangesNothing() {
        StringBuilder everything = new StringBuilder();
        for (int c = 0; c < 0x20000; c++) {
            everything.appendCodePoint(c);
        }
        String once = DisplayText.clean(everything.toString());

        assertThat(DisplayText.clean(once)).isEqualTo(once);
    }

    @Test
    void aCharacterIsCleanedTheSameAloneAndBesideOneThatNeedsALongerLook() {
        for (char c = 0; c < Character.MIN_SURROGATE; c++) {
            assertThat(DisplayText.clean(c + "中")).isEqualTo(DisplayText.clean(String.valueOf(c)) + "中");
        }
    }

    @Test
    void nothingIsAnEmptyLine() {
        assertThat(DisplayText.clean(null)).isEmpty();
    }

    private static String unescape(String text) {
        return java.util.regex.Pattern.compile("\\\\u([0-9A-F]{4})")
                .matcher(text)
                .replaceAll(m -> String.valueOf((char) Integer.parseInt(m.group(1), 16)));
    }
}
