package dev.paperpost.operator;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.paperpost.platform.PaperpostConfig;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestTables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class AdminApiTest {

    @Inject
    PaperpostConfig config;

    @Inject
    TestTables tables;

    @TestHTTPResource("/")
    URI address;

    @BeforeEach
    void emptyTables() {
        tables.empty("paper, interest, subscriber");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/admin/status", "/api/admin/deliveries", "//api/admin/status", "/api/%61dmin/status"})
    void withoutTheTokenNobodyGetsIn(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(org.hamcrest.Matchers.oneOf(401, 404));
        given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer wrong")
                .get(path)
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(401, 404));
    }

    @Test
    void aRefusalSaysWhereTheTokenIs() {
        given().header("Authorization", "Bearer wrong")
                .get("/api/admin/status")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType("application/problem+json")
                .body("detail", containsString("admin-token"));
    }

    @Test
    void papersAreTakenLineByLineAndBadLinesAreLocated() throws IOException {
        operator()
                .contentType("application/x-ndjson")
                .body("{\"id\":\"2511.00001\",\"title\":\"Gravity\",\"abstract\":\"\"}\n"
                        + "{\"id\":\"2511.00002\",\"abstract\":\"no title\"}\n"
                        + "not json\n"
                        + "{\"id\":\"2511.00003\",\"title\":\"Light\",\"abstract\":\"\"}\n")
                .post("/api/admin/papers")
                .then()
                .statusCode(200)
                .body("received", equalTo(4))
                .body("added", equalTo(2))
                .body("rejected.line", hasItems(2, 3))
                .body("rejected", hasSize(2));
    }

    @Test
    void readersWithoutConsentOrWithAWrongInterestAreNotTakenOver() throws IOException {
        operator()
                .contentType("application/x-ndjson")
                .body(
                        "{\"email\":\"a@example.org\",\"interests\":[\"gravity\"],\"consentedAt\":\"2026-01-01T00:00:00Z\",\"consentSource\":\"paper form\"}\n"
                                + "{\"email\":\"b@example.org\",\"interests\":[\"gravity\"]}\n"
                                + "{\"email\":\"c@example.org\",\"interests\":[\"(\"],\"consentedAt\":\"2026-01-01T00:00:00Z\",\"consentSource\":\"form\"}\n"
                                + "{\"email\":\"d\\r\\nBcc: e@example.org\",\"interests\":[\"x-ray\"],\"consentedAt\":\"2026-01-01T00:00:00Z\",\"consentSource\":\"form\"}\n"
                                + "{\"email\":\"f@example.org\",\"surprise\":1}\n")
                .post("/api/admin/subscribers")
                .then()
                .statusCode(200)
                .body("received", equalTo(5))
                .body("added", equalTo(1))
                .body("rejectedCount", equalTo(4))
                .body("rejected[0].detail", containsString("consentedAt"))
                .body("rejected[1].detail", containsString("interests[0]"))
                .body("rejected[2].detail", containsString("line breaks"));
    }

    @Test
    void statusCountsEverything() throws IOException {
        operator()
                .get("/api/admin/status")
                .then()
                .statusCode(200)
                .body("papers", equalTo(0))
                .body("subscribers.keySet()", hasItems("pending", "active", "unsubscribed", "bounced"))
                .body("deliveries.keySet()", hasItems("queued", "sending", "sent", "unknown", "failed"))
                .body("sources.name", hasItems("huggingface"));
    }

    @Test
    void theBrakeStopsAllSendingUntilItIsReleasedAndStatusSaysWhy() throws IOException {
        operator()
                .contentType("application/json")
                .body(Map.of("reason", "the relay moves"))
                .post("/api/admin/brake")
                .then()
                .statusCode(200)
                .body("brake", equalTo("the relay moves"));
        operator()
                .contentType("application/json")
                .body(Map.of("reason", "another"))
                .post("/api/admin/brake")
                .then()
                .statusCode(200)
                .body("brake", equalTo("the relay moves"));
        operator().get("/api/admin/status").then().body("sending.brake", equalTo("the relay moves"));

        operator().delete("/api/admin/brake").then().statusCode(200).body("brake", nullValue());

        operator()
                .get("/api/admin/status")
                .then()
                .body("sending.brake", nullValue())
                .body("sending.slowDomains", equalTo(Map.of()));
        given().delete("/api/admin/brake").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":\"  \"}", "{\"reason\":\"a\\nb\"}", ""})
    void aBrakeWithoutAReasonIsRefusedAndStopsNothing(String body) throws IOException {
        operator()
                .contentType("application/json")
                .body(body)
                .post("/api/admin/brake")
                .then()
                .statusCode(400)
                .body("detail", containsString("reason must say"));
        operator().get("/api/admin/status").then().body("sending.brake", nullValue());
    }

    @Test
    void planningTakesAMomentOrMeansNow() throws IOException {
        operator()
                .contentType("application/json")
                .body(Map.of("asOf", "2027-01-01T00:00:00Z"))
                .post("/api/admin/digests")
                .then()
                .statusCode(200)
                .body("due", equalTo(0));
        operator()
                .contentType("application/json")
                .post("/api/admin/digests")
                .then()
                .statusCode(200);
        operator()
                .contentType("application/json")
                .body("{\"asOf\":\"tomorrow\"}")
                .post("/api/admin/digests")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("asOf"));
    }

    @Test
    void anUnknownStateOrSourceIsNamed() throws IOException {
        operator()
                .get("/api/admin/deliveries?state=lost")
                .then()
                .statusCode(400)
                .body("detail", containsString("queued"));
        operator().post("/api/admin/sources/nowhere/fetch").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: chunked", "Content-Length: 10000000"})
    void anImportCutOffInTheMiddleIsSentAgainAndNothingIsDoubled(String framing) throws IOException {
        int lines = 6_000;
        String archive = archive(lines);
        byte[] half = archive.substring(0, archive.length() / 2).getBytes(StandardCharsets.UTF_8);
        try (Socket connection = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = connection.getOutputStream();
            out.write(("POST /api/admin/papers HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + authorization()
                            + "\r\nContent-Type: application/x-ndjson\r\n" + framing + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            if (framing.endsWith("chunked")) {
                // The chunk announces more than ever comes.
                out.write((Integer.toHexString(archive.length()) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            out.write(half);
            out.flush();
            await().untilAsserted(() -> operator()
                    .get("/api/admin/status")
                    .then()
                    .body("papers", greaterThan(0))
                    .body("imports", hasSize(1))
                    .body("imports[0].received", greaterThan(0))
                    .body("imports[0].added", greaterThan(0))
                    .body("imports[0].totalBytes", framing.endsWith("chunked") ? nullValue() : equalTo(10_000_000)));
        }
        await().untilAsserted(() -> operator().get("/api/admin/status").then().body("imports", hasSize(0)));
        int before =
                operator().get("/api/admin/status").then().extract().jsonPath().getInt("papers");
        assertThat(before).isBetween(1_000, lines / 2);

        operator()
                .contentType("application/x-ndjson")
                .body(archive)
                .post("/api/admin/papers")
                .then()
                .statusCode(200)
                .body("received", equalTo(lines))
                .body("added", equalTo(lines - before))
                .body("updated", equalTo(0))
                .body("rejectedCount", equalTo(0));
        operator()
                .get("/api/admin/status")
                .then()
                .body("papers", equalTo(lines))
                .body("unmatched", equalTo(0));
    }

    private static String archive(int lines) {
        return IntStream.range(0, lines)
                .mapToObj(i -> "{\"id\":\"cut-" + i + "\",\"title\":\"Gravity\",\"abstract\":\"On waves.\"}\n")
                .collect(Collectors.joining());
    }

    private String authorization() throws IOException {
        return "Bearer "
                + Files.readString(config.dataDir().resolve("admin-token")).strip();
    }

    @Test
    void anArchiveIsAskedForByItsFirstDayAndItsLast() throws IOException {
        operator()
                .post("/api/admin/sources/nowhere/fetch?from=2026-01-01&until=2026-01-31")
                .then()
                .statusCode(404);
        operator()
                .post("/api/admin/sources/arxiv:cs.CL/fetch?from=2026-01-01&until=2026-01-31")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("failed"))
                .body("detail", containsString("cannot be asked for past days"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-01-01",
                "until=2026-01-01",
                "from=x&until=2026-01-01",
                "from=2026-01-02&until=2026-01-01"
            })
    void daysOfAnArchiveThatMakeNoSenseAreNamed(String days) throws IOException {
        operator()
                .post("/api/admin/sources/arxiv:api/fetch?" + days)
                .then()
                .statusCode(400)
                .body("detail", containsString("until"));
    }

    private RequestSpecification operator() throws IOException {
        return given().config(RestAssured.config()
                        .encoderConfig(encoderConfig().encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)))
                .header("Authorization", authorization());
    }
}
