package dev.paperpost.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.digest.Entry.Link;
import dev.paperpost.digest.Entry.Span;
import dev.paperpost.interest.Interest;
import dev.paperpost.paper.Paper;
import dev.paperpost.platform.Messages;
import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestTransaction
@WithTestResource(TestDatabase.class)
class ShownPaperTest {

    private static final long ID = 9_000_001;

    @Inject
    EntityManager entities;

    @Test
    void whatMatchedIsMarkedInTitleAbstractAndAuthors() {
        Entry entry = present(
                paper(Map.of(
                        "title", "Pre-training by Flow Matching",
                        "abstract_text", "We study pretraining. A flow is matched to noise.",
                        "authors", "{Ada Lovelace,Ben Cho,Geoffrey E. Hinton,Wei Li,Eve Roe}")),
                "pretraining",
                "author:hinton",
                "\"flow matching\"");

        assertThat(marked(entry.title())).containsExactly("Pre-training", "Flow Matching");
        assertThat(marked(entry.snippet())).containsExactly("pretraining");
        assertThat(Entry.plain(entry.authors()))
                .isEqualTo("Ada Lovelace, Ben Cho, Geoffrey E. Hinton, … Eve Roe (5 authors)");
        assertThat(marked(entry.authors())).hasSize(1).first().asString().contains("Hinton");
    }

    @Test
    void theReasonsSayInWordsWhatMatchedWhere() {
        Entry entry = present(
                paper(Map.of("title", "Flow matching", "abstract_text", "Flow matching beats diffusion.")),
                "\"flow matching\" diffusion",
                "title:flow");

        assertThat(entry.reasons()).hasSize(2);
        assertThat(entry.reasons().get(0).interest()).isEqualTo("\"flow matching\" diffusion");
        assertThat(entry.reasons().get(0).where())
                .containsExactlyInAnyOrder("“flow matching” (title and abstract)", "diffusion (abstract)");
        assertThat(entry.reasons().get(1).where()).containsExactly("flow (title)");
    }

    @Test
    void texIsShownAsUnicodeAndMarksStillFit() {
        Entry entry = present(
                paper(Map.of(
                        "title", "Schr\\\"odinger Bridges in $\\mathcal{O}(n\\log n)$",
                        "abstract_text", "A $\\sqrt{n}$ rate for Schr\\\"odinger bridges.")),
                "\"schrödinger bridge\"");

        assertThat(Entry.plain(entry.title())).startsWith("Schrödinger Bridges in O(n");
        assertThat(Entry.plain(entry.title())).doesNotContain("$").doesNotContain("\\");
        assertThat(marked(entry.title())).containsExactly("Schrödinger Bridges");
        assertThat(marked(entry.snippet())).containsExactly("Schrödinger bridges");
    }

    @Test
    void theHeadlineKeepsTheLettersAnAuthorTypedAndTheTitleSpellsThemPlainly() {
        Entry entry = present(
                paper(Map.of("title", "\uD835\uDCAA(n) \uD83D\uDE80 by $\\alpha$\u202E matching", "abstract_text", "")),
                "matching");

        assertThat(entry.headline()).isEqualTo("\uD835\uDCAA(n) \uD83D\uDE80 by α matching");
        assertThat(Entry.plain(entry.title())).isEqualTo("O(n) \uD83D\uDE80 by α matching");
    }

    @Test
    void neverMoreThanSixStretchesAreMarked() {
        Entry entry = present(
                paper(Map.of(
                        "title", "flow and flow and flow and flow", "abstract_text", "A flow in a flow. ".repeat(20))),
                "flow");

        assertThat(marked(entry.title()).size() + marked(entry.snippet()).size())
                .isEqualTo(6);
    }

    @Test
    void withoutAnAbstractTheSummaryStandsInAndSaysSo() {
        Entry entry = present(paper(Map.of("abstract_text", "", "summary", "A machine wrote this.")), "flow");

        assertThat(Entry.plain(entry.snippet())).isEqualTo("A machine wrote this.");
        assertThat(entry.snippetLabel()).isEqualTo("AI summary");
    }

    @Test
    void withoutEitherThereIsNoSnippet() {
        Entry entry = present(paper(Map.of("abstract_text", "")), "flow");

        assertThat(entry.snippet()).isEmpty();
        assertThat(entry.snippetLabel()).isNull();
    }

    @Test
    void anArxivPaperLeadsToItsAbstractPageAndItsPlacesAreLinked() {
        Entry entry = present(
                paper(Map.of(
                        "arxiv_id", "2210.02747",
                        "primary_category", "cs.LG",
                        "url", "https://huggingface.co/papers/2210.02747",
                        "code_url", "https://github.com/example/flow",
                        "upvotes", "46")),
                "flow");

        assertThat(entry.url()).isEqualTo("https://arxiv.org/abs/2210.02747");
        assertThat(entry.source()).isEqualTo("arXiv cs.LG");
        assertThat(entry.links())
                .containsExactly(
                        new Link("PDF", "https://arxiv.org/pdf/2210.02747"),
                        new Link("Code", "https://github.com/example/flow"),
                        new Link("Hugging Face", "https://huggingface.co/papers/2210.02747"));
    }

    @Test
    void aDoiLeadsToItsResolver() {
        Entry entry = present(paper(Map.of("doi", "10.1002/(sici)1097<1::aid>3.0.co;2-#")), "flow");

        assertThat(entry.url()).isEqualTo("https://doi.org/10.1002/(sici)1097%3C1::aid%3E3.0.co;2-%23");
        assertThat(entry.source()).isEqualTo("doi.org");
    }

    @Test
    void aPreprintServerIsCalledByItsName() {
        Entry entry = present(paper(Map.of("url", "https://www.biorxiv.org/content/10.1101/1v1")), "flow");

        assertThat(entry.source()).isEqualTo("bioRxiv");
    }

    @Test
    void anAddressThatABrowserWouldRunIsNoLink() {
        Entry entry = present(
                paper(Map.of("url", "javascript:alert(1)", "pdf_url", "data:text/html,x", "code_url", "https://a@b/")),
                "flow");

        assertThat(entry.url()).isNull();
        assertThat(entry.links()).isEmpty();
    }

    private Entry present(Paper paper, String... interests) {
        return new ShownPaper(paper)
                .entry(
                        Arrays.stream(interests)
                                .map(text -> new AskedInterest(text, Interest.parse(text)))
                                .toList(),
                        Entry.Occasion.NEW,
                        Messages.english());
    }

    private Paper paper(Map<String, String> fields) {
        Map<String, String> all = new java.util.TreeMap<>(
                Map.of("title", "A flow", "abstract_text", "About flows.", "authors", "{Ada Lovelace}"));
        all.putAll(fields);
        var insert =
                entities.createNativeQuery("insert into paper (id, external_id, author_count, arrived_at, updated_at, "
                        + String.join(", ", all.keySet()) + ") values (" + ID + ", 'test:1', 1, now(), now(), "
                        + all.keySet().stream().map(ShownPaperTest::parameter).collect(Collectors.joining(", ")) + ")");
        all.forEach(insert::setParameter);
        insert.executeUpdate();
        return entities.find(Paper.class, ID);
    }

    private static String parameter(String column) {
        return switch (column) {
            case "authors" -> "cast(:authors as text[])";
            case "upvotes" -> "cast(:upvotes as int)";
            default -> ":" + column;
        };
    }

    private static List<String> marked(List<Span> spans) {
        return spans.stream().filter(Span::marked).map(Span::text).toList();
    }
}
