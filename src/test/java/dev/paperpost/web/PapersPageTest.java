package dev.paperpost.web;

import static dev.paperpost.web.TestPapers.paper;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.platform.Messages;
import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive as people see it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PapersPageTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    @Inject
    TestPapers archive;

    @Inject
    Readers readers;

    @BeforeEach
    void empty() {
        archive.forgetAll();
    }

    @Test
    void aDayListsItsPapersNewestOrMostUpvotedFirst() {
        archive.store(
                paper("2611.00001", "On graphs", "We draw them.", 3, MONDAY),
                paper("2611.00002", "On trees", "We plant them.", 9, MONDAY),
                paper("2611.00003", "On rings", "We wear them.", 5, MONDAY.plusDays(1)));

        Document day = page("/papers?date=2026-11-02", 200);
        Document trending = follow(day, "Trending");

        assertThat(day.select("h1").text()).isEqualTo("Monday 2 November 2026");
        assertThat(day.select(".over").text()).isEqualTo("2 papers");
        assertThat(titles(day)).containsExactly("On trees", "On graphs");
        assertThat(day.select(".tabs [aria-current]").text()).isEqualTo("Day");
        assertThat(day.select("meta[name=robots]")).isEmpty();
        assertThat(day.select("link[rel=canonical]").attr("href")).isEqualTo("/papers?date=2026-11-02");
        assertThat(titles(trending)).containsExactly("On trees", "On graphs");
        assertThat(trending.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(titles(follow(follow(day, "Week"), "Trending")))
                .containsExactly("On trees", "On rings", "On graphs");
    }

    @Test
    void withoutADayTheLatestThatHasPapersIsShownAndTheTabsLeadFromDayToWeekToMonthAndBack() {
        LocalDate today = LocalDate.now();
        archive.store(
                paper("2611.00001", "Soon", "", 0, today.plusDays(9)),
                paper("2611.00002", "Lately", "", 0, today.minusDays(3)));

        Document latest = page("/papers", 200);
        Document month = follow(follow(latest, "Week"), "Month");

        assertThat(titles(latest)).containsExactly("Lately");
        assertThat(latest.select("h1").text()).isEqualTo(Messages.english().longDay(today.minusDays(3)));
        assertThat(month.select("h1").text()).isEqualTo(Messages.english().month(today.minusDays(3)));
        assertThat(titles(month)).contains("Lately");
        assertThat(page(month.select(".tabs a:contains(Day)").attr("href"), 200).select("article"))
                .isNotEmpty();
    }

    @Test
    void earlierAndLaterLeadToTheNearestWithPapersAlsoFromADayThatHasNone() {
        archive.store(
                paper("2610.00001", "First", "", 0, MONDAY.minusDays(20)),
                paper("2611.00001", "Second", "", 0, MONDAY));

        Document none = page("/papers?date=2026-10-20", 200);

        assertThat(none.select("article")).isEmpty();
        assertThat(none.select("main").text()).contains("0 papers", "There are no papers here for this time.");
        assertThat(none.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(titles(follow(none, "Earlier: Tuesday 13 October 2026"))).containsExactly("First");
        assertThat(titles(follow(none, "Later: Monday 2 November 2026"))).containsExactly("Second");
        assertThat(titles(follow(page("/papers?week=2026-W45", 200), "Earlier: Week 42 of 2026 (12–18 Oct)")))
                .containsExactly("First");
        assertThat(titles(follow(page("/papers?month=2026-11", 200), "Earlier: October 2026")))
                .containsExactly("First");
    }

    @Test
    void anArchiveWithoutPapersSaysSo() {
        assertThat(page("/papers", 200).select("main").text()).contains("There are no papers here yet.");
    }

    @Test
    void pagesFollowEachOtherAndThereIsNoneAfterTheLast() {
        archive.store(IntStream.range(0, 45)
                .mapToObj(i -> paper("p" + i, "Paper " + i, "", 0, MONDAY))
                .toList());

        Document first = page("/papers?date=2026-11-02", 200);
        Document third = follow(follow(first, "Next page"), "Next page");

        assertThat(first.select(".over").text()).isEqualTo("45 papers");
        assertThat(titles(first)).hasSize(20);
        assertThat(titles(third)).hasSize(5);
        assertThat(third.select("main").text()).contains("Page 3").doesNotContain("Next page");
        assertThat(titles(follow(follow(third, "Previous page"), "Previous page")))
                .isEqualTo(titles(first));
        assertThat(get("/papers?date=2026-11-02&page=4").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date=2026-02-30",
                "date=%2B999999999-12-31",
                "date=-0044-03-15",
                "week=2026-W60",
                "month=November",
                "date=2026-11-02&month=2026-11",
                "sort=best",
                "page=0",
                "page=9999999999",
                "page=two"
            })
    void whereNoLinkLeadsThereIsNothing(String query) {
        assertThat(get("/papers?" + query).statusCode()).isEqualTo(404);
        assertThat(get("/papers?q=graphs&" + query).statusCode()).isEqualTo(404);
    }

    @Test
    void aSearchMarksWhatMatchedAndLeadsToMailsAndFeeds() {
        archive.store(
                paper("2611.00001", "Flow matching for molecules", "Flow matching, again.", 0, MONDAY),
                paper("2611.00002", "On trees", "The flow of sap is no matching.", 0, MONDAY));

        Document found = page("/papers?q=%22flow+matching%22", 200);
        Document form = follow(found, "Get these papers by mail");

        assertThat(found.select("h1").text()).isEqualTo("Papers on \"flow matching\"");
        assertThat(found.select(".over").text()).isEqualTo("1 paper");
        assertThat(found.select("h3 mark").eachText()).containsExactly("Flow matching");
        assertThat(found.select("article").text()).contains("Matched: “flow matching” (title and abstract)");
        assertThat(found.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(found.select("#interests").val()).isEqualTo("\"flow matching\"");
        assertThat(form.select("textarea").get(0).wholeText().strip()).isEqualTo("\"flow matching\"");
        for (String type : List.of("application/atom+xml", "application/feed+json")) {
            String feed = found.select("link[rel=alternate][type=" + type + "]").attr("href");
            assertThat(get(feed).statusCode()).as(feed).isEqualTo(200);
            assertThat(found.select("main a").eachAttr("href")).contains(feed);
        }
        assertThat(page("/papers?q=zeppelin", 200).select("main").text())
                .contains("0 papers", "No paper matches this search.");
        assertThat(page("/papers?q=+&date=2026-11-02", 200).select("article")).hasSize(2);
    }

    @Test
    void aSearchLooksBackNinetyDaysAndSaysSoAndAMonthIsSearchedHoweverOld() {
        archive.store(
                paper("2611.00001", "On graphs", "", 0, MONDAY),
                paper("2401.00001", "On old graphs", "", 0, LocalDate.of(2024, 1, 5)),
                paper("2401.00002", "On old trees", "", 0, LocalDate.of(2024, 1, 5)));
        archive.arrivedDaysAgo("2401.00001", 400);
        archive.arrivedDaysAgo("2401.00002", 400);

        Document recent = page("/papers?q=graphs", 200);
        Document month = page("/papers?q=graphs&month=2024-01", 200);

        assertThat(titles(recent)).containsExactly("On graphs");
        assertThat(recent.select("main").text())
                .contains("that have come since "
                        + Messages.english().day(LocalDate.now().minusDays(90)).replace('\u00A0', ' '));
        assertThat(titles(month)).containsExactly("On old graphs");
        assertThat(month.select(".over").text()).isEqualTo("January 2024 · 1 paper");
        assertThat(month.select("main").text()).doesNotContain("that have come since");
        assertThat(titles(follow(month, "The last 90 days"))).containsExactly("On graphs");
    }

    @Test
    void whatIsWrongWithASearchIsShownWhereItIsAndHowToMendIt() {
        Document wrong = page("/papers?q=autor%3Asmith+%22open", 422);

        assertThat(wrong.title()).startsWith("Error: Papers");
        assertThat(wrong.select("h1").text()).isEqualTo("Papers");
        assertThat(wrong.select("#interests").val()).isEqualTo("autor:smith \"open");
        assertThat(wrong.select("#interests").attr("aria-describedby")).contains("interests-error");
        assertThat(wrong.select("#interests-error mark").eachText()).contains("autor");
        assertThat(wrong.select("#interests-error").text())
                .contains("There is no field called", "Fields are title:", "This quotation mark is never closed.");
        assertThat(wrong.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    }

    @Test
    void hostileTitlesAndQueriesStayText() {
        String hostile = "<script>alert('x')</script> </title> {t.tag} & \"q\" graphs";
        archive.store(paper("2611.00001", hostile, "<img src=x onerror=alert(1)> \u202E", 0, MONDAY));
        String query = "</h1><script>alert(1)</script> OR graphs \"><b";

        Document found =
                Jsoup.parse(browser().queryParam("q", query).get("/papers").asString());
        Document one = page("/papers/2611.00001", 200);

        for (Document page : List.of(found, one, page("/papers?date=2026-11-02", 200))) {
            assertThat(page.select("main script, main img, main b")).isEmpty();
        }
        assertThat(found.select("#interests").val()).isEqualTo(query);
        assertThat(one.select("h1").text()).isEqualTo(hostile);
        assertThat(one.title()).startsWith(hostile);
    }

    @Test
    void anEndlessTitleIsShortenedInAListAndWholeOnItsOwnPage() {
        String endless = "graphs " + "x".repeat(1_900);
        archive.store(paper("2611.00001", endless, "Short.", 0, MONDAY));

        assertThat(page("/papers?date=2026-11-02", 200).select("h3").text())
                .endsWith("…")
                .hasSizeLessThanOrEqualTo(300);
        assertThat(page("/papers/2611.00001", 200).select("h1").text()).isEqualTo(endless);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2611.00001",
                "hep-th/9901001",
                "10.1234/abc.d(e)f;1-2",
                "10.1234/a//b",
                "https://example.org/a/../b?c=d&e=f#g",
                "Grüße, 100 % + ein / Strich/"
            })
    void everyPaperHasAPageWhateverItsIdentifierIs(String id) {
        archive.store(IncomingPaper.of(id, "The one", "Its abstract.", "test")
                .publishedAt(MONDAY)
                .build());

        Document one = follow(page("/papers?date=2026-11-02", 200), "The one");

        assertThat(one.select("h1").text()).isEqualTo("The one");
        assertThat(one.select("main").text()).contains("Its abstract.");
    }

    @Test
    void aPaperIsShownInFullWithItsPeopleDatesCategoriesVersionsAndSources() {
        List<String> authors =
                IntStream.rangeClosed(1, 60).mapToObj(i -> "Author " + i).toList();
        IncomingPaper.Builder paper = IncomingPaper.of(
                        "2611.00001", "On $O(n)$ graphs", "One sentence. ".repeat(60) + "The end.", "first")
                .authors(authors)
                .categories(List.of("cs.LG", "home-made"))
                .publishedAt(MONDAY)
                .announcedOn(MONDAY.plusDays(1))
                .codeUrl("https://example.org/code");
        archive.store(paper.version(1).build());
        archive.store(paper.version(3).build());

        Document one = page("/papers/arXiv:2611.00001v2", 200);

        assertThat(one.select("h1").text()).isEqualTo("On O(n) graphs");
        assertThat(one.select("main > p.meta").first().text()).isEqualTo("Author 1, Author 2, Author 3, …");
        assertThat(one.select("details summary").text()).isEqualTo("60 authors");
        assertThat(one.select("details p").text()).contains("Author 4,", "Author 60");
        assertThat(one.select("main").text()).contains("The end.");
        assertThat(one.select(".links a").eachAttr("href"))
                .contains(
                        "https://arxiv.org/abs/2611.00001",
                        "https://arxiv.org/pdf/2611.00001",
                        "https://example.org/code");
        assertThat(one.select(".facts").text())
                .contains(
                        "Published 2 Nov 2026", "Announced 3 Nov 2026", "Version 3", "Revised v3 on", "Seen at first");
        assertThat(one.select(".facts a:contains(cs.LG)").attr("href")).isEqualTo("/papers?q=category%3Acs.LG&lang=en");
        assertThat(one.select(".facts a:contains(home-made)")).isEmpty();
        assertThat(titles(follow(one, "cs.LG"))).containsExactly("On O(n) graphs");
        assertThat(one.select("main").text())
                .contains("The page of your subscription")
                .doesNotContain("Not in it");
    }

    @Test
    void aPaperThatIsNotHereIsNotFound() {
        assertThat(get("/papers/2611.99999").statusCode()).isEqualTo(404);
        assertThat(get("/papers/10.1234/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void aReaderSeesWhichInterestsMatchAPaperWhereAndWhyTheOthersDoNot() {
        archive.store(paper("10.1234/graph.7", "On graphs", "We draw them with <b>flow matching</b>.", 0, MONDAY));
        String manage = reader("who@example.org", "flow matching\ngraphs -draw\nprotein (lora OR adapters)");

        Document asked = follow(page(manage, 200), "which of your interests match it");
        Document answer = page(
                browser()
                        .queryParam("paper", "https://doi.org/10.1234/GRAPH.7")
                        .get(asked.select("main form").attr("action")),
                200);

        assertThat(answer.select("#yours ~ dl dt").eachText()).containsExactly("flow matching");
        assertThat(answer.select("#yours ~ dl dd").text()).isEqualTo("Matched: flow (abstract), matching (abstract)");
        assertThat(answer.select("#abstract ~ p mark").eachText()).containsExactly("flow", "matching");
        assertThat(answer.select("details summary").text()).isEqualTo("2 interests that do not match");
        assertThat(answer.select("details dd").eachText())
                .containsExactly("Excluded, but in it: draw", "Not in it: protein, lora, adapter");
        Response direct = get(manage + "/papers/10.1234/graph.7");
        assertThat(Jsoup.parse(direct.asString()).select("#yours ~ dl dt").eachText())
                .containsExactly("flow matching");
        assertThat(direct.header("Cache-Control")).isEqualTo("no-store");
        assertThat(direct.header("X-Robots-Tag")).contains("noindex");
        assertThat(get(manage + "/papers/10.1234/nothing").statusCode()).isEqualTo(404);
        assertThat(get(manage.replaceFirst(".$", "_") + "/papers/10.1234/graph.7")
                        .statusCode())
                .isEqualTo(404);
        Document unknown = page(browser().queryParam("paper", "<b>").get(manage + "/papers"), 404);
        assertThat(unknown.select("#paper").val()).isEqualTo("<b>");
        assertThat(unknown.select("#paper-error").text()).contains("No paper of this name is here.");
    }

    @Test
    void anotherLanguageShowsTheSamePage() {
        archive.store(paper("2611.00001", "On graphs", "", 0, MONDAY));

        Document german = follow(page("/papers?week=2026-W45&sort=trending&q=graphs", 200), "Deutsch");

        assertThat(german.select("h1").text()).isEqualTo("Artikel zu graphs");
        assertThat(german.select(".over").text()).isEqualTo("Woche 45 von 2026 (2.–8. Nov.) · 1 Artikel");
        assertThat(titles(german)).containsExactly("On graphs");
    }

    private String reader(String email, String interests) {
        given().formParam("interests", interests).formParam("email", email).post("/subscribe");
        given().post(readers.confirmPath(email));
        return readers.managePath(email);
    }

    private static List<String> titles(Document page) {
        return page.select("article h3").eachText();
    }

    private static Document follow(Document page, String words) {
        String address = page.select("a").stream()
                .filter(link -> link.text().equals(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        words + " is none of " + page.select("a").eachText()))
                .attr("href");
        return page(address.startsWith("?") ? "/papers" + address : address, 200);
    }

    private static Response get(String path) {
        return browser().urlEncodingEnabled(false).get(path);
    }

    private static RequestSpecification browser() {
        return given().header("Accept", "text/html").redirects().follow(false);
    }

    private static Document page(String path, int status) {
        return page(get(path), status);
    }

    private static Document page(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return Jsoup.parse(answer.asString());
    }
}
