package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPartTest {

    @Test
    void linesBreakBetweenWordsAndKeepTheirIndent() {
        assertThat(TextPart.wrap("word ".repeat(30), 4).lines())
                .allMatch(line -> line.length() <= 72)
                .hasSize(3)
                .last()
                .asString()
                .startsWith("    word");
    }

    @Test
    void anAddressIsNeverBroken() {
        String address = "https://arxiv.org/abs/" + "1".repeat(200);

        assertThat(TextPart.wrap("see " + address + " now", 0).lines()).containsExactly("see", address, "now");
    }

    @Test
    void aWordWiderThanALineIsCutBetweenCharacters() {
        assertThat(TextPart.wrap("🚀".repeat(100), 0).lines()).containsExactly("🚀".repeat(72), "🚀".repeat(28));
    }

    @Test
    void aHeadingIsUnderlinedAsFarAsItGoes() {
        assertThat(TextPart.heading("flow matching", "-")).isEqualTo("flow matching\n-------------");
    }

    @Test
    void whatMustNotBreakStaysTogether() {
        assertThat(TextPart.wrap("x ".repeat(34) + "20\u00A0Nov\u00A02025", 0)
                        .lines()
                        .skip(1))
                .containsExactly("20 Nov 2025");
    }
}
