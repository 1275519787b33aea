package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {

    static Stream<Palette> palettes() {
        return Stream.of(Palette.LIGHT, Palette.DARK);
    }

    /** WCAG 2.2, success criterion 1.4.3. */
    @ParameterizedTest
    @MethodSource("palettes")
    void allWordsStandOutFromTheirGround(Palette palette) {
        assertAllWordsStandOut(palette);
    }

    static void assertAllWordsStandOut(Palette palette) {
        assertThat(contrast(palette.text(), palette.card())).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(palette.quiet(), palette.card())).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(palette.link(), palette.card())).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(palette.onLink(), palette.link())).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(palette.onMark(), palette.mark())).isGreaterThanOrEqualTo(4.5);
    }

    private static double contrast(String one, String other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String hex) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        return IntStream.range(0, 3)
                .mapToDouble(i -> {
                    double channel = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
                    return weights[i]
                            * (channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4));
                })
                .sum();
    }
}
