package dev.paperpost.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class TexToUnicodeTest {

    private static final String[] PIECES = {
        "\\",
        "$",
        "{",
        "}",
        "^",
        "_",
        "~",
        "--",
        "``",
        "''",
        "\\'",
        "\\\"",
        "\\alpha",
        "\\frac",
        "\\sqrt",
        "\\mathbb",
        "[",
        "]",
        "\\emph",
        "\\cite",
        "\\url",
        "\\(",
        "\\)",
        "\\$",
        "\\{",
        "\\}",
        "\\not",
        "\\operatorname",
        "\\bar",
        "a",
        "R",
        "1",
        " ",
        "\n",
        "é",
        "李",
        "\uD835\uDCAA",
        "\uD800",
        "\u0301",
        "\\foo",
        "\\to",
        "\\times",
        "\\left",
        "%",
        "&",
        "."
    };

    @ParameterizedTest
    @CsvFileSource(
            resources = "/paper/tex.csv",
            delimiterString = " => ",
            quoteCharacter = '\u0001',
            maxCharsPerColumn = 500)
    void titlesAndAbstractsReadAsPlainText(String tex, String readable) {
        assertThat(TexToUnicode.convert(tex)).isEqualTo(readable);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unbalanced $x^2 and {braces",
                "\\emph{never closed",
                "price is $5 to $10 per run",
                "T5-base_v1.1 and x^2 in text",
                "C:\\temp\\new and snake_case_name",
                "~10% faster with --verbose, see https://example.org/~user",
                "a set {a,b} and {0, 1}",
                "",
            })
    void whatIsNoTexStaysAsItIs(String text) {
        assertThat(TexToUnicode.convert(text)).isEqualTo(text);
    }

    @Test
    void anyTextConvertsWithoutFailureOnceAndForAllToPlainNfc() {
        Random random = new Random(20261121);
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(14); piece >= 0; piece--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            String once = TexToUnicode.convert(text.toString());

            assertThat(TexToUnicode.convert(once)).as("of %s", text).isEqualTo(once);
            assertThat(Normalizer.isNormalized(once, Normalizer.Form.NFC)).isTrue();
            assertThat(once.codePoints()).noneMatch(c -> c >= 0x1D400 && c <= 0x1D7FF);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\", "$", "{"})
    void tenMillionCharactersOfRubbishTakeSeconds(String rubbish) {
        convertsInTime(rubbish, 10_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\(",
                "\\'",
                "{\\",
                "$a",
                "\\sqrt[",
                "\\foo[",
                "$$ ",
                "\\'\\foo{",
                "^",
                "\\frac",
                "``",
                "-",
                "\\left ",
                "{a}",
                "\\cite{",
                "\\bar ",
                "://",
                "a `b ",
                "a\\over ",
                "\\begin{equation}",
                "\\foo{a}",
                "\\binom{a"
            })
    void nestedRubbishIsNoSlower(String rubbish) {
        convertsInTime(rubbish, 500_000);
    }

    private static void convertsInTime(String rubbish, int length) {
        String text = rubbish.repeat(length / rubbish.length());

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(TexToUnicode.convert(text))
                .isNotNull());
    }
}
