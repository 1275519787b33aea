package dev.paperpost.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.MovableClock;
import dev.paperpost.platform.TestTables;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to those who ask for too much: subscription bombs, scripts, greedy previews. */
@QuarkusTest
@TestProfile(StrictLimits.class)
class LimitsTest {

    @Inject
    Readers readers;

    @Inject
    TestTables tables;

    @Inject
    MovableClock clock;

    @BeforeEach
    void aQuarterPastTen() {
        tables.empty("request_count, subscriber, interest, suppression");
        clock.set("2026-11-26T10:15:00Z");
    }

    @AfterEach
    void timeGoesOn() {
        clock.release();
    }

    @Test
    void aNetworkThatAsksTooOftenIsTurnedAwayUntilTheHourIsOver() {
        for (int i = 0; i < 3; i++) {
            assertThat(program("203.0.113.7", i + "@a.example").statusCode()).isEqualTo(202);
        }

        Response refused = program("203.0.113.7", "3@a.example");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.header("Retry-After")).isEqualTo("2700");
        assertThat(refused.jsonPath().getInt("status")).isEqualTo(429);
        assertThat(readers.isKnown("3@a.example")).isFalse();

        assertThat(program("203.0.113.8", "3@a.example").statusCode()).isEqualTo(202);
        clock.set("2026-11-26T11:00:00Z");
        assertThat(program("203.0.113.7", "4@a.example").statusCode()).isEqualTo(202);
    }

    @Test
    void aBrowserIsTurnedAwayWithAPage() {
        for (int i = 0; i < 3; i++) {
            browser("203.0.113.7", i + "@a.example", "");
        }

        Response refused = browser("203.0.113.7", "3@a.example", "");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("2700");
        assertThat(refused.contentType()).startsWith("text/html");
        assertThat(Jsoup.parse(refused.asString()).select("h1").text()).isEqualTo("A little slower");
    }

    @Test
    void aHouseholdWithManyAddressesOfIpv6IsOneNetwork() {
        for (String address : List.of("2001:db8:1:2::1", "2001:db8:1:2:3::", "[2001:db8:1:2:ffff::9]:4711")) {
            assertThat(program(address, "x@a.example").statusCode()).isEqualTo(202);
        }

        assertThat(program("2001:db8:1:2::4", "x@a.example").statusCode()).isEqualTo(429);
        assertThat(program("2001:db8:1:3::4", "x@a.example").statusCode()).isEqualTo(202);
    }

    @Test
    void requestsAtTheSameMomentDoNotSlipThroughTogether() throws Exception {
        ExecutorService attackers = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> attack =
                    () -> program("198.51.100.1", "victim@gmail.com").statusCode();
            List<Future<Integer>> answers = attackers.invokeAll(Collections.nCopies(24, attack));
            int taken = 0;
            for (Future<Integer> answer : answers) {
                taken += answer.get() == 202 ? 1 : 0;
            }
            assertThat(taken).isEqualTo(3);
        } finally {
            attackers.shutdown();
        }
    }

    @Test
    void whoHasWorkedForItMayAskMoreOften() {
        for (int i = 0; i < 6; i++) {
            assertThat(proven("203.0.113.7", "reader@gmail.com").statusCode()).isEqualTo(200);
        }

        assertThat(proven("203.0.113.7", "reader@gmail.com").statusCode()).isEqualTo(429);
    }

    @Test
    void whoSearchesTooMuchIsAskedToWaitForAMinuteAndMayStillLookAround() {
        for (String search :
                List.of("/papers?q=a", "/papers.atom?q=a", "/papers.json?q=a", "/api/papers?q=a&date=2026-11-25")) {
            assertThat(visitor(search).statusCode()).as(search).isEqualTo(200);
        }
        assertThat(visitor("/papers?q=a&month=2024-01").statusCode())
                .as("old papers have to be read")
                .isEqualTo(429);

        Response refused = visitor("/papers?q=a");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(Jsoup.parse(refused.asString()).select("h1").text()).isEqualTo("A little slower");
        assertThat(visitor("/papers").statusCode()).isEqualTo(200);
        clock.set("2026-11-26T10:16:00Z");
        assertThat(visitor("/papers?q=a").statusCode()).isEqualTo(200);
    }

    private static Response visitor(String path) {
        return given().header("X-Forwarded-For", "203.0.113.9")
                .header("Accept", "text/html,*/*")
                .urlEncodingEnabled(false)
                .get(path);
    }

    @Test
    void aProofIsGoodOnce() {
        String proof = solved(challenge());
        for (int i = 0; i < 4; i++) {
            assertThat(browser("203.0.113.7", "reader@gmail.com", proof).statusCode())
                    .isEqualTo(200);
        }

        assertThat(browser("203.0.113.7", "reader@gmail.com", proof).statusCode())
                .as("three without a proof, one with it")
                .isEqualTo(429);
    }

    @Test
    void aProofIsGoodForTwoHours() {
        String onTime = solved(challenge());
        String late = solved(challenge());
        exhaust("203.0.113.7", "2026-11-26T12:00:00Z");
        clock.set("2026-11-26T12:14:59Z");
        assertThat(browser("203.0.113.7", "reader@gmail.com", onTime).statusCode())
                .isEqualTo(200);

        clock.set("2026-11-26T12:15:00Z");
        assertThat(browser("203.0.113.7", "reader@gmail.com", late).statusCode())
                .isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&challenge=&proof=",
                "&challenge=AAAA&proof=0000000",
                "&challenge=%00&proof=%F0%9F%9A%80",
                "&proof=0000000"
            })
    void whatIsNoProofCountsAsNone(String fields) {
        exhaust("203.0.113.7", "2026-11-26T10:15:00Z");

        assertThat(browser("203.0.113.7", "reader@gmail.com", fields).statusCode())
                .isEqualTo(429);
    }

    @Test
    void aForgedChallengeIsNoProofHoweverMuchWorkWentIntoIt() {
        exhaust("203.0.113.7", "2026-11-26T10:15:00Z");
        String genuine = challenge();
        String otherMoment = "A".repeat(6) + genuine.substring(6);
        String otherSignature = genuine.substring(0, 40) + "AAAAAAAA";

        for (String forged : List.of(otherMoment, otherSignature, "A".repeat(48))) {
            assertThat(browser("203.0.113.7", "reader@gmail.com", solved(forged))
                            .statusCode())
                    .as(forged)
                    .isEqualTo(429);
        }
        assertThat(browser("203.0.113.7", "reader@gmail.com", solved(genuine)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDomainGetsOnlySoMuchMailWhateverNetworksAskForIt() {
        for (int i = 0; i < 4; i++) {
            assertThat(program("192.0.2." + i, i + "@Victim.example").statusCode())
                    .isEqualTo(202);
        }

        assertThat(program("192.0.2.9", "9@victim.example").statusCode()).isEqualTo(429);
        assertThat(program("192.0.2.9", "9@other.example").statusCode()).isEqualTo(202);
    }

    @Test
    void aLargeMailProviderIsLimitedByTheTotalAlone() {
        for (int i = 0; i < 9; i++) {
            assertThat(program("192.0.2." + i, i + "@gmail.com").statusCode()).isEqualTo(202);
        }

        assertThat(program("192.0.2.99", "9@gmail.com").statusCode()).isEqualTo(429);
        assertThat(program("192.0.2.99", "9@other.example").statusCode()).isEqualTo(429);
    }

    @Test
    void whatIsRefusedTakesNothingFromOthers() {
        for (int i = 0; i < 20; i++) {
            program("203.0.113.7", "victim@a.example");
        }

        assertThat(program("203.0.113.8", "other@a.example").statusCode()).isEqualTo(202);
    }

    @Test
    void whatIsWrongWithARequestIsSaidBeforeItIsCounted() {
        for (int i = 0; i < 5; i++) {
            assertThat(program("203.0.113.7", "no address").statusCode()).isEqualTo(422);
        }

        assertThat(program("203.0.113.7", "reader@a.example").statusCode()).isEqualTo(202);
    }

    @Test
    void onlyHashesOfAddressesAreCounted() {
        program("203.0.113.7", "reader@secret.example");

        assertThat(readers.texts("select cast(c as text) from request_count c"))
                .hasSize(4)
                .noneMatch(row -> row.contains("secret") || row.contains("203.0.113.7") || row.contains("cb007107"));
        assertThat(readers.texts("select distinct length(subject) from request_count"))
                .containsExactly("32");
    }

    @Test
    void anAddressGetsFiveMailsAnHourAndTenADayAndNobodyIsToldWhen() {
        String answer = null;
        for (int hour = 0; hour < 4; hour++) {
            for (int i = 0; i < 6; i++) {
                tables.empty("request_count");
                clock.set("2026-11-26T1" + hour + ":0" + i + ":00Z");
                Response taken = program("203.0.113.7", "victim@gmail.com");
                assertThat(taken.statusCode()).isEqualTo(202);
                assertThat(answer == null ? taken.asString() : answer).isEqualTo(taken.asString());
                answer = taken.asString();
            }
            assertThat(mails("victim@gmail.com")).isEqualTo(Math.min(10, 5 * (hour + 1)));
        }

        tables.empty("request_count");
        clock.set("2026-11-27T10:30:00Z");
        program("203.0.113.7", "victim@gmail.com");
        assertThat(mails("victim@gmail.com")).isEqualTo(11);
    }

    @Test
    void aFieldThatNobodySeesGivesARobotAway() {
        Response person = browser("203.0.113.7", "person@gmail.com", "&feedback=");
        Response robot = browser("203.0.113.7", "robot1@gmail.com", "&feedback=nice+site");

        assertThat(robot.statusCode()).isEqualTo(200);
        assertThat(robot.asString().replace("robot1", "person")).isEqualTo(person.asString());
        assertThat(readers.isKnown("person@gmail.com")).isTrue();
        assertThat(readers.isKnown("robot1@gmail.com")).isFalse();
        assertThat(readers.number("select count(*) from request_count where kind = 'total' and count > 1"))
                .isZero();
    }

    @Test
    void previewsAreMeteredByTheInterestsTheyLookUp() {
        assertThat(preview("203.0.113.7", "gravity", "light", "x-ray").statusCode())
                .isEqualTo(200);
        assertThat(explain("203.0.113.7").statusCode()).isEqualTo(404);

        Response refused = preview("203.0.113.7", "gravity", "light");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(explain("203.0.113.7").statusCode()).isEqualTo(429);

        assertThat(preview("203.0.113.8", "gravity").statusCode()).isEqualTo(200);
        clock.set("2026-11-26T10:16:00Z");
        assertThat(preview("203.0.113.7", "gravity").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "::1, true",
        "0:0:0:0:0:0:0:1, true",
        "::ffff:127.0.0.1, true",
        "203.0.113.7, false",
        "2001:db8::1, false",
        "fe80::1%eth0, false",
        "unknown, false",
        "999.1.1.1, false",
        "::::, false"
    })
    void onlyThisMachineIsUnlimited(String host, boolean own) {
        assertThat(ClientNetwork.of(host).own()).isEqualTo(own);
    }

    private void exhaust(String network, String moment) {
        clock.set(moment);
        for (int i = 0; i < 3; i++) {
            assertThat(program(network, "reader@gmail.com").statusCode()).isEqualTo(202);
        }
    }

    @Test
    void whoPreviewsTooMuchCanStillFillInTheForm() {
        assertThat(previewInForm("203.0.113.77").select("#found[data-later]")).isEmpty();
        Document later = previewInForm("203.0.113.77");
        for (int i = 0; i < 20 && later.select("#found[data-later]").isEmpty(); i++) {
            later = previewInForm("203.0.113.77");
        }

        assertThat(later.select("#found").text()).contains("The preview goes on in a minute");
        assertThat(later.select("textarea").get(0).wholeText().strip()).isEqualTo("gravity");
        assertThat(previewInForm("203.0.113.78").select("#found[data-later]")).isEmpty();
    }

    private static Document previewInForm(String network) {
        Response answer = from(network)
                .header("Accept", "text/html")
                .contentType("application/x-www-form-urlencoded")
                .body("interests=gravity")
                .post("/preview");
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.asString());
    }

    private long mails(String email) {
        return readers.number(
                "select count(*) from token where purpose = 'confirm' and subscriber_id = ?", readers.id(email));
    }

    private static String challenge() {
        Document form = Jsoup.parse(from("198.51.100.9").get("/").asString());
        return form.select("input[name=challenge]").val();
    }

    private static Response proven(String network, String email) {
        return browser(network, email, solved(challenge()));
    }

    private static String solved(String challenge) {
        for (int nonce = 0; ; nonce++) {
            String proof = String.format("%07x", nonce);
            if (ProofOfWork.proves(challenge + proof)) {
                return "&challenge=" + challenge + "&proof=" + proof;
            }
        }
    }

    private static Response program(String network, String email) {
        return from(network)
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "interests", List.of("gravity")))
                .post("/api/subscriptions");
    }

    private static Response browser(String network, String email, String more) {
        return from(network)
                .header("Accept", "text/html")
                .contentType("application/x-www-form-urlencoded")
                .body("interests=gravity&email=" + email + more)
                .post("/subscribe");
    }

    private static Response preview(String network, String... interests) {
        return from(network)
                .contentType(ContentType.JSON)
                .body(Map.of("interests", List.of(interests)))
                .post("/api/preview");
    }

    private static Response explain(String network) {
        return from(network)
                .queryParam("interest", "gravity")
                .queryParam("paper", "none")
                .get("/api/explain");
    }

    private static RequestSpecification from(String network) {
        return given().header("X-Forwarded-For", network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/",
                "https://127.0.0.1:8443/hook",
                "https://[::1]/",
                "https://2130706433/",
                "https://10.1.2.3/",
                "https://192.168.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[fe80::1]/",
                "https://[fd00::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://224.0.0.1/",
                "https://0.0.0.0/",
                "https://no-such-host.invalid/"
            })
    void aWebhookMustNotLeadIntoOurOwnNetworkAndNobodyLearnsWhatIsThere(String url) {
        Response refused = webhook(url);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("errors[0].code")).isEqualTo("NO_PUBLIC_HOST");
        assertThat(readers.number("select count(*) from webhook")).isZero();
    }

    @Test
    void aWebhookMustBeEncrypted() {
        assertThat(webhook("http://192.0.2.1/").jsonPath().getString("errors[0].code"))
                .isEqualTo("NO_HTTPS_ADDRESS");
    }

    @Test
    void aNameThatLeadsIntoOurOwnNetworkOnlyAfterItWasSavedIsNotConnectedTo() {
        webhook("https://localhost/");
        try (Receiver inside = new Receiver()) {
            readers.change(
                    "insert into webhook (subscriber_id, url, nonce, created_at) values (?, ?, '\\x00', now())",
                    readers.id("hook@a.example"),
                    inside.url("localhost").replace("http:", "https:"));

            Response tested =
                    given().header("Authorization", "Bearer " + token()).post("/api/subscription/webhook/test");

            assertThat(tested.jsonPath().getBoolean("taken")).isFalse();
            assertThat(tested.jsonPath().getString("said")).isEqualTo("not public");
            assertThat(inside.posts).isEmpty();
        }
    }

    private Response webhook(String url) {
        program("203.0.113.9", "hook@a.example");
        given().post(readers.confirmPath("hook@a.example"));
        return given().header("Authorization", "Bearer " + token())
                .contentType(ContentType.JSON)
                .body(Map.of("url", url))
                .put("/api/subscription/webhook");
    }

    private String token() {
        return readers.managePath("hook@a.example").replaceFirst(".*/", "");
    }
}
