package dev.paperpost.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.digest.DigestContent;
import dev.paperpost.digest.Entry;
import dev.paperpost.digest.Trending;
import dev.paperpost.platform.Messages;
import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class DigestPageTest {

    @Inject
    Readers readers;

    @Inject
    SampleDigest digest;

    @Test
    void everythingAMailSaysOfAPaperIsSaidHereToo() {
        Element paper = page(entry("https://example.org/1", "Flow")).selectFirst("article");

        assertThat(paper.select("h3 a").attr("href")).isEqualTo("https://example.org/1");
        assertThat(paper.select("h3").text()).isEqualTo("Flow matching for all");
        assertThat(paper.select("h3 mark").text()).isEqualTo("Flow");
        assertThat(paper.text().replace('\u00A0', ' '))
                .contains("Ada Author, Wei Chen")
                .contains("19 Nov 2026 · arXiv cs.LG · v2 · ▲ 46 on Hugging Face")
                .contains("AI summary: It flows & matches.")
                .contains("Matched: “flow” (title) · also matches: diffusion");
        assertThat(paper.select(".links a").eachText()).containsExactly("PDF", "Code", "About this paper");
        assertThat(paper.select(".links a").last().attr("href")).isEqualTo("/papers/10.1234/flow%20one?lang=en");
    }

    @Test
    void textFromOutsideIsNeverMarkup() {
        Document page = page(entry(null, "<script>alert(1)</script><b>{1+1}"));

        assertThat(page.select("h3").text()).isEqualTo("<script>alert(1)</script><b>{1+1} matching for all");
        assertThat(page.select("h3 a")).as("a paper without an address").isEmpty();
        assertThat(page.select("main script, main b")).isEmpty();
    }

    @Test
    void anEndlessTitleIsShortenedAsInTheMail() {
        String title = page(entry(null, "x".repeat(1_900))).select("h3").text();

        assertThat(title).startsWith("xxx").endsWith("…").hasSizeLessThanOrEqualTo(300);
    }

    @Test
    void aViewLinkShowsEveryPaperOfItsDigest() {
        String email = "viewer@example.org";
        given().formParam("interests", "\"flow matching\"\n\"language model\"")
                .formParam("email", email)
                .post("/subscribe");
        given().post(readers.confirmPath(email));

        Document page = Jsoup.parse(
                given().header("Accept", "text/html").get(digest.planned(email)).asString());

        assertThat(page.select("h1").text()).isEqualTo("3 new papers for you");
        assertThat(page.select("section h2").eachText())
                .containsExactly("\"flow matching\" 2 papers", "\"language model\" 1 paper");
        assertThat(page.select("mark").eachText()).contains("Flow matching", "language model");
        assertThat(page.select("main script, main img, main b, main i")).isEmpty();
        for (Element paper : page.select("article")) {
            Document about = Jsoup.parse(
                    given().get(paper.select(".links a").last().attr("href")).asString());
            assertThat(about.select("h1").text())
                    .startsWith(paper.select("h3").text().replace("…", ""));
        }
    }

    private static Document page(Entry paper) {
        DigestContent content = new DigestContent(
                1,
                1,
                LocalDate.of(2026, 11, 20),
                Instant.EPOCH,
                ZoneOffset.UTC,
                Locale.ENGLISH,
                List.of(new DigestContent.Group(1, "flow", false, List.of(paper), 0)),
                1,
                1,
                new Trending(Trending.Period.WEEK, List.of()),
                "arXiv of 20 Nov: 108 of 108.",
                false);
        return Jsoup.parse(Pages.digest(Messages.english(), DigestView.of(content, Messages.english()))
                .render());
    }

    private static Entry entry(String url, String marked) {
        return new Entry(
                1,
                "10.1234/flow one",
                url,
                List.of(new Entry.Span(marked, true), new Entry.Span(" matching for all", false)),
                Entry.plain(List.of(new Entry.Span(marked, true), new Entry.Span(" matching for all", false))),
                List.of(new Entry.Span("Ada Author, Wei Chen", false)),
                LocalDate.of(2026, 11, 19),
                "arXiv cs.LG",
                46,
                2,
                Entry.Occasion.NEW,
                List.of(new Entry.Span("It flows & matches.", false)),
                "AI summary",
                List.of(new Entry.Reason("flow", List.of("“flow” (title)")), new Entry.Reason("diffusion", List.of())),
                "",
                List.of(
                        new Entry.Link("PDF", "https://example.org/1.pdf"),
                        new Entry.Link("Code", "https://example.org/code")));
    }
}
