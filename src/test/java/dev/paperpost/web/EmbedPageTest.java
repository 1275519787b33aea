package dev.paperpost.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form for other sites, as its maker copies it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class EmbedPageTest {

    @Test
    void theFormAsksForInterestsAndAnAddressAndIsPlainAndComplete() {
        Document snippet = snippet(page(Map.of(), 200));

        Element form = snippet.selectFirst("body > form");
        assertThat(form.attr("action")).isEqualTo("http://localhost:8080/subscribe?lang=en");
        assertThat(form.attr("method")).isEqualTo("post");
        assertThat(form.attr("accept-charset")).isEqualTo("utf-8");
        assertThat(form.select("[name]").eachAttr("name")).containsExactly("interests", "feedback", "email");
        assertThat(form.select("[name=email]").attr("autocomplete")).isEqualTo("email");
        assertThat(form.select("[name=feedback]").parents().is("[hidden]")).isTrue();
        form.select("input:not([type=hidden]), textarea")
                .forEach(field -> assertThat(form.select("label[for=" + field.id() + "]"))
                        .as("label of %s", field)
                        .hasSize(1));
        assertPlain(snippet);
    }

    @Test
    void chosenInterestsAreHiddenAndTheWordsInTheChosenLanguage() {
        Document page = page(
                Map.of(
                        "lang",
                        "en",
                        "heading",
                        "",
                        "interests",
                        "flow matching\r\n\r\n \"language model\" ",
                        "ask",
                        "no",
                        "locale",
                        "ar"),
                200);
        Document snippet = snippet(page);

        assertThat(snippet.select("form").attr("lang")).isEqualTo("ar");
        assertThat(snippet.select("form").attr("dir")).isEqualTo("rtl");
        assertThat(snippet.select("form").attr("action")).endsWith("/subscribe?lang=ar");
        assertThat(snippet.select("h2")).isEmpty();
        assertThat(snippet.select("[name=interests]").eachAttr("type")).containsExactly("hidden", "hidden");
        assertThat(snippet.select("[name=interests]").eachAttr("value"))
                .containsExactly("flow matching", "\"language model\"");
        assertThat(snippet.select("button").text()).isEqualTo("اشتراك");
        assertThat(page.select("#link").val().strip())
                .isEqualTo("http://localhost:8080/?lang=ar&q=flow+matching&q=%22language+model%22");
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</textarea><script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "&lt;/textarea&gt;&amp;quot;",
                "{t.tag} {#if} {| ${x}",
                "' autofocus onfocus='alert(1)"
            })
    void whatItsMakerTypedIsDataInThePageInTheTextToCopyAndInTheSitesPage(String hostile) {
        for (String ask : List.of("yes", "no")) {
            String interest = "\"" + hostile.replace("\"", "") + "\"";
            Document page = page(Map.of("heading", hostile, "interests", interest, "ask", ask), 200);
            Document snippet = snippet(page);

            assertThat(snippet.select("h2").first().wholeText()).isEqualTo(hostile.strip());
            Element field = snippet.select("[name=interests]").first();
            assertThat(
                            ask.equals("no")
                                    ? field.attr("value")
                                    : field.wholeText().replaceFirst("^\n", ""))
                    .isEqualTo(interest);
            assertThat(page.select("#heading").val()).isEqualTo(hostile);
            assertThat(page.select(".sample h2").first().wholeText()).isEqualTo(hostile.strip());
            assertPlain(snippet);
            assertPlain(Jsoup.parse(page.select(".sample").html()));
            assertThat(page.select("script").eachAttr("src")).containsExactly("/paperpost.js", "/embed.js");
        }
    }

    @Test
    void aFormThatNobodyCouldSendIsNotMade() {
        Document nothing = page(Map.of("heading", "x", "interests", " ", "ask", "no"), 422);
        Document wrong = page(Map.of("heading", "x", "interests", "flow\nautor:smith"), 422);
        Document late = page(Map.of("heading", "x".repeat(61), "interests", "y".repeat(301)), 422);

        assertThat(nothing.select("#summary a").eachAttr("href")).containsExactly("#interests");
        assertThat(wrong.select("#interests-error").text()).contains("Line 2").contains("autor");
        assertThat(late.select("#summary a").eachAttr("href")).containsExactly("#heading", "#interests");
        for (Document page : List.of(nothing, wrong, late)) {
            assertThat(page.select("#code")).isEmpty();
        }
    }

    private static void assertPlain(Document snippet) {
        assertThat(snippet.select("script, style, link, img, iframe, [style]")).isEmpty();
        snippet.getAllElements().forEach(element -> element.attributes()
                .forEach(attribute -> assertThat(attribute.getKey()).doesNotStartWith("on")));
    }

    private static Document snippet(Document page) {
        return Jsoup.parse(page.select("#code").first().wholeText());
    }

    private static Document page(Map<String, String> choices, int status) {
        return Jsoup.parse(given().header("Accept", "text/html")
                .queryParams(choices)
                .get("/embed")
                .then()
                .statusCode(status)
                .extract()
                .asString());
    }
}
