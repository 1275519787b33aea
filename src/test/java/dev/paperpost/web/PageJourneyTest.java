package dev.paperpost.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.Messages;
import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The way of a reader through the pages in a browser without scripts. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PageJourneyTest {

    @Inject
    Readers readers;

    @Test
    void theFormStandsReadyWithSensibleChoices() {
        Document form = page(get("/"), 200);

        assertThat(form.select("input[name=cadence]").eachAttr("value"))
                .containsExactly("daily", "weekdays", "weekly", "monthly");
        assertThat(form.select("input[name=cadence][checked]").val()).isEqualTo("daily");
        assertThat(form.select("select[name=hour] option[selected]").text()).isEqualTo("08:00");
        assertThat(form.select("select[name=maxPapers] option[selected]").val()).isEqualTo("20");
        assertThat(form.select("select[name=timeZone] option[selected]").val()).isEqualTo("UTC");
        assertThat(form.select("select[name=timeZone] option").eachAttr("value"))
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
        assertThat(reader.select("select[name=timeZone] option[selected]").val())
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
