package dev.paperpost.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.digest.Entry.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class SnippetTest {

    @Test
    void whatThePaperWasChosenForIsShownBeforeWhatElseItMatches() {
        String text = "Attention and attention again are dense here. " + "Padding goes on and on. ".repeat(20)
                + "Far away stands the phrase vision language at last. " + "And on. ".repeat(40);
        List<Mark> marks = marks(text, "attention", "vision language");

        assertThat(plain(Snippet.of(new Snippet.Sentences(text), marks, Set.of("vision language"), 6)))
                .contains("vision language");
        assertThat(plain(Snippet.of(new Snippet.Sentences(text), marks, Set.of(), 6)))
                .startsWith("Attention");
    }

    private static final String DULL = "This sentence speaks of other things and is here to fill a line of the text. ";
    private static final String ABSTRACT = DULL.repeat(3)
            + "A flow is trained by regression, and flow matching with diffusion paths turns out to be fast. "
            + DULL.repeat(4) + "In the end there is one more word about a flow.";

    @Test
    void theSentenceWithTheMostMatchesIsShown() {
        String snippet = plain(snippet(ABSTRACT, "flow matching", "diffusion", "flow"));

        assertThat(snippet).startsWith("A flow is trained by regression, and flow matching with diffusion paths");
        assertThat(snippet).hasSizeBetween(240, 300);
    }

    @Test
    void differentTermsCountMoreThanOneRepeated() {
        String text = "Flow upon flow upon flow upon flow. " + DULL.repeat(4) + "Here a flow meets a bridge. "
                + DULL.repeat(4);

        assertThat(plain(snippet(text, "flow", "bridge"))).startsWith("Here a flow meets a bridge.");
    }

    @Test
    void withoutAMatchTheFirstSentencesAreShown() {
        assertThat(plain(snippet(ABSTRACT))).startsWith(DULL + DULL).hasSizeBetween(230, 300);
    }

    @Test
    void aMatchInTheLastSentenceIsShownWithWhatComesBefore() {
        String snippet = plain(snippet(ABSTRACT, "one more word"));

        assertThat(snippet).endsWith("about a flow.").hasSizeBetween(200, 300);
    }

    @Test
    void aMatchFarInALongSentenceIsShownFromTheMiddleOfIt() {
        String text = "Many words ".repeat(60) + "and then diffusion " + "and more words ".repeat(60) + ".";
        List<Span> snippet = snippet(text, "diffusion");

        assertThat(plain(snippet)).startsWith("…").endsWith("…").hasSizeBetween(240, 300);
        assertThat(snippet).contains(new Span("diffusion", true));
    }

    @Test
    void aShortAbstractIsShownWhole() {
        assertThat(snippet("We match flows.", "flows"))
                .containsExactly(new Span("We match ", false), new Span("flows", true), new Span(".", false));
    }

    @Test
    void anEmptyAbstractGivesNothing() {
        assertThat(Snippet.of(new Snippet.Sentences(""), List.of(), Set.of(), 6))
                .isEmpty();
    }

    @Test
    void noMoreIsMarkedThanAllowed() {
        List<Mark> marks = marks("flow ".repeat(40), "flow");

        assertThat(Snippet.of(new Snippet.Sentences("flow ".repeat(40)), marks, Set.of(), 4).stream()
                        .filter(Span::marked))
                .hasSize(4);
    }

    @Test
    void aSnippetIsNeverLongerThan300CharactersAndAlwaysPartOfTheText() {
        for (String text :
                List.of("漢".repeat(900), "🚀".repeat(500), "a. ".repeat(400), "word".repeat(300), ABSTRACT)) {
            for (int from = 0; from + 4 < text.length(); from += 38) {
                String snippet = plain(
                        Snippet.of(new Snippet.Sentences(text), List.of(new Mark(from, from + 4, "x")), Set.of(), 6));

                assertThat(snippet).hasSizeLessThanOrEqualTo(300);
                assertThat(text).contains(snippet.replaceAll("^…|…$", ""));
            }
        }
    }

    @Test
    void anAbstractMadeToBeSlowIsNot() {
        String text = "a. ".repeat(33_000);
        List<Mark> marks = marks(text, "a");

        Assertions.assertThatCode(() -> org.junit.jupiter.api.Assertions.assertTimeout(
                        Duration.ofSeconds(5), () -> Snippet.of(new Snippet.Sentences(text), marks, Set.of(), 6)))
                .doesNotThrowAnyException();
    }

    private static List<Span> snippet(String text, String... terms) {
        return Snippet.of(new Snippet.Sentences(text), marks(text, terms), Set.of(), 6);
    }

    private static List<Mark> marks(String text, String... terms) {
        List<Mark> marks = new ArrayList<>();
        for (String term : terms) {
            Matcher found = Pattern.compile(Pattern.quote(term), Pattern.CASE_INSENSITIVE)
                    .matcher(text);
            while (found.find()) {
                marks.add(new Mark(found.start(), found.end(), term));
            }
        }
        return Mark.merged(marks);
    }

    private static String plain(List<Span> spans) {
        return Entry.plain(spans);
    }
}
