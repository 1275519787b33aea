package dev.paperpost.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.digest.Entry.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortenTest {

    @Test
    void whatFitsStaysAsItIs() {
        assertThat(Shorten.text("flow matching", 13)).isEqualTo("flow matching");
    }

    @Test
    void whatDoesNotIsCutAfterAWord() {
        assertThat(Shorten.text("flow matching for, molecules", 22)).isEqualTo("flow matching for…");
    }

    @Test
    void aWordThatFillsTheRoomIsCutBetweenCharacters() {
        assertThat(Shorten.text("🚀🚀🚀", 4)).isEqualTo("🚀…");
    }

    @Test
    void marksSurviveTheCut() {
        assertThat(Shorten.spans(List.of(new Span("on ", false), new Span("flow matching", true)), 9))
                .containsExactly(new Span("on ", false), new Span("flow", true), new Span("…", false));
    }

    @Test
    void noCutIsLongerThanAllowed() {
        String text = "Between two distributions 漢字漢字漢字 🚀🚀🚀, lies, a: bridge";
        for (int max = 2; max < 60; max++) {
            assertThat(Shorten.text(text, max)).hasSizeLessThanOrEqualTo(max);
            assertThat(Entry.plain(Shorten.spans(List.of(new Span(text, true)), max)))
                    .isEqualTo(Shorten.text(text, max));
        }
    }
}
