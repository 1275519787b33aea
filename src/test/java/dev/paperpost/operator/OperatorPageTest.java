package dev.paperpost.operator;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.RestAssuredConfig.config;
import static io.restassured.http.ContentType.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import dev.paperpost.platform.PaperpostConfig;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestTables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class OperatorPageTest {

    private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

    @Inject
    PaperpostConfig config;

    @Inject
    TestTables tables;

    @Inject
    DataSource database;

    @BeforeEach
    void emptyTables() {
        tables.empty("paper, interest, subscriber");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/operator", "/operator/doctor", "/operator/", "//operator", "/%6fperator"})
    void withoutTheTokenNobodySeesThem(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(oneOf(401, 404));
        given().urlEncodingEnabled(false)
                .auth()
                .preemptive()
                .basic("admin", "wrong")
                .get(path)
                .then()
                .statusCode(oneOf(401, 404));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !", "Basic Og==", "Basic YWRtaW4=", "Bearer x", "Basic ////"})
    void aHeaderThatIsNoPasswordIsRefused(String header) {
        given().header("Authorization", header).get("/operator").then().statusCode(401);
    }

    @Test
    void aBrowserIsAskedForThePasswordAndToldWhereItIs() {
        given().accept(HTML)
                .get("/operator")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Basic realm="))
                .header("Cache-Control", "no-store")
                .contentType("text/html")
                .body(containsString("admin-token"));
    }

    @Test
    void thePasswordIsTheTokenWithAnyUserNameAndNothingIsKept() throws IOException {
        for (String user : new String[] {"", "admin", "ä"}) {
            given().auth()
                    .preemptive()
                    .basic(user, token())
                    .accept(HTML)
                    .get("/operator")
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .header("X-Robots-Tag", containsString("noindex"));
        }
        operator().head("/operator").then().statusCode(200);
    }

    @Test
    void thePasswordOfThePagesOpensNoCallOfTheApi() throws IOException {
        operator().get("/api/admin/status").then().statusCode(401);
    }

    @Test
    void anotherSitesPageCannotUseThePasswordThatTheBrowserAdds() throws IOException {
        for (String path : new String[] {"/operator", "/operator/doctor", "/api/subscriptions", "/api/admin/digests"}) {
            operator()
                    .header("Sec-Fetch-Site", "cross-site")
                    .header("Origin", "https://elsewhere.example")
                    .contentType("application/json")
                    .body("{}")
                    .post(path)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void thePageTellsHowItIsInWords() throws IOException {
        given().config(config().encoderConfig(encoderConfig().encodeContentTypeAs("application/x-ndjson", TEXT)))
                .header("Authorization", "Bearer " + token())
                .contentType("application/x-ndjson")
                .body("{\"id\":\"2511.00001\",\"title\":\"Flow\",\"abstract\":\"x\",\"publishedAt\":\"2026-11-20\"}\n")
                .post("/api/admin/papers")
                .then()
                .statusCode(200);

        Document page = page("/operator");

        assertThat(page.select("h2").eachText())
                .startsWith(
                        "Papers and readers",
                        "Sending",
                        "Mails",
                        "The last mails that did not arrive",
                        "Sources",
                        "Imports under way");
        assertThat(cells(page, "Papers")).containsExactly("1");
        assertThat(cells(page, "Readers who get mail")).containsExactly("0");
        assertThat(cells(page, "sent").get(1)).isEqualTo("was accepted by the mail server");
        assertThat(page.select("script, style, [style]")).isEmpty();
        assertThat(page.select("a").eachAttr("href")).contains("/operator/doctor", "/q/health", "/q/openapi");
    }

    @Test
    void whatAServerAnsweredIsShownAsTextAndMarked() throws Exception {
        refused("550 5.7.1 <script>alert(1)</script> policy");

        Document page = page("/operator");

        assertThat(page.text()).contains("550 5.7.1 <script>alert(1)</script> policy");
        assertThat(page.select("tr.attention th").eachText()).contains("failed");
        assertThat(page.text()).doesNotContain("@");
    }

    @Test
    void aButtonStopsAllSendingAndAnotherLetsItGoOn() throws IOException {
        Document going = page("/operator");
        assertThat(cells(going, "All mails")).containsExactly("Sent as they come");

        press(going, "Stop all sending");

        Document stopped = page("/operator");
        assertThat(cells(stopped, "All mails").get(0)).startsWith("Stopped: an operator");
        assertThat(stopped.select("tr.attention th").eachText()).contains("All mails");
        assertThat(stopped.text()).contains("only when a person");

        press(stopped, "Let sending go on");

        assertThat(cells(page("/operator"), "All mails")).containsExactly("Sent as they come");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/operator/sending/stop", "/operator/sending/go-on"})
    void theButtonsNeedThePasswordAndOurOwnPage(String path) throws IOException {
        given().post(path).then().statusCode(401);
        operator().header("Sec-Fetch-Site", "cross-site").post(path).then().statusCode(403);
        operator().get(path).then().statusCode(405);
        assertThat(cells(page("/operator"), "All mails")).containsExactly("Sent as they come");
    }

    private void press(Document page, String button) throws IOException {
        String path =
                page.select("form:has(button:matchesOwn(^" + button + "$))").attr("action");
        operator()
                .header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .post(path)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/operator"));
    }

    @Test
    void theDoctorsFindingsAreAPageAndJsonForMonitoring() throws IOException {
        Document page = page("/operator/doctor");
        assertThat(page.select("h2").eachText()).anyMatch(title -> title.endsWith("SMTP"));
        assertThat(page.text()).contains("paperpost.localhost");

        given().header("Authorization", "Bearer " + token())
                .get("/api/admin/doctor")
                .then()
                .statusCode(200)
                .body("findings.check", hasItem("SMTP"))
                .body("findings.find { it.check == 'DNS' }.result", equalTo("unknown"));
        given().get("/api/admin/doctor").then().statusCode(401);
    }

    private void refused(String reply) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        """
                        with reader as (
                          insert into subscriber (id, email, email_key, status, cadence, hour, time_zone, locale, max_papers, created_at,
                            confirmed_at, next_digest_at, window_from)
                          values (nextval('subscriber_seq'), 'ada@example.org', 'ada@example.org', 'active', 'daily', 7, 'UTC', 'en', 20, now(),
                            now(), now() + interval '1 day', now())
                          returning id),
                        planned as (
                          insert into digest (id, subscriber_id, slot, due_at, window_from, window_until, full_count, total_count, planned_at)
                          select nextval('digest_seq'), id, current_date, now(), now(), now(), 1, 1, now() from reader
                          returning id, subscriber_id)
                        insert into delivery (id, kind, lane, domain, state, subscriber_id, digest_id, attempts, created_at, dated, next_attempt_at, last_reply)
                        select gen_random_uuid(), 'digest', 1, 'example.org', 'failed', subscriber_id, id, 1, now(), now(), now(), ? from planned
                        """)) {
            insert.setString(1, reply);
            insert.executeUpdate();
        }
    }

    private static List<String> cells(Document page, String row) {
        return page.select("tr:has(th[scope=row]:matchesOwn(^" + row + "$)) td").eachText();
    }

    private Document page(String path) throws IOException {
        Response answer = operator().accept(HTML).get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.asString());
    }

    private RequestSpecification operator() throws IOException {
        return given().auth().preemptive().basic("operator", token());
    }

    private String token() throws IOException {
        return Files.readString(config.dataDir().resolve("admin-token")).strip();
    }
}
