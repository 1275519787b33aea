package dev.paperpost.web;

import static dev.paperpost.web.TestPapers.paper;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.Messages;
import dev.paperpost.platform.MovableClock;
import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way of a reader through the pages in a browser without scripts. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PageJourneyTest {

    @Inject
    Readers readers;

    @Inject
    TestPapers papers;

    @Inject
    MovableClock clock;

    @AfterEach
    void timeGoesOn() {
        clock.release();
        papers.forgetAll();
    }

    @Test
    void theFormStandsReadyWithSensibleChoices() {
        Document form = page(get("/"), 200);

        assertThat(form.select("input[name=cadence]").eachAttr("value"))
                .containsExactly("daily", "weekdays", "weekly", "monthly");
        assertThat(form.select("input[name=cadence][checked]").val()).isEqualTo("daily");
        assertThat(form.select("select[name=hour] option[selected]").text()).isEqualTo("08:00");
        assertThat(form.select("select[name=maxPapers] option[selected]").val()).isEqualTo("20");
        assertThat(form.select("select[name=timeZone] option[selected]").text()).isEqualTo("UTC");
        assertThat(form.select("select[name=timeZone] option").eachText())
                .contains("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland");
        assertThat(form.select("form textarea, form input, form select").eachAttr("id"))
                .last()
                .as("the address is asked for last, when its worth is known")
                .isEqualTo("email");
    }

    @Test
    void aLinkCanBringInterestsAlong() {
        Document form =
                page(browser().queryParam("q", "flow matching", "title:agents").get("/"), 200);

        assertThat(form.select("textarea").get(0).wholeText().strip()).isEqualTo("flow matching\ntitle:agents");
    }

    @Test
    void aButtonShowsWhatTheInterestsFindAndKeepsAllThatWasTyped() {
        papers.forgetAll();
        papers.store(
                paper("2611.00001", "Flow matching for proteins", "Flows match noise to data."),
                paper("2611.00002", "Pretraining on graphs", "We match nothing."));
        clock.set("2026-10-24T10:00:00Z");

        Document shown = page(
                browser()
                        .formParam("interests", "flow matching\r\n\r\nautor:smith\r\npre training")
                        .formParam("cadence", "daily")
                        .formParam("weekday", "5")
                        .formParam("hour", "2")
                        .formParam("timeZone", "Europe/Berlin")
                        .formParam("maxPapers", "10")
                        .formParam("revisions", "on")
                        .formParam("email", "nobody@example")
                        .post("/preview"),
                200);

        assertThat(shown.select("#found").text()).isEqualTo("Less than one paper a week matches.");
        assertThat(shown.select(".lines > li").eachAttr("data-line")).containsExactly("1", "3", "4");
        assertThat(shown.select("#line-1").text()).contains("less than one paper a week", "flow 1", "flows 1");
        assertThat(shown.select("#line-3").text()).contains("There is no field called \"autor\".");
        assertThat(shown.select("#line-4").text()).contains("None of the papers", "with a hyphen");
        assertThat(shown.select(".papers h3").text()).isEqualTo("Flow matching for proteins");
        assertThat(shown.select(".papers h3 mark").eachText()).contains("Flow");
        assertThat(shown.select("textarea").get(0).wholeText().strip())
                .isEqualTo("flow matching\n\nautor:smith\npre training");
        assertThat(shown.select("select[name=weekday] option[selected]").val()).isEqualTo("5");
        assertThat(shown.select("select[name=maxPapers] option[selected]").val())
                .isEqualTo("10");
        assertThat(shown.select("#revisions[checked]")).hasSize(1);
        assertThat(shown.select("#email").val()).isEqualTo("nobody@example");
        assertThat(shown.select("#summary"))
                .as("nothing was sent, so nothing is wrong")
                .isEmpty();
        assertThat(readers.number("select count(*) from subscriber")).isZero();

        assertThat(shown.select("#next").text())
                .isEqualTo("Next digest: Sunday, 25 October 2026 at 02:00 (Europe/Berlin)");
        clock.set("2027-03-27T10:00:00Z");
        assertThat(previewed("x", "hour", "2", "timeZone", "Europe/Berlin")
                        .select("#next")
                        .text())
                .as("an hour that the change to summer time skips")
                .isEqualTo("Next digest: Sunday, 28 March 2027 at 03:00 (Europe/Berlin)");
    }

    @Test
    void whatIsOfferedTakesThePlaceOfItsLineAndExamplesComeLast() {
        papers.forgetAll();
        papers.store(paper("2611.00001", "Graphs", "and a network"));

        Document shown = previewed("first\n\n\"graph network\"");
        String offer = shown.select("#line-3 button[name=take]").attr("value");
        assertThat(offer).isEqualTo("3 graph network");
        Document taken = previewed("first\n\n\"graph network\"", "take", offer);

        assertThat(taken.select("textarea").get(0).wholeText().strip()).isEqualTo("first\n\ngraph network");
        assertThat(taken.select("#line-3").text()).contains("less than one paper a week");
        String example = page(get("/"), 200).select(".examples button").get(0).attr("value");
        assertThat(previewed("first", "take", example)
                        .select("textarea")
                        .get(0)
                        .wholeText()
                        .strip())
                .isEqualTo("first\nflow matching");
        for (String nonsense : List.of("9999 x", "0 x", "12345 x", "x", "1 x\ny")) {
            assertThat(previewed("first", "take", nonsense)
                            .select("textarea")
                            .get(0)
                            .wholeText()
                            .strip())
                    .as(nonsense)
                    .isEqualTo("first");
        }
    }

    @Test
    void whatEnterPressesIsTheButtonThatSends() {
        for (String path : List.of("/", managed("enter@example.org"))) {
            Element form =
                    page(get(path), 200).select("form:has([name=interests])").first();

            assertThat(form.select("button").first().hasAttr("formaction")).isFalse();
            assertThat(form.select("button").first().text())
                    .isEqualTo(form.select("button").last().text());
        }
    }

    @Test
    void hostileInterestsArePreviewedAsText() {
        String[] hostile = {
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "\u202Eevil\u2066 text",
            "{t.say('page.skip')}",
            "x".repeat(60_000)
        };
        Document shown = previewed(String.join("\n", hostile));

        assertThat(shown.select(".lines .asked code").eachText()).contains(hostile[0], hostile[1], hostile[3]);
        assertThat(shown.select(".lines .asked code[dir=auto]")).hasSize(5);
        assertThat(shown.select("img, script:not([src])")).isEmpty();
        assertThat(shown.select("#line-5").text()).contains("too long");

        Document many = previewed("flow matching\n".repeat(500));
        assertThat(many.select(".lines > li")).hasSize(20);
        assertThat(many.select("#findings").text()).contains("Only the first 20 interests are looked up");
        assertThat(many.select("textarea").get(0).wholeText().lines()).hasSizeGreaterThan(499);
    }

    @Test
    void aReaderSeesWhatAChangeWouldBringBeforeItIsSaved() {
        String manage = managed("change@example.org");

        Document shown = page(
                browser()
                        .formParam("interests", "protein")
                        .formParam("cadence", "weekly")
                        .formParam("weekday", "5")
                        .post(manage + "/preview"),
                200);

        assertThat(shown.select("#next").text()).contains("Friday").contains("08:00 (UTC)");
        assertThat(shown.select(".lines .asked code").text()).isEqualTo("protein");
        assertThat(shown.select("button.show").attr("formaction")).startsWith(manage + "/preview");
        assertThat(page(get(manage), 200).select("textarea").get(0).wholeText().strip())
                .isEqualTo("flow matching");
    }

    @Test
    void theFormIsSmallAndHoldsNoScriptStyleOrCookie() {
        for (String language : Messages.LANGUAGES) {
            Response answer = get("/?lang=" + language);
            Document form = page(answer, 200);
            List<String> files = new ArrayList<>(form.select("script").eachAttr("src"));
            files.addAll(form.select("link[rel=stylesheet]").eachAttr("href"));

            int weight = answer.asByteArray().length;
            for (String file : files) {
                weight += get(file).asByteArray().length;
            }
            assertThat(weight).as("bytes of the form in " + language).isLessThan(50_000);
            assertThat(files).hasSizeGreaterThan(3).allMatch(file -> file.matches("/[a-z]+\\.(js|css)"));
            assertThat(form.select("style, script:not([src]), [style]")).isEmpty();
            assertThat(form.getAllElements().stream()
                            .flatMap(element -> element.attributes().asList().stream())
                            .map(Attribute::getKey))
                    .noneMatch(attribute -> attribute.startsWith("on"));
            assertThat(answer.cookies()).isEmpty();
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("script-src 'self'", "style-src 'self'")
                    .doesNotContain("unsafe");
        }
    }

    private static Document previewed(String interests, String... more) {
        RequestSpecification form = browser().formParam("interests", interests);
        for (int i = 0; i < more.length; i += 2) {
            form.formParam(more[i], more[i + 1]);
        }
        return page(form.post("/preview"), 200);
    }

    @Test
    void everyFieldHasALabelAndEveryIdIsUnique() {
        for (String path : List.of("/", managed("labels@example.org"))) {
            Document form = page(get(path), 200);

            form.select("input:not([type=hidden]), select, textarea")
                    .forEach(field -> assertThat(form.select("label[for=" + field.id() + "]"))
                            .as("label of %s", field)
                            .hasSize(1));
            assertThat(form.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
            form.select("[aria-describedby]")
                    .forEach(field -> List.of(field.attr("aria-describedby").split(" "))
                            .forEach(id -> assertThat(form.getElementById(id))
                                    .as("description %s", id)
                                    .isNotNull()));
        }
    }

    @Test
    void aReaderSubscribesConfirmsChangesPausesLeavesReturnsAndIsErased() {
        String email = "journey@example.org";

        Document sent = page(
                browser()
                        .formParam("interests", "flow matching\r\n\r\n\"language model\"")
                        .formParam("cadence", "weekly")
                        .formParam("weekday", "5")
                        .formParam("hour", "7")
                        .formParam("timeZone", "Europe/Berlin")
                        .formParam("maxPapers", "10")
                        .formParam("email", email)
                        .post("/subscribe"),
                200);
        assertThat(sent.select("h1").text()).isEqualTo("Check your email");
        assertThat(sent.select(".interests li").eachText()).containsExactly("flow matching", "\"language model\"");
        assertThat(sent.select("main").text()).contains(email, "7 days");
        assertThat(readers.status(email)).isEqualTo("pending");

        String confirm = readers.confirmPath(email);
        Document asked = page(get(confirm), 200);
        assertThat(asked.select("main").text()).contains(email, "every Friday at 07:00 (Europe/Berlin)");
        assertThat(readers.status(email)).isEqualTo("pending");
        Document confirmed = submit(asked, Map.of());
        assertThat(confirmed.select("h1").text()).isEqualTo("You are subscribed");
        assertThat(confirmed.select("main").text())
                .containsPattern("Friday, \\d+ \\w+ \\d{4} at 07:00 \\(Europe/Berlin\\)");
        assertThat(readers.status(email)).isEqualTo("active");

        String manage = confirmed.select("main a[href^=/manage/]").attr("href");
        Document reader = page(get(manage), 200);
        assertThat(reader.select("select[name=weekday] option[selected]").text())
                .isEqualTo("Friday");
        assertThat(reader.select("select[name=timeZone] option[selected]").text())
                .isEqualTo("Europe/Berlin");
        assertThat(reader.select("#trending[checked]"))
                .as("a form that does not ask leaves it as it usually is")
                .hasSize(1);
        Document saved = page(
                browser()
                        .formParam("interests", "protein*")
                        .formParam("cadence", "monthly")
                        .formParam("monthDay", "31")
                        .formParam("hour", "0")
                        .formParam("timeZone", "Asia/Kolkata")
                        .formParam("maxPapers", "50")
                        .formParam("trending", "off")
                        .post(manage),
                200);
        assertThat(saved.select("[role=status]").text()).startsWith("Saved.");
        assertThat(saved.select("#trending:not([checked])")).hasSize(1);
        assertThat(saved.select("textarea").get(0).wholeText().strip()).isEqualTo("protein*");
        assertThat(saved.select("select[name=monthDay] option[selected]").val()).isEqualTo("31");

        LocalDate until = LocalDate.now().plusMonths(2);
        Document paused = page(browser().formParam("until", until.toString()).post(manage + "/pause"), 200);
        assertThat(paused.select("#pause").text())
                .isEqualTo("Paused until " + Messages.english().longDay(until));
        Document resumed = page(browser().post(manage + "/resume"), 200);
        assertThat(resumed.select("#pause").text()).isEqualTo("Take a break");

        Response export = get(manage + "/export");
        assertThat(export.header("Content-Disposition")).contains("attachment");
        assertThat(export.jsonPath().getString("subscriber.email")).isEqualTo(email);
        assertThat(export.jsonPath().getList("interests.text")).containsExactly("protein*");

        Document leaving = page(browser().post(manage + "/leave"), 200);
        assertThat(leaving.select("h1").text()).isEqualTo("Unsubscribe?");
        assertThat(readers.status(email)).isEqualTo("active");
        Document left = submit(leaving, Map.of());
        assertThat(left.select("h1").text()).isEqualTo("You are unsubscribed");
        assertThat(readers.status(email)).isEqualTo("unsubscribed");
        assertThat(page(get(manage), 200).select("main").text()).contains("is unsubscribed");
        Document back = submit(left, Map.of());
        assertThat(back.select("h1").text()).isEqualTo("Welcome back");
        assertThat(readers.status(email)).isEqualTo("active");
        assertThat(page(get(manage), 200).select("textarea").get(0).wholeText().strip())
                .isEqualTo("protein*");

        Document erasing = page(get(manage + "/erase"), 200);
        assertThat(readers.isKnown(email)).isTrue();
        Document erased = submit(erasing, Map.of());
        assertThat(erased.select("h1").text()).isEqualTo("Everything is erased");
        assertThat(readers.isKnown(email)).isFalse();
        page(get(manage), 404);
    }

    @Test
    void knownAndUnknownAddressesGetTheSameAnswer() {
        String known = active("known@example.org");
        String unknown = "other@example.org";

        String first = subscribe(known, "flow matching").asString().replace(known, "");
        String second = subscribe(unknown, "flow matching").asString().replace(unknown, "");

        assertThat(first).isEqualTo(second);
    }

    @Test
    void aUsedConfirmationLinkStillLeadsToTheSubscription() {
        String email = "twice@example.org";
        subscribe(email, "flow matching");
        String confirm = readers.confirmPath(email);
        page(browser().post(confirm), 200);

        assertThat(page(browser().post(confirm), 200).select("h1").text()).isEqualTo("You are subscribed");
    }

    @Test
    void anExpiredConfirmationLinkSaysSo() {
        String email = "late@example.org";
        subscribe(email, "flow matching");
        String confirm = readers.confirmPath(email);
        readers.change(
                "update token set expires_at = now() - interval '1 minute' where subscriber_id = ?", readers.id(email));

        for (Response answer : List.of(get(confirm), browser().post(confirm))) {
            assertThat(page(answer, 410).select("h1").text()).isEqualTo("This link has expired");
        }
        assertThat(readers.status(email)).isEqualTo("pending");
    }

    @Test
    void aTokenOfOnePurposeOpensNothingElse() {
        String email = active("purpose@example.org");
        String token = readers.managePath(email).replace("/manage/", "");

        for (String path : List.of("/confirm/", "/unsubscribe/", "/d/")) {
            page(get(path + token), 404);
        }
        page(browser().post("/unsubscribe/" + token), 404);
        assertThat(readers.status(email)).isEqualTo("active");
    }

    @Test
    void afterAWeekALeftSubscriptionCannotBeBroughtBackByAnOldLink() {
        String email = active("gone@example.org");
        String unsubscribe = readers.unsubscribePath(email);
        page(browser().post(unsubscribe), 200);
        readers.change("update subscriber set ended_at = ended_at - interval '8 days' where email = ?", email);

        Document answer = page(browser().post(unsubscribe + "/undo"), 200);

        assertThat(answer.select("h1").text()).isEqualTo("It is too late to undo");
        assertThat(readers.status(email)).isEqualTo("unsubscribed");
    }

    @Test
    void takingBackAnUnsubscribeNeverConfirmsWhatWasNotConfirmed() {
        String email = "unconfirmed@example.org";
        subscribe(email, "flow matching");
        String unsubscribe = readers.unsubscribePath(email);
        page(browser().post(unsubscribe), 200);
        assertThat(readers.status(email)).isEqualTo("unsubscribed");

        page(browser().post(unsubscribe + "/undo"), 200);

        assertThat(readers.status(email)).isEqualTo("pending");
    }

    @Test
    void anAddressThatRefusesMailIsShownAsSuch() {
        String email = active("refused@example.org");
        readers.change("update subscriber set status = 'bounced', next_digest_at = null where email = ?", email);

        assertThat(page(get(readers.managePath(email)), 200).select("main").text())
                .contains("was refused for good");
    }

    @Test
    void aPauseThatCannotBeIsRefusedNextToItsField() {
        String manage = managed("pause@example.org");

        for (String until : List.of("", "yesterday", "2001-01-01", "2999-01-01")) {
            Document answer = page(browser().formParam("until", until).post(manage + "/pause"), 422);
            assertThat(answer.title()).startsWith("Error: ");
            assertThat(answer.select("#until-error").text()).contains("between tomorrow and two years from now");
        }
    }

    private String managed(String email) {
        return readers.managePath(active(email));
    }

    private String active(String email) {
        subscribe(email, "flow matching");
        page(browser().post(readers.confirmPath(email)), 200);
        return email;
    }

    private static Response subscribe(String email, String interests) {
        Response answer = browser()
                .formParam("email", email)
                .formParam("interests", interests)
                .post("/subscribe");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    /** Presses the first button of the page. */
    private static Document submit(Document page, Map<String, String> typed) {
        String action = page.select("main form[method=post]").first().attr("action");
        return page(browser().formParams(typed).post(action), 200);
    }

    private static Response get(String path) {
        return browser().get(path);
    }

    private static RequestSpecification browser() {
        return given().header("Accept", "text/html,application/xhtml+xml")
                .redirects()
                .follow(true);
    }

    private static Document page(Response answer, int status) {
        Response last = answer.statusCode() == 303 ? browser().get(answer.header("Location")) : answer;
        assertThat(last.statusCode()).as(last.asString()).isEqualTo(status);
        assertThat(last.contentType()).startsWith("text/html");
        return Jsoup.parse(last.asString());
    }
}
