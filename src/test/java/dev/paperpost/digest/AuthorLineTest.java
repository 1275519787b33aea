package dev.paperpost.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.digest.Entry.Span;
import dev.paperpost.platform.Messages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthorLineTest {

    private static final List<String> FIVE = List.of("Ada", "Ben", "Cem", "Dou", "Eve");

    @Test
    void upToThreeAreAllNamed() {
        assertThat(line(List.of("Ada", "Ben", "Cem"), 3, Map.of())).isEqualTo("Ada, Ben, Cem");
    }

    @Test
    void ofMoreTheFirstTwoAndTheLastAreNamed() {
        assertThat(line(FIVE, 5, Map.of())).isEqualTo("Ada, Ben, … Eve (5 authors)");
    }

    @Test
    void aMatchedAuthorIsAlwaysNamedAndMarked() {
        List<Span> line = AuthorLine.of(FIVE, 5, Map.of(3, List.of(new Mark(0, 3, "dou"))), Messages.english());

        assertThat(Entry.plain(line)).isEqualTo("Ada, Ben, … Dou, Eve (5 authors)");
        assertThat(line).contains(new Span("Dou", true));
    }

    @Test
    void whenTheSourceCutTheListNobodyIsTakenForTheLast() {
        assertThat(line(FIVE, 80, Map.of())).isEqualTo("Ada, Ben, … (80 authors)");
    }

    @Test
    void ofFourTheThirdIsCounted() {
        assertThat(line(FIVE.subList(0, 4), 4, Map.of())).isEqualTo("Ada, Ben, … Dou (4 authors)");
    }

    @Test
    void withoutNamesTheirNumberIsSaidIfKnown() {
        assertThat(line(List.of(), 0, Map.of())).isEmpty();
        assertThat(line(List.of(), 12, Map.of())).isEqualTo("12 authors");
    }

    private static String line(List<String> names, int count, Map<Integer, List<Mark>> marks) {
        return Entry.plain(AuthorLine.of(names, count, marks, Messages.english()));
    }
}
