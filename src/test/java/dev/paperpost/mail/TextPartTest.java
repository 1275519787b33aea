package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.digest.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextPartTest {

    @Test
    void linesOfAPaperBreakBetweenWordsAndStandBelowItsTitle() {
        Row row = new Row(
                7,
                false,
                "https://x.example/p",
                Samples.spans("word ".repeat(30).strip()),
                List.of(),
                "",
                "",
                List.of(),
                null,
                "",
                List.of(new Entry.Link("More", "https://x.example/m")));

        assertThat(TextPart.paper(row).lines())
                .allMatch(line -> line.length() <= 72)
                .hasSize(5)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith(" 7. word"))
                .satisfies(lines -> assertThat(lines.get(2)).startsWith("    word"))
                .satisfies(lines -> assertThat(lines.get(3)).isEqualTo("    https://x.example/p"))
                .satisfies(lines -> assertThat(lines.get(4)).isEqualTo("    More: https://x.example/m"));
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
