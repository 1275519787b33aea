package dev.paperpost.web;

import static dev.paperpost.web.TestPapers.paper;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.interest.Interest;
import dev.paperpost.interest.PaperText;
import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A third of the papers has left the memory of the node, another is older than any digest looks back. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ArchiveSearchTest {

    private static final int PAPERS = 90;
    private static final String[] WORDS = {
        "graph", "network", "pre-training", "pretrained", "language", "models", "of", "the", "molecules", "LoRA"
    };
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; ?rel=\"?next\"?");

    @Inject
    TestPapers archive;

    private final List<IncomingPaper> papers = new ArrayList<>();

    @BeforeEach
    void fill() {
        archive.forgetAll();
        Random random = new Random(9);
        for (int i = 0; i < PAPERS; i++) {
            LocalDate published = i % 7 == 0 ? null : LocalDate.of(2026, 11, 1).minusDays(random.nextInt(400));
            papers.add(paper("p" + i, words(random, 5), words(random, 12), random.nextInt(5), published));
        }
        archive.store(papers);
        for (int i = 0; i < PAPERS; i++) {
            archive.arrivedDaysAgo("p" + i, i % 3 == 0 ? 1 : i % 3 == 1 ? 89 : 100 + i);
        }
    }

    private static String words(Random random, int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(WORDS[random.nextInt(WORDS.length)]);
        }
        return String.join(" ", words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pretraining",
                "\"graph network\"",
                "title:lora -molecule",
                "\"pre training\" OR \"language model\"",
                "author:lovelace category:cs.LG",
                "mole*",
                "absent"
            })
    void aSearchFindsWhatTheInterestFindsWhereverThePaperIs(String q) {
        Interest interest = Interest.parse(q);
        List<String> expected = papers.stream()
                .filter(paper -> interest.explain(
                                new PaperText(paper.title(), paper.abstractText(), paper.authors(), paper.categories()))
                        .matches())
                .map(IncomingPaper::id)
                .toList();
        assertThat(walk("/api/papers?limit=7&q={q}", q)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(walk("/api/papers?limit=100&sort=trending&q={q}", q)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void whatIsFoundComesInTheOrderOfTheArchive() {
        for (String sort : List.of("published", "trending")) {
            List<String> all = walk("/api/papers?limit=100&sort=" + sort + "&q={q}", "author:lovelace");
            assertThat(all).hasSize(PAPERS).isEqualTo(walk("/api/papers?limit=100&sort={s}", sort));
        }
    }

    @Test
    void aSpanOfDaysHoldsForSearchesToo() {
        List<String> expected = papers.stream()
                .filter(paper -> paper.publishedAt() != null
                        && paper.publishedAt().getYear() == 2026
                        && paper.publishedAt().getMonthValue() == 6)
                .map(IncomingPaper::id)
                .toList();
        assertThat(expected).isNotEmpty();
        assertThat(walk("/api/papers?month=2026-06&limit=3&q={q}", "author:lovelace"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /** All pages, each paper only once. */
    private static List<String> walk(String path, String parameter) {
        List<String> ids = new ArrayList<>();
        Response answer = given().get(path, parameter);
        while (true) {
            assertThat(answer.statusCode()).isEqualTo(200);
            ids.addAll(answer.jsonPath().getList("id", String.class));
            Matcher next = NEXT.matcher(answer.getHeader("Link") == null ? "" : answer.getHeader("Link"));
            if (!next.find()) {
                assertThat(ids).doesNotHaveDuplicates();
                return ids;
            }
            answer = given().urlEncodingEnabled(false).get(next.group(1));
        }
    }
}
