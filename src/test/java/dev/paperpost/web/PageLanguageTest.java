package dev.paperpost.web;

import static dev.paperpost.web.Pseudo.assertAllWordsAreOfTheBundle;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.Messages;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestTables;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages in the pseudo-locale, which stands for the second language. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PageLanguageTest {

    private static final String EMAIL = "reader@example.org";
    private static final String PSEUDO = "?lang=" + Messages.PSEUDO;

    @Inject
    Readers readers;

    @Inject
    SampleDigest digest;

    @Inject
    TestPapers papers;

    @Inject
    TestTables tables;

    @Inject
    @Location("pages/languages")
    Template languages;

    @BeforeEach
    void nobodyIsKnown() {
        tables.empty("subscriber, interest, suppression, request_count");
    }

    @Test
    void everyWordOfTheFormIsOfTheBundle() {
        assertAllWordsAreOfTheBundle(page(get("/" + PSEUDO), 200));
    }

    @Test
    void everyWordOfTheFormForOtherSitesIsOfTheBundle() {
        Document page = page(get("/embed" + PSEUDO), 200);

        assertAllWordsAreOfTheBundle(page);
        for (String attribute : List.of("data-copy", "data-copied")) {
            assertThat(page.select("[" + attribute + "]").eachAttr(attribute)).allMatch(words -> words.startsWith("⟦"));
        }
        assertAllWordsAreOfTheBundle(page(get("/embed" + PSEUDO + "&heading=" + "x".repeat(61)), 422));
    }

    @Test
    void everyWordOfThePreviewIsOfTheBundle() {
        papers.forgetAll();
        papers.store(TestPapers.paper("2611.00001", "Flow matching", "Words of flows."));
        Document page = page(
                browser()
                        .formParam(
                                "interests",
                                "flow matching\nflow or zebra\n!flow\ncs.LG\nmodel\npre training\nautor:x\nunheard")
                        .post("/preview" + PSEUDO),
                200);

        assertThat(page.select(".lines > li")).hasSize(8);
        assertThat(page.select(".papers article")).hasSize(1);
        assertThat(page.select(".offer")).isNotEmpty();
        assertAllWordsAreOfTheBundle(
                page, "flow matching", "!flow", "flow", "autor:x", "Ada Lovelace", "arXiv", "PDF", "Hugging Face");
        assertAllWordsAreOfTheBundle(page(browser().formParam("interests", "").post("/preview" + PSEUDO), 200));
        papers.forgetAll();
    }

    @Test
    void everyWordAboutWhatIsWrongIsOfTheBundle() {
        Document page = page(
                browser()
                        .formParam(
                                "interests", "flow\nautor:smith te*t ( \"open\ncat:nonsense\ndeep AND\n-shallow\nab*")
                        .formParam("cadence", "hourly")
                        .formParam("hour", "25")
                        .formParam("timeZone", "Mars/Olympus")
                        .formParam("maxPapers", "lots")
                        .formParam("locale", "!")
                        .formParam("email", "nobody")
                        .post("/subscribe" + PSEUDO),
                422);

        assertThat(page.select("#summary li")).hasSizeGreaterThan(12);
        assertThat(page.select("#interests-error").text()).contains("no field called \"autor\"");
        assertAllWordsAreOfTheBundle(page);
    }

    @Test
    void everyWordOfAReadersWayIsOfTheBundle() {
        String[] data = {EMAIL, "flow matching", "protein*"};
        Document sent = page(
                browser()
                        .formParam("interests", "flow matching\nprotein*")
                        .formParam("email", EMAIL)
                        .post("/subscribe" + PSEUDO),
                200);
        assertAllWordsAreOfTheBundle(sent, data);
        String confirm = readers.confirmPath(EMAIL);
        Document asked = page(get(confirm), 200);
        assertAllWordsAreOfTheBundle(asked, data);
        assertAllWordsAreOfTheBundle(submit(asked), data);
        String manage = readers.managePath(EMAIL);
        for (String done : List.of("", "saved", "paused", "resumed")) {
            assertAllWordsAreOfTheBundle(page(get(manage + "?done=" + done), 200), data);
        }
        Document refused = page(browser().post(manage + "/pause" + PSEUDO), 422);
        assertThat(refused.select("#until-error").text()).contains("two years from now");
        assertAllWordsAreOfTheBundle(refused, data);
        readers.change("update subscriber set paused_until = now() + interval '9 days'");
        assertAllWordsAreOfTheBundle(page(get(manage), 200), data);
        assertAllWordsAreOfTheBundle(page(browser().post(manage + "/resume" + PSEUDO), 200), data);

        assertAllWordsAreOfTheBundle(page(get("/link" + PSEUDO), 200));
        assertAllWordsAreOfTheBundle(page(browser().formParam("email", "x").post("/link" + PSEUDO), 422));
        assertAllWordsAreOfTheBundle(page(browser().formParam("email", EMAIL).post("/link" + PSEUDO), 200), data);
        String[] moving = {EMAIL, "elsewhere@example.org"};
        assertAllWordsAreOfTheBundle(page(get(manage + "/address"), 200), moving);
        assertAllWordsAreOfTheBundle(
                page(browser().formParam("email", EMAIL).post(manage + "/address" + PSEUDO), 422), moving);
        assertAllWordsAreOfTheBundle(
                page(browser().formParam("email", moving[1]).post(manage + "/address" + PSEUDO), 202), moving);
        Document waiting = page(get(manage + "/address"), 200);
        assertAllWordsAreOfTheBundle(waiting, moving);
        String move = readers.movePath(EMAIL);
        assertAllWordsAreOfTheBundle(page(get(move), 200), moving);
        assertAllWordsAreOfTheBundle(submit(waiting), moving);
        assertAllWordsAreOfTheBundle(page(get(move + PSEUDO), 410), moving);
        browser().formParam("email", moving[1]).post(manage + "/address" + PSEUDO);
        assertAllWordsAreOfTheBundle(page(browser().post(readers.movePath(EMAIL)), 200), moving);
        readers.change("update subscriber set email = ?, email_key = ?", EMAIL, EMAIL);

        Document leaving = page(browser().post(manage + "/leave" + PSEUDO), 200);
        assertAllWordsAreOfTheBundle(leaving, data);
        Document left = submit(leaving);
        assertAllWordsAreOfTheBundle(left, data);
        assertAllWordsAreOfTheBundle(page(get(manage), 200), data);
        assertAllWordsAreOfTheBundle(page(get(readers.unsubscribePath(EMAIL)), 200), data);
        assertAllWordsAreOfTheBundle(submit(left), data);
        for (String status : List.of("pending", "bounced")) {
            readers.change("update subscriber set next_digest_at = null, status = ?", status);
            assertAllWordsAreOfTheBundle(page(get(manage), 200), data);
            assertAllWordsAreOfTheBundle(
                    page(browser().post(readers.unsubscribePath(EMAIL) + "/undo" + PSEUDO), 200), data);
        }
        readers.change("update subscriber set status = 'unsubscribed'");
        assertAllWordsAreOfTheBundle(page(browser().post(confirm + PSEUDO), 200), data);
        Document erasing = page(get(manage + "/erase"), 200);
        assertAllWordsAreOfTheBundle(erasing, data);
        assertAllWordsAreOfTheBundle(submit(erasing), data);
    }

    @Test
    void everyWordOfAWebhookIsOfTheBundle() {
        subscribe(PSEUDO);
        browser().post(readers.confirmPath(EMAIL));
        String path = readers.managePath(EMAIL) + "/webhook";
        String url = "http://localhost:9/hook";
        assertAllWordsAreOfTheBundle(page(get(path), 200));
        for (String wrong : List.of("papers", "http://no-such-host.invalid/")) {
            assertAllWordsAreOfTheBundle(page(browser().formParam("url", wrong).post(path + PSEUDO), 422));
        }
        Document saved = page(browser().formParam("url", url).post(path + PSEUDO), 200);
        assertAllWordsAreOfTheBundle(saved, saved.select("code").text());
        assertAllWordsAreOfTheBundle(page(browser().post(path + "/test" + PSEUDO), 200));
        digest.planned(EMAIL);
        for (String state : List.of("queued", "sending", "sent", "failed", "cancelled")) {
            for (String reply : List.of(
                    "HTTP 500",
                    "unknown host",
                    "not public",
                    "not encrypted",
                    "connection failed",
                    "no answer",
                    "not composed")) {
                readers.change("update webhook_post set state = ?, last_reply = ?", state, reply);
                assertAllWordsAreOfTheBundle(page(get(path), 200), "Etc", "UTC");
            }
        }
        for (String reason : List.of("gone", "failing")) {
            readers.change("update webhook set ended_at = now(), ended_reason = ?", reason);
            assertAllWordsAreOfTheBundle(page(get(path), 200), "Etc", "UTC");
        }
    }

    @Test
    void everyWordOfASharedDigestIsOfTheBundle() {
        String member = "member@example.org";
        String[] data = {EMAIL, member, "Lesekreis", "flow matching"};
        subscribe(PSEUDO);
        browser().post(readers.confirmPath(EMAIL));
        String path = readers.managePath(EMAIL) + "/share";
        assertAllWordsAreOfTheBundle(page(get(path), 200));
        for (String wrong : List.of("", "nobody")) {
            assertAllWordsAreOfTheBundle(
                    page(
                            browser()
                                    .formParam("name", "Lesekreis")
                                    .formParam("emails", wrong)
                                    .post(path + PSEUDO),
                            422),
                    "nobody",
                    "Lesekreis");
        }
        assertAllWordsAreOfTheBundle(page(browser().formParam("emails", member).post(path + PSEUDO), 422), data);
        assertAllWordsAreOfTheBundle(
                page(
                        browser()
                                .formParam("name", "Lesekreis")
                                .formParam("emails", member)
                                .post(path + PSEUDO),
                        200),
                data);
        assertAllWordsAreOfTheBundle(page(get(readers.confirmPath(member)), 200), data);
        browser().post(readers.confirmPath(member));
        assertAllWordsAreOfTheBundle(page(get(path), 200), data);
        assertAllWordsAreOfTheBundle(page(get(readers.managePath(member)), 200), data);
        browser().post(readers.unsubscribePath(member));
        assertAllWordsAreOfTheBundle(page(get(path), 200), data);
        Document page = page(get(path), 200);
        assertAllWordsAreOfTheBundle(
                page(browser().post(page.select(".members form").attr("action")), 200), data);
    }

    @Test
    void everyWordOfADeadLinkIsOfTheBundle() {
        subscribe(PSEUDO);
        String confirm = readers.confirmPath(EMAIL);
        readers.change("update token set expires_at = now() - interval '1 minute'");

        Document expired = page(get(confirm), 410);
        assertAllWordsAreOfTheBundle(expired);
        assertAllWordsAreOfTheBundle(submit(expired));
        assertAllWordsAreOfTheBundle(page(get("/unsubscribe/" + "A".repeat(43) + PSEUDO), 404));
        for (String nowhere : List.of("/nowhere", "/manage/nobody", "/d/nobody")) {
            assertAllWordsAreOfTheBundle(page(get(nowhere + PSEUDO), 404));
        }
        assertAllWordsAreOfTheBundle(page(browser().delete("/" + PSEUDO), 405));
        assertAllWordsAreOfTheBundle(
                page(browser().header("Sec-Fetch-Site", "cross-site").post("/manage/nobody" + PSEUDO), 403));
        assertAllWordsAreOfTheBundle(page(
                browser()
                        .contentType("application/x-www-form-urlencoded")
                        .body("x".repeat(2 << 20))
                        .post("/subscribe" + PSEUDO),
                413));
    }

    @Test
    void whatFailedIsNamedAsTheOperatorFindsIt() {
        HttpServerRequest request = (HttpServerRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, values) -> method.getName().equals("query") ? "lang=en-XA" : null);

        jakarta.ws.rs.core.Response failure =
                new ErrorPages().failure(ProblemDetails.of(500, "English"), "4711", request);

        Document page = Jsoup.parse((String) failure.getEntity());
        assertThat(page.select(".lead").text()).contains("log as error 4711.");
        assertAllWordsAreOfTheBundle(page);
    }

    @Test
    void everyWordOfADigestIsOfTheBundleOrOfItsPapers() {
        subscribe("?lang=en");
        browser().post(readers.confirmPath(EMAIL));
        String view = digest.planned(EMAIL);

        assertThat(page(get(view), 200).select("html").attr("lang")).isEqualTo("en");
        assertAllWordsAreOfTheBundle(
                page(get(view + PSEUDO), 200),
                "flow matching",
                "Ada N. Author",
                "Wei Chen",
                "Kofi Mensah",
                "Jean Petit",
                "arXiv",
                "<i>Eve</i>",
                "example.org",
                "PDF");
    }

    @Test
    void everyWordAboutTheOrderOfPapersIsOfTheBundle() {
        subscribe(PSEUDO);
        browser().post(readers.confirmPath(EMAIL));
        digest.planned(EMAIL);
        String like = readers.likePath(EMAIL);
        String mute = readers.mutePath(EMAIL);
        String[] data = {EMAIL, "flow matching", "Flow matching for molecules at O(n log n) cost"};

        assertAllWordsAreOfTheBundle(page(get(like), 200), data);
        for (String say : List.of("less", "more", "nothing", "more")) {
            assertAllWordsAreOfTheBundle(page(browser().formParam("say", say).post(like + PSEUDO), 200), data);
        }
        assertAllWordsAreOfTheBundle(page(get(mute), 200), data);
        for (String say : List.of("mute", "unmute", "mute")) {
            assertAllWordsAreOfTheBundle(page(browser().formParam("say", say).post(mute + PSEUDO), 200), data);
        }
        Document manage = page(get(readers.managePath(EMAIL)), 200);
        assertThat(manage.select(".opinions li")).hasSize(2);
        assertAllWordsAreOfTheBundle(manage, data);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                | en",
                "en-XA                           | en-XA",
                "tlh, en-xa;q=0.8, en;q=0.5      | en-XA",
                "en-GB, en-XA;q=0.5              | en",
                "en-XA;q=0.3, en;q=0.7           | en",
                "en-XA;q=0                       | en",
                "tlh                             | en",
                "*                               | en",
                "no language at all; q=??        | en"
            })
    void aVisitorGetsTheBestOfTheLanguagesTheBrowserAccepts(String accepted, String language) {
        for (String path : List.of("/", "/nowhere", "/confirm/nobody", "/unsubscribe/nobody")) {
            RequestSpecification request = browser();
            Response answer = (accepted == null ? request : request.header("Accept-Language", accepted)).get(path);

            assertThat(language(answer)).as(path).isEqualTo(language);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "?lang=en, en",
        "?lang=en-XA, en-XA",
        "?lang=&lang=en, en",
        "?lang=tlh, en-XA",
        "?lang=EN, en-XA",
        "?lang=\"><script>, en-XA"
    })
    void whatTheAddressAsksForComesFirstIfThereIsSuchALanguage(String query, String language) {
        for (String path : List.of("/", "/nowhere")) {
            Response answer = browser().header("Accept-Language", "en-XA").get(path + query);

            assertThat(language(answer)).as(path).isEqualTo(language);
        }
    }

    @Test
    void aReaderGetsTheirOwnLanguageWhateverTheBrowserAccepts() {
        subscribe(PSEUDO);
        String confirm = readers.confirmPath(EMAIL);
        assertThat(language(browser().header("Accept-Language", "en").get(confirm)))
                .isEqualTo("en-XA");
        browser().post(confirm);
        assertThat(readers.texts("select locale from subscriber")).containsExactly("en-XA");

        String manage = readers.managePath(EMAIL);
        for (String path :
                List.of(confirm, manage, manage + "/erase", readers.unsubscribePath(EMAIL), digest.planned(EMAIL))) {
            assertThat(language(browser().header("Accept-Language", "en").get(path)))
                    .as(path)
                    .isEqualTo("en-XA");
            assertThat(language(get(path + "?lang=en"))).as(path).isEqualTo("en");
        }
        Document saved = page(browser().formParam("interests", "x").post(manage), 200);
        assertThat(saved.select("html").attr("lang")).isEqualTo("en-XA");
    }

    @Test
    void everyFormCarriesTheLanguageOfItsPageOn() {
        subscribe("?lang=en");
        String confirm = readers.confirmPath(EMAIL);
        Document asked = page(get(confirm + PSEUDO), 200);
        assertThat(submit(asked).select("html").attr("lang")).isEqualTo("en-XA");

        String manage = readers.managePath(EMAIL);
        for (String path : List.of("/", confirm, manage, manage + "/erase", readers.unsubscribePath(EMAIL))) {
            Document page = page(get(path + PSEUDO), 200);
            assertThat(page.select("form")).isNotEmpty();
            assertThat(page.select("form").eachAttr("action"))
                    .allSatisfy(action -> assertThat(action).endsWith(PSEUDO));
        }
        for (String step : List.of("", "/resume", "/leave")) {
            Response answer = browser()
                    .redirects()
                    .follow(false)
                    .formParam("interests", "flow matching")
                    .post(manage + step + PSEUDO);
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.header("Location")).endsWith("lang=en-XA");
        }
        assertThat(readers.texts("select locale from subscriber"))
                .as("a page in another language does not change the reader's")
                .containsExactly("en");
    }

    @Test
    void theLanguageOfDigestsCanBeChosenAndThePageGoesOnInIt() {
        subscribe("?lang=en");
        browser().post(readers.confirmPath(EMAIL));

        Response saved = browser()
                .redirects()
                .follow(false)
                .formParam("interests", "flow matching")
                .formParam("locale", "en-XA")
                .post(readers.managePath(EMAIL) + "?lang=en");

        assertThat(saved.header("Location")).endsWith("lang=en-XA");
        assertThat(readers.texts("select locale from subscriber")).containsExactly("en-XA");
    }

    @Test
    void everyWordOfTheArchiveIsOfTheBundle() {
        subscribe("");
        given().post(readers.confirmPath(EMAIL));
        digest.planned(EMAIL);
        String manage = readers.managePath(EMAIL);
        String[] data = {
            "flow matching OR -absent",
            "flow matching",
            "November 2026",
            "October 2026",
            "–20 Nov",
            "Ada N. Author, Wei Chen, … Kofi Mensah",
            "Ada N. Author, Wei Chen, María García, Olga Orlova, Kofi Mensah",
            "<i>Eve</i>",
            "Jean Petit",
            "arXiv",
            "cs.LG",
            "cs.CL",
            "cs.CR",
            "q-bio.BM",
            "arxiv.org",
            "example.org",
            "huggingface.co",
            "Hugging Face",
            "PDF",
            "test",
            "autor",
            ":smith \"open",
            ":smith",
            "open"
        };

        for (String path : List.of(
                "/papers" + PSEUDO,
                "/papers" + PSEUDO + "&date=2024-01-05",
                "/papers" + PSEUDO + "&week=2026-W47&sort=trending",
                "/papers" + PSEUDO + "&month=2026-11",
                "/papers" + PSEUDO + "&q=flow+matching",
                "/papers" + PSEUDO + "&q=absent&month=2026-11",
                "/papers/2511.00001" + PSEUDO,
                manage + "/papers" + PSEUDO,
                manage + "/papers/2511.00001" + PSEUDO,
                manage + "/papers/2511.00002" + PSEUDO)) {
            Document page = page(get(path), 200);
            page.select("h1[lang=en]").forEach(title -> page.title(page.title().replace(title.text(), "")));
            assertAllWordsAreOfTheBundle(page, data);
        }
        assertAllWordsAreOfTheBundle(page(get(manage + "/papers" + PSEUDO + "&paper=%3F"), 404), data);
        assertAllWordsAreOfTheBundle(page(get("/papers" + PSEUDO + "&q=autor:smith+%22open"), 422), data);
    }

    @Test
    void onlyOfTwoLanguagesOrMoreThereIsAChoice() {
        int choices = Messages.LANGUAGES.size() > 1 ? Messages.LANGUAGES.size() : 0;
        Document form = page(get("/"), 200);
        Document refused = page(browser().formParam("interests", "").post("/subscribe"), 422);

        assertThat(form.select("footer nav a")).hasSize(choices);
        assertThat(form.select("#locale option")).hasSize(choices);
        assertThat(refused.select("#locale option")).hasSize(choices);
        assertThat(refused.select("footer nav"))
                .as("its address cannot be asked for in another language")
                .isEmpty();
    }

    @Test
    void theLanguagesAreLinkedUnderTheirOwnNamesAndTheCurrentOneIsMarked() {
        Messages pseudo = pseudo();

        Document page = Jsoup.parse(languages
                .data("t", pseudo)
                .data("languages", List.of(Messages.english(), pseudo))
                .render());

        assertThat(page.select("nav").attr("aria-label")).isEqualTo("⟦Languages⟧");
        assertThat(page.select("nav a").eachText()).containsExactly("English", "⟦English⟧");
        assertThat(page.select("nav a").eachAttr("href")).containsExactly("?lang=en", "?lang=en-XA");
        assertThat(page.select("nav a").eachAttr("lang")).containsExactly("en", "en-XA");
        assertThat(page.select("nav a").eachAttr("hreflang")).containsExactly("en", "en-XA");
        assertThat(page.select("nav [aria-current=true]").text()).isEqualTo("⟦English⟧");
    }

    @Test
    void theFormAsksForTheLanguagePresetToThatOfThePage() {
        FormInput input = FormInput.blank("", ZoneOffset.UTC, "en-XA");
        FormView form = new FormView(
                pseudo(),
                input,
                List.of(),
                true,
                List.of(Messages.english(), pseudo()),
                new Outlook("/preview", null, null));

        Document page = Jsoup.parse(Pages.subscribe(pseudo(), form, "", 1).render());

        Element select = page.getElementById("locale");
        assertThat(page.select("label[for=locale]").text()).isEqualTo("⟦Language⟧");
        assertThat(select.select("option").eachAttr("value")).containsExactly("en", "en-XA");
        assertThat(select.select("option[selected]").eachAttr("value")).containsExactly("en-XA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>", "\"quoted\"", "{0}", "$1\\"})
    void whatIsPutIntoASentenceIsNeverMarkup(String value) {
        Messages t = Messages.english();

        Document sentence =
                Jsoup.parseBodyFragment(Sentence.html(t, "page.confirm.question", Sentence.strong(t, value), value)
                        .getValue());

        assertThat(sentence.body().wholeText()).isEqualTo("Shall new papers come to " + value + " " + value + "?");
        assertThat(sentence.select("body *").eachText()).containsExactly(value);
    }

    private static Messages pseudo() {
        return Messages.of(Locale.forLanguageTag(Messages.PSEUDO));
    }

    private void subscribe(String query) {
        assertThat(browser()
                        .formParam("interests", "flow matching")
                        .formParam("email", EMAIL)
                        .post("/subscribe" + query)
                        .statusCode())
                .isEqualTo(200);
    }

    /** Presses the first button of the page. */
    private static Document submit(Document page) {
        return page(
                browser()
                        .formParams(Map.of())
                        .post(page.select("main form").first().attr("action")),
                200);
    }

    private static Response get(String path) {
        return browser().get(path);
    }

    private static RequestSpecification browser() {
        return given().header("Accept", "text/html").redirects().follow(false);
    }

    private static Document page(Response answer, int status) {
        Response last = answer.statusCode() == 303 ? get(answer.header("Location")) : answer;
        assertThat(last.statusCode()).as(last.asString()).isEqualTo(status);
        return Jsoup.parse(last.asString());
    }

    private static String language(Response answer) {
        return Jsoup.parse(answer.asString()).select("html").attr("lang");
    }
}
