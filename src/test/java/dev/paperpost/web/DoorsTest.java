package dev.paperpost.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in and what goes out, whatever the page. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class DoorsTest {

    private static final String TWO_MEBIBYTES = "x".repeat(2 << 20);

    @TestHTTPResource("/")
    URI base;

    @Inject
    Readers readers;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/paperpost.css", "/nowhere", "/confirm/nobody", "/api/subscription"})
    void everyAnswerForbidsWhatNoPageNeeds(String path) {
        Response answer = html().get(path);

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Set-Cookie")).isNull();
    }

    @Test
    void whatATokenOpensIsNeitherKeptNorIndexed() {
        String email = active("private@example.org");

        for (String path :
                List.of(readers.managePath(email), readers.unsubscribePath(email), "/confirm/nobody", "/d/nobody")) {
            Response answer = html().get(path);
            assertThat(answer.header("Cache-Control")).as(path).isEqualTo("no-store");
            assertThat(answer.header("X-Robots-Tag")).as(path).contains("noindex");
        }
        assertThat(html().get("/").header("X-Robots-Tag")).isNull();
    }

    @Test
    void aMisspeltFieldIsNamedWithTheFieldsThereAre() {
        Response answer =
                json("{\"email\":\"typo@example.org\",\"interests\":[\"x\"],\"shedule\":{\"cadence\":\"weekly\"}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("shedule");
        assertThat(answer.jsonPath().getString("errors[0].suggestion")).contains("schedule", "timeZone");
    }

    @Test
    void aFractionIsNotCutToAWholeNumber() {
        Response answer = json("{\"email\":\"half@example.org\",\"interests\":[\"x\"],\"maxPapers\":1.5}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("maxPapers");
    }

    @Test
    void aBodyThatIsNoJsonObjectIsNotBlamedOnAField() {
        assertThat(json("{\"email\":\"a@example.org\",\"interests\":[\"x\"")
                        .jsonPath()
                        .getString("detail"))
                .contains("not JSON", "line 1");
        assertThat(json("[]").jsonPath().getString("detail")).contains("must be a JSON object");
    }

    private static Response json(String body) {
        return given().contentType("application/json").body(body).post("/api/subscriptions");
    }

    @Test
    void aBrowserGetsAPageAndAProgramAProblem() {
        for (String path : List.of("/nowhere", "/no/where.html", "/unsubscribe/nobody/nothing", "/api/nothing")) {
            Response page = html().get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(Jsoup.parse(page.asString()).select("h1").text()).isEqualTo("There is nothing here");
            assertThat(given().header("Accept", "application/xhtml+xml, text/html;q=0.9")
                            .get(path)
                            .contentType())
                    .startsWith("text/html");
            Response problem = given().header("Accept", "application/json").get(path);
            assertThat(problem.statusCode()).as(path).isEqualTo(404);
            assertThat(problem.contentType()).startsWith("application/problem+json");
            assertThat(problem.jsonPath().getInt("status")).isEqualTo(404);
        }
        assertThat(Jsoup.parse(html().delete("/").asString()).select("h1").text())
                .isEqualTo("That does not work here");
    }

    @Test
    void oneClickEndsASubscriptionInBothEncodingsAndAgain() {
        String email = active("oneclick@example.org");
        String path = readers.unsubscribePath(email);

        for (int time = 0; time < 2; time++) {
            Response urlencoded = given().redirects()
                    .follow(false)
                    .header("Accept", "application/json")
                    .formParam("List-Unsubscribe", "One-Click")
                    .post(path);
            assertThat(urlencoded.statusCode()).isEqualTo(200);
            assertThat(readers.status(email)).isEqualTo("unsubscribed");
        }
        given().post(path + "/undo");
        assertThat(readers.status(email)).isEqualTo("active");
        Response multipart = given().redirects()
                .follow(false)
                .multiPart("List-Unsubscribe", "One-Click")
                .post(path);
        assertThat(multipart.statusCode()).isEqualTo(200);
        assertThat(readers.status(email)).isEqualTo("unsubscribed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "nobody", "%00", "a+b"})
    void oneClickWithAnUnknownTokenIsNotFound(String token) {
        assertThat(given().urlEncodingEnabled(false)
                        .formParam("List-Unsubscribe", "One-Click")
                        .post("/unsubscribe/" + token)
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site, https://evil.example",
        "same-site, https://other.paperpost.example",
        ", https://evil.example",
        ", https://evil.example@localhost",
        ", not an origin"
    })
    void aForeignPageCannotMakeABrowserChangeAnything(String site, String origin) {
        String email = active("foreign@example.org");
        String manage = readers.managePath(email);

        for (String path :
                List.of(manage, manage + "/erase", manage + "/resume", readers.unsubscribePath(email) + "/undo")) {
            RequestSpecification request = html().header("Origin", origin);
            Response answer = (site == null ? request : request.header("Sec-Fetch-Site", site)).post(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
        }
        assertThat(readers.status(email)).isEqualTo("active");
    }

    @Test
    void aFormOnAnotherSiteMayStartASubscriptionAndAMailProviderMayEndOne() {
        Response subscribed = html().header("Sec-Fetch-Site", "cross-site")
                .header("Origin", "https://lab.example")
                .formParam("interests", "flow matching")
                .formParam("email", "embedded@example.org")
                .post("/subscribe");
        assertThat(subscribed.statusCode()).isEqualTo(200);

        Response ended = html().header("Sec-Fetch-Site", "cross-site")
                .header("Origin", "https://mail.example")
                .post(readers.unsubscribePath("embedded@example.org"));
        assertThat(ended.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"same-origin, null", "none, ", ", null", ", "})
    void ourOwnPagesMay(String site, String origin) {
        RequestSpecification request = html();
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            request.header("Origin", origin);
        }

        Response answer =
                request.redirects().follow(false).post(readers.managePath(active("own@example.org")) + "/resume");

        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @Test
    void aBodyAboveOneMebibyteIsRefusedBeforeItIsRead() {
        Response form = html().contentType("application/x-www-form-urlencoded")
                .body("interests=" + TWO_MEBIBYTES)
                .post("/subscribe");
        assertThat(form.statusCode()).isEqualTo(413);
        assertThat(Jsoup.parse(form.asString()).select("h1").text()).isEqualTo("That is too much at once");

        Response json = given().contentType("application/json")
                .body("{\"email\":\"" + TWO_MEBIBYTES + "\"}")
                .post("/api/subscriptions");
        assertThat(json.statusCode()).isEqualTo(413);
        assertThat(json.contentType()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/subscriptions, application/json",
        "/subscribe, application/x-www-form-urlencoded",
        "/unsubscribe/nobody, multipart/form-data; boundary=b"
    })
    void aBodyThatDoesNotSayItsLengthIsRefusedAtTheSameLimit(String path, String type)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = streamed(path, type, "{\"email\":\"" + TWO_MEBIBYTES + "\"}");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"interests=%zz&email=%", "%", "&&&=", ""})
    void aFormThatCannotBeReadIsRefusedWithAPage(String body) {
        Response answer = html().contentType("application/x-www-form-urlencoded")
                .body(body)
                .post("/subscribe");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.contentType()).startsWith("text/html");
    }

    @Test
    void aShortBodyThatDoesNotSayItsLengthIsTaken() throws IOException, InterruptedException {
        assertThat(streamed(
                                "/api/subscriptions",
                                "application/json",
                                "{\"email\":\"streamed@example.org\",\"interests\":[\"flow matching\"]}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(streamed(
                                "/subscribe",
                                "application/x-www-form-urlencoded",
                                "interests=flow+matching&email=streamed2%40example.org")
                        .statusCode())
                .isEqualTo(200);
        assertThat(readers.isKnown("streamed2@example.org")).isTrue();
    }

    @Test
    void theOperatorsStreamsMayBeOfAnySize() throws IOException, InterruptedException {
        assertThat(streamed("/api/admin/papers", "application/x-ndjson", TWO_MEBIBYTES)
                        .statusCode())
                .as("refused for want of a token, not for its size")
                .isEqualTo(401);
    }

    private HttpResponse<String> streamed(String path, String type, String body)
            throws IOException, InterruptedException {
        byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String active(String email) {
        html().formParam("interests", "flow matching").formParam("email", email).post("/subscribe");
        if (!readers.status(email).equals("active")) {
            html().post(readers.confirmPath(email));
        }
        return email;
    }

    private static RequestSpecification html() {
        return given().header("Accept", "text/html");
    }
}
