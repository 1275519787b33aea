package dev.paperpost.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paperpost.delivery.TestWebhooks;
import dev.paperpost.digest.DigestContent;
import dev.paperpost.digest.Entry;
import dev.paperpost.digest.TestDigests;
import dev.paperpost.platform.MovableClock;
import dev.paperpost.platform.PaperpostConfig;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestTables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Digests that go to a program as well, and receivers that do not behave. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WebhookTest {

    private static final String EMAIL = "lab@example.org";
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Readers readers;

    @Inject
    SampleDigest digest;

    @Inject
    TestDigests digests;

    @Inject
    TestWebhooks webhooks;

    @Inject
    TestTables tables;

    @Inject
    MovableClock clock;

    @Inject
    PaperpostConfig config;

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Receiver receiver = new Receiver();
    private String token;

    @BeforeEach
    void aReaderIsSubscribed() {
        tables.empty("subscriber, interest, suppression, request_count");
        given().formParam("interests", "flow matching\n\"language model\"")
                .formParam("email", EMAIL)
                .post("/subscribe");
        given().post(readers.confirmPath(EMAIL));
        token = readers.managePath(EMAIL).replaceFirst(".*/", "");
        clock.set(start);
    }

    @AfterEach
    void theReceiverIsShut() {
        clock.release();
        receiver.close();
    }

    @Test
    void aDigestIsPostedWithWhatItsMailShowsAndSignedSoThatAnybodyCanCheckIt() throws GeneralSecurityException {
        String secret = saved(receiver.url());
        planned();
        webhooks.wake();
        awaitState("sent");

        Receiver.Post post = receiver.posts.get(0);
        assertThat(receiver.posts).hasSize(1);
        assertThat(post.path()).isEqualTo("/hook?channel=papers");
        assertThat(post.header("Content-Type")).isEqualTo("application/json");
        assertThat(post.header("webhook-id")).isEqualTo(postId());
        assertThat(post.header("webhook-timestamp")).isEqualTo(String.valueOf(start.getEpochSecond()));
        assertThat(post.header("webhook-signature")).isEqualTo(signature(secret, post));

        JsonPath body = JsonPath.from(post.text());
        DigestContent mailed = digests.mailed(readers.newestDigest(EMAIL));
        assertThat(body.getString("type")).isEqualTo("digest");
        assertThat(Instant.parse(body.getString("timestamp"))).isEqualTo(start);
        assertThat(body.getInt("data.total")).isEqualTo(3);
        assertThat(body.getList("data.papers.title", String.class))
                .containsExactlyElementsOf(mailed.groups().stream()
                        .flatMap(group -> group.entries().stream())
                        .map(entry -> Entry.plain(entry.title()))
                        .toList())
                .contains("<script>alert('flow matching')</script> braces & <b>bold</b>");
        assertThat(body.getList("data.papers.why", String.class)).allMatch(why -> why.startsWith("Matched"));
        assertThat(body.getList("data.papers.matches.flatten().interest", String.class))
                .contains("flow matching", "\"language model\"");
        assertThat(given().get(URI.create(body.getString("data.url")).getPath()).statusCode())
                .isEqualTo(200);
        assertThat(post.text())
                .as("what a whole channel reads lets nobody change the subscription")
                .doesNotContain(token)
                .doesNotContain("/unsubscribe/")
                .doesNotContain(EMAIL);
    }

    @Test
    void aReceiverThatFailsIsAskedAgainWithTheSameIdAndANewSignature() throws GeneralSecurityException {
        receiver.answers(500).hangsUp();
        String secret = saved(receiver.url());
        planned();

        webhooks.wake();
        awaitReply("HTTP 500");
        assertThat(webhook().getString("failingSince")).isEqualTo(start.toString());
        webhooks.wake();
        clock.set(start.plus(Duration.ofMinutes(1)));
        webhooks.wake();
        awaitReply("connection failed");
        clock.set(start.plus(Duration.ofMinutes(3)));
        webhooks.wake();
        awaitState("sent");

        assertThat(receiver.posts).hasSize(3);
        assertThat(receiver.posts).extracting(p -> p.header("webhook-id")).containsOnly(postId());
        assertThat(receiver.posts)
                .extracting(p -> p.header("webhook-timestamp"))
                .doesNotHaveDuplicates();
        for (Receiver.Post post : receiver.posts) {
            assertThat(post.header("webhook-signature")).isEqualTo(signature(secret, post));
        }
        assertThat(webhook().getString("failingSince")).isNull();
        assertThat(webhook().getInt("latest.attempts")).isEqualTo(3);
    }

    @Test
    void aReceiverThatWantsTimeGetsIt() {
        receiver.answers(503, "Retry-After", "7200");
        saved(receiver.url());
        planned();
        webhooks.wake();
        awaitReply("HTTP 503");

        assertThat(readers.texts("select cast(extract(epoch from next_attempt_at) as bigint) from webhook_post"))
                .containsExactly(String.valueOf(start.plus(Duration.ofHours(2)).getEpochSecond()));
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (Receiver elsewhere = new Receiver()) {
            receiver.answers(307, "Location", elsewhere.url());
            saved(receiver.url());
            planned();
            webhooks.wake();
            awaitReply("HTTP 307");

            assertThat(elsewhere.posts).isEmpty();
        }
    }

    @Test
    void aReceiverThatSaysNothingHoldsUpNobodyForLong() {
        receiver.fallsSilent();
        saved(receiver.url());
        planned();
        webhooks.wake();
        awaitReply("no answer");
        assertThat(readers.texts("select state from webhook_post")).containsExactly("queued");
    }

    @Test
    void ofAnAnswerWithoutEndNothingIsRead() {
        receiver.neverStopsTalking();
        saved(receiver.url());
        planned();
        webhooks.wake();

        awaitState("sent");
    }

    @Test
    void aReceiverThatIsGoneGetsNothingMoreUntilItsReaderSavesItAgain() {
        receiver.answers(410);
        saved(receiver.url());
        planned();
        webhooks.wake();
        awaitState("failed");

        assertThat(webhook().getString("state")).isEqualTo("gone");
        assertThat(page("/manage/" + token + "/webhook").text()).contains("it wants no more (410)");
        plannedOnAnotherDay();
        assertThat(readers.number("select count(*) from webhook_post")).isOne();

        assertThat(put(receiver.url()).jsonPath().getString("secret"))
                .as("the same receiver has the secret already")
                .isNull();
        plannedOnAnotherDay();
        webhooks.wake();
        awaitState("sent");
        assertThat(receiver.posts).hasSize(2);
    }

    @Test
    void aWebhookEndsWhenNothingWasTakenForFiveDays() {
        saved(receiver.url());
        receiver.answers(500).answers(500).answers(500);
        planned();
        // The last attempt that the day allows.
        readers.change("update webhook_post set not_after = now(), created_at = created_at - interval '1 hour'");
        webhooks.wake();
        awaitState("failed");
        assertThat(webhook().getString("state")).isEqualTo("active");

        readers.change("update webhook set failing_since = failing_since - interval '5 days'");
        plannedOnAnotherDay();
        webhooks.wake();
        await().atMost(SOON).until(() -> readers.texts("select last_reply from webhook_post where state = 'queued'")
                .equals(List.of("HTTP 500")));
        assertThat(webhook().getString("state"))
                .as("this digest still has its day")
                .isEqualTo("active");
        readers.change(
                "update webhook_post set not_after = now(), next_attempt_at = ? where state = 'queued'",
                Timestamp.from(start));
        webhooks.wake();
        await().atMost(SOON).until(() -> webhook().getString("state").equals("failing"));

        assertThat(page("/manage/" + token + "/webhook").text()).contains("Nothing was taken for five days");
        assertThat(readers.number("select count(*) from webhook_post where state = 'failed'"))
                .isEqualTo(2);
    }

    @Test
    void whatAKilledWorkerHadClaimedIsPostedWhenItsLeaseIsOver() {
        saved(receiver.url());
        planned();
        UUID claimed = webhooks.claimAndDie();
        webhooks.wake();
        clock.set(start.plus(Duration.ofSeconds(119)));
        webhooks.wake();
        assertThat(readers.texts("select state from webhook_post")).containsExactly("sending");

        clock.set(start.plus(Duration.ofMinutes(2)));
        webhooks.wake();
        awaitState("sent");

        assertThat(receiver.posts).extracting(p -> p.header("webhook-id")).containsExactly(claimed.toString());
        assertThat(webhook().getInt("latest.attempts")).isEqualTo(2);
    }

    @Test
    void nothingIsPostedForAReaderWhoHasLeftAndNothingUnderTheBrake() {
        saved(receiver.url());
        planned();
        readers.change("insert into shared_fact (name, value) values ('brake', 'a test')");
        webhooks.wake();
        readers.change("update subscriber set status = 'unsubscribed', next_digest_at = null");
        readers.change("delete from shared_fact where name = 'brake'");
        webhooks.wake();
        awaitState("cancelled");

        assertThat(receiver.posts).isEmpty();
    }

    @Test
    void aNewSecretSignsBesideTheOldOneForADay() throws GeneralSecurityException {
        String old = saved(receiver.url());
        String fresh = bearer().post("/api/subscription/webhook/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        assertThat(fresh).isNotEqualTo(old);
        tested(true);
        clock.set(start.plus(Duration.ofDays(1)));
        tested(true);

        Receiver.Post both = receiver.posts.get(0);
        Receiver.Post one = receiver.posts.get(1);
        assertThat(both.header("webhook-signature").split(" "))
                .containsExactly(signature(fresh, both), signature(old, both));
        assertThat(one.header("webhook-signature")).isEqualTo(signature(fresh, one));
        assertThat(JsonPath.from(one.text()).getString("type")).isEqualTo("test");
    }

    @Test
    void aReaderDoesAllOfItOnThePage() throws GeneralSecurityException {
        String path = readers.managePath(EMAIL) + "/webhook";
        assertThat(page(readers.managePath(EMAIL)).select("main a").eachAttr("href"))
                .contains(path + "?lang=en");
        assertThat(page(path).select("form")).hasSize(1);

        Document saved =
                Jsoup.parse(given().formParam("url", receiver.url()).post(path).asString());
        String secret = saved.select("main .good code").text();
        assertThat(page(path).text()).as("it is shown once").doesNotContain("whsec_");
        Document tested = Jsoup.parse(given().post(path + "/test").asString());
        assertThat(tested.select("[role=status]").text()).isEqualTo("The test was taken. The receiver answered 204.");
        assertThat(receiver.posts.get(0).header("webhook-signature"))
                .isEqualTo(signature(secret, receiver.posts.get(0)));
        receiver.answers(404);
        assertThat(Jsoup.parse(given().post(path + "/test").asString()).text())
                .contains("The test was not taken. The receiver answered 404.");
        Document rotated = Jsoup.parse(given().post(path + "/secret").asString());
        assertThat(rotated.select("main .good code").text())
                .startsWith("whsec_")
                .isNotEqualTo(secret);
        assertThat(given().redirects().follow(false).post(path + "/remove").statusCode())
                .isEqualTo(303);
        assertThat(page(path).select("form")).hasSize(1);
        assertThat(readers.number("select count(*) from webhook")).isZero();
        assertThat(given().post(path + "/test").statusCode()).isEqualTo(404);
    }

    @Test
    void aProgramDoesAllOfItByTheApi() throws IOException {
        bearer().get("/api/subscription/webhook").then().statusCode(404);
        assertThat(saved(receiver.url())).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(put(receiver.url()).jsonPath().getMap("$"))
                .as("saved again it is the same")
                .doesNotContainKey("secret");
        assertThat(webhook().getString("url")).isEqualTo(receiver.url());
        assertThat(webhook().getMap("$")).doesNotContainKey("secret");
        receiver.answers(500);
        assertThat(tested(false).getString("said")).isEqualTo("HTTP 500");
        assertThat(put(receiver.url() + "2").jsonPath().getString("secret"))
                .as("another receiver gets a secret of its own")
                .startsWith("whsec_");
        assertThat(operatorSees("active")).isOne();
        assertThat(operatorSees("failed")).isZero();
        bearer().delete("/api/subscription/webhook").then().statusCode(204);
        bearer().delete("/api/subscription/webhook").then().statusCode(404);
        given().get("/api/subscription/webhook").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "papers",
                "ftp://example.org/",
                "https://",
                "https:///hook",
                "https://ada:secret@example.org/",
                "https://example.org:99999/",
                "javascript:alert(1)",
                "file:///etc/passwd"
            })
    void whatIsNoWebAddressIsRefusedAndNothingIsStored(String url) {
        Response answer = bearer().contentType(ContentType.JSON)
                .body("{\"url\": \"" + url + "\"}")
                .put("/api/subscription/webhook");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("errors[0].code")).isEqualTo("NO_HTTPS_ADDRESS");
        assertThat(readers.number("select count(*) from webhook")).isZero();
    }

    @Test
    void aReaderCannotMakeUsKnockWithoutEnd() {
        for (int i = 0; i < 20; i++) {
            assertThat(put(receiver.url()).statusCode()).isEqualTo(200);
        }
        assertThat(put(receiver.url()).statusCode()).isEqualTo(429);
        assertThat(bearer().post("/api/subscription/webhook/test").statusCode()).isEqualTo(429);
        assertThat(receiver.posts).isEmpty();
    }

    @Test
    void theSchemaOfWhatIsPostedIsInTheDescriptionOfTheApi() {
        JsonPath api = given().get("/q/openapi?format=json").jsonPath();

        String schema = "paths.'/api/subscription/webhook'.put.callbacks.digest.'{$request.body#/url}'.post"
                + ".requestBody.content.'application/json'.schema.$ref";
        assertThat(api.getString(schema)).endsWith("/WebhookPayload");
        assertThat(api.getMap("components.schemas.WebhookPayload.properties"))
                .containsOnlyKeys("type", "timestamp", "data");
    }

    private long operatorSees(String state) throws IOException {
        String admin = Files.readString(config.dataDir().resolve("admin-token")).strip();
        return given().header("Authorization", "Bearer " + admin)
                .get("/api/admin/status")
                .jsonPath()
                .getLong("webhooks." + state);
    }

    private void planned() {
        digest.planned(EMAIL);
    }

    private void plannedOnAnotherDay() {
        clock.set(clock.instant().plusSeconds(1));
        // A mail that is being tried holds its reader, and planning passes by who is held.
        readers.silenceTheOutbox();
        readers.change("update digest set slot = slot - 1");
        readers.change("update subscriber set last_slot = null");
        digest.planned(EMAIL);
    }

    private void awaitState(String state) {
        await().atMost(SOON)
                .until(() -> readers.texts("select state from webhook_post order by created_at desc, id desc limit 1")
                        .equals(List.of(state)));
    }

    private void awaitReply(String reply) {
        await().atMost(SOON).until(() -> readers.texts("select state || ' ' || last_reply from webhook_post")
                .equals(List.of("queued " + reply)));
    }

    private String postId() {
        return readers.texts("select id from webhook_post").get(0);
    }

    private String saved(String url) {
        return put(url).then().statusCode(200).extract().path("secret");
    }

    private Response put(String url) {
        return bearer().contentType(ContentType.JSON)
                .body("{\"url\": \"" + url + "\"}")
                .put("/api/subscription/webhook");
    }

    private JsonPath webhook() {
        return bearer().get("/api/subscription/webhook").jsonPath();
    }

    private JsonPath tested(boolean taken) {
        JsonPath test = bearer().post("/api/subscription/webhook/test").jsonPath();
        assertThat(test.getBoolean("taken")).as(test.prettify()).isEqualTo(taken);
        return test;
    }

    private RequestSpecification bearer() {
        return given().header("Authorization", "Bearer " + token);
    }

    private static Document page(String path) {
        return Jsoup.parse(given().header("Accept", "text/html").get(path).asString());
    }

    /** As the specification says, with nothing of ours: HMAC-SHA256 of id, timestamp and body, joined by full stops. */
    private static String signature(String secret, Receiver.Post post) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed = Stream.of(post.header("webhook-id"), post.header("webhook-timestamp"), post.text())
                .reduce((a, b) -> a + "." + b)
                .orElseThrow();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
