package dev.paperpost.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestTables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What title and authors say of sightings that have no identifier in common, and what they must not be taken to say. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class TitleAndAuthorsTest {

    private static final String TITLE = "On the cost of moving data between machines";

    @Inject
    PaperStore store;

    @Inject
    TestTables tables;

    @BeforeEach
    void emptyTables() {
        tables.empty("paper");
    }

    @ParameterizedTest(name = "{0}: {5}")
    @CsvFileSource(resources = "/paper/one-work.csv", delimiter = '|', quoteCharacter = '\0', numLinesToSkip = 1)
    void nearDuplicatesAreOneWorkOnlyWhenTheyAreSurelyOne(
            int works, String title, String authors, String otherTitle, String otherAuthors, String why) {
        List<Sighted> sightings = List.of(
                Sighted.as("2601.00001").title(title).authors(names(authors)).by("arxiv:cs.DC"),
                Sighted.as("10.1000/x")
                        .title(otherTitle)
                        .authors(names(otherAuthors))
                        .by("crossref"));

        assertThat(worksOf(sightings.get(0), sightings.get(1))).as(why).isEqualTo(works);
        tables.empty("paper");
        assertThat(worksOf(sightings.get(1), sightings.get(0)))
                .as(why + ", the other way round")
                .isEqualTo(works);
        tables.empty("paper");
        List<IncomingPaper> batch = sightings.stream().map(Sighted::paper).toList();
        assertThat(store.store(batch).added()).as(why + ", in one batch").isEqualTo(works);
    }

    private static String[] names(String authors) {
        return authors == null ? new String[0] : authors.split("; ");
    }

    @ParameterizedTest
    @CsvSource({
        "2601.00001, arxiv, 2601.00002, hf, 2, two papers of arXiv",
        "10.1101/2026.01.05.123456, biorxiv, 10.1101/2026.02.06.234567, biorxiv, 2, two preprints",
        "10.1101/2026.01.05.123456, biorxiv, 10.64898/2026.02.06.234567, medrxiv, 2, two preprints",
        "10.1000/a, crossref, 10.1000/b, publisher, 2, two articles of one publisher",
        "first, library, second, library, 2, two entries of one source",
        "first, library, second, archive, 1, one entry each",
        "10.1000/a, crossref, 10.2000/b, crossref, 1, two publishers",
        "10.1101/2026.01.05.123456, biorxiv, 10.1101/gr.123456.120, crossref, 1, a preprint and its article",
        "10.1101/2026.01.05.123456, biorxiv, 2601.00001, arxiv, 1, a preprint at two places",
        "2601.00001, library, first, library, 1, an identifier that is not the source's own",
    })
    void whoeverGaveBothAnIdentifierKnowsThemAsTwo(
            String id, String source, String other, String otherSource, int works, String why) {
        assertThat(worksOf(paper(id).by(source), paper(other).by(otherSource)))
                .as(why)
                .isEqualTo(works);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-15, 2025-07-15, 1",
        "2024-01-15, 2025-07-16, 2",
        "2025-07-16, 2024-01-15, 2",
        "2024-01-15,, 1",
        ", 2024-01-15, 1",
    })
    void theDaysOfPublicationAreAtMostEighteenMonthsApart(String day, String other, int works) {
        Sighted first = paper("2601.00001").by("arxiv");
        Sighted second = paper("10.1000/x").by("crossref");
        if (day != null) {
            first.publishedAt(day);
        }
        if (other != null) {
            second.announcedOn(other);
        }
        assertThat(worksOf(first, second)).isEqualTo(works);
    }

    @Test
    void ofAListThatIsCutWhatIsListedIsCompared() {
        String[] names = Stream.of("One", "Two", "Three", "Four", "Five", "Six")
                .map(name -> "Ada " + name)
                .toArray(String[]::new);

        Sighted full = paper("2601.00001").authors(names);
        Sighted cut = paper("10.1000/x")
                .by("crossref")
                .authors("One, A.", "Three, A.")
                .authorCount(6);
        assertThat(worksOf(full, cut)).isEqualTo(1);

        Sighted notHere = paper("10.2000/x")
                .by("crossref")
                .authors("One, A.", "Seven, A.")
                .authorCount(6);
        assertThat(worksOf(notHere)).isEqualTo(1);

        Sighted more = paper("10.3000/x")
                .by("crossref")
                .authors("One, A.", "Three, A.")
                .authorCount(7);
        assertThat(worksOf(more)).isEqualTo(1);
    }

    @Test
    void whenTwoWorksWouldFitNeitherIsTaken() {
        assertThat(worksOf(
                        paper("2601.00001"),
                        paper("2601.00002"),
                        paper("10.1000/x").by("crossref")))
                .isEqualTo(3);
    }

    @Test
    void aKnownIdentifierDecidesWhateverTheTitleSays() {
        worksOf(Sighted.as("10.1000/x")
                .title("A title of its own that is long enough")
                .authors("Ada Lovelace"));
        worksOf(paper("2601.00001"));

        assertThat(worksOf(paper("10.1000/x").by("crossref"))).isZero();
        assertThat(worksOf(paper("10.2000/x").by("publisher")))
                .as("now two fit")
                .isEqualTo(1);
    }

    @Test
    void aTitleThatVeryManyWorksBearSaysNothing() {
        Sighted[] many = IntStream.range(0, 11)
                .mapToObj(i ->
                        paper("26" + (10 + i % 3) + ".0000" + i % 10 + i / 10).authors("Ada Number" + (char) ('a' + i)))
                .toArray(Sighted[]::new);
        int stored = worksOf(many);

        assertThat(stored).isEqualTo(11);
        assertThat(worksOf(paper("10.1000/x").by("crossref").authors("Ada Numberb")))
                .isEqualTo(1);
    }

    @Test
    void theArticleFoundByTitleIsFoundByItsIdentifierFromThenOn() {
        worksOf(paper("2601.00001").by("arxiv"), paper("10.1000/x").by("crossref"));

        assertThat(worksOf(Sighted.as("10.1000/x").title("Something else").by("elsewhere")))
                .isZero();
    }

    /** Stores each alone and counts the works that are new. */
    private int worksOf(Sighted... sightings) {
        return Stream.of(sightings)
                .mapToInt(each -> store.store(List.of(each.paper())).added())
                .sum();
    }

    private static Sighted paper(String id) {
        return Sighted.as(id).title(TITLE).authors("Ada Lovelace");
    }
}
