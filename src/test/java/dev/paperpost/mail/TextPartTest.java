package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.Messages;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextPartTest {

    @Test
    void linesOfAPaperBreakBetweenWordsAndStandBelowItsTitle() {
        Row row = new Row(
                7, 9, null, Samples.spans("word ".repeat(30).strip()), List.of(), "", List.of(), null, "", List.of());

        assertThat(TextPart.paper(row, new DigestLinks("", "https://x.example/m", "", ""), Messages.english())
                        .lines())
                .allMatch(line -> line.length() <= 72)
                .hasSize(4)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith(" 7. word"))
                .satisfies(lines -> assertThat(lines.get(2)).startsWith("    word"))
                .satisfies(lines -> assertThat(lines.get(3)).endsWith(": https://x.example/m/like/9"));
    }

    @Test
    void anAddressIsNeverBroken() {
        String address = "https://arxiv.org/abs/" + "1".repeat(200);

        assertThat(TextPart.wrap("see " + address + " now").lines()).containsExactly("see", address, "now");
    }

    @Test
    void aWordWiderThanALineIsCutBetweenCharacters() {
        assertThat(TextPart.wrap("🚀".repeat(100)).lines()).containsExactly("🚀".repeat(72), "🚀".repeat(28));
    }

    @Test
    void aHeadingIsUnderlinedAsFarAsItGoes() {
        assertThat(TextPart.heading("flow matching", "-")).isEqualTo("flow matching\n-------------");
    }

    @Test
    void whatMustNotBreakStaysTogether() {
        assertThat(TextPart.wrap("x ".repeat(34) + "20\u00A0Nov\u00A02025")
                        .lines()
                        .skip(1))
                .containsExactly("20 Nov 2025");
    }
}
