package dev.paperpost.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.MovableClock;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestTables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links of mails that are old, used, broken or made up. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LinksTest {

    private static final String EMAIL = "links@example.org";
    /** Characters in the order of their six bits; the next one after a token's last differs in the bits that are to spare. */
    private static final String SPARE_BITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static final Instant START = Instant.parse("2026-11-20T08:30:00Z");

    @Inject
    Readers readers;

    @Inject
    TestTables tables;

    @Inject
    MovableClock clock;

    @BeforeEach
    void oneRequest() {
        tables.empty("subscriber, interest, suppression");
        clock.set(START);
        subscribe();
    }

    @AfterEach
    void timeGoesOn() {
        clock.release();
    }

    @Test
    void anExpiredLinkIsReplacedOnRequestAndTheNewOneConfirmsTheSame() {
        String old = readers.confirmPath(EMAIL);
        clock.set(START.plus(Duration.ofDays(7)));
        Document expired = page(get(old), 410);

        Document sent = page(post(expired.select("main form").attr("action")), 200);

        assertThat(sent.select("h1").text()).isEqualTo("Check your email");
        assertThat(sent.text()).as("whoever has the link may know the address").doesNotContain(EMAIL);
        assertThat(confirms()).isEqualTo(2);
        String fresh = readers.confirmPath(EMAIL);
        assertThat(fresh).isNotEqualTo(old);
        assertThat(page(post(old), 410).select("h1").text()).isEqualTo("This link has expired");
        page(post(fresh), 200);
        assertThat(readers.status(EMAIL)).isEqualTo("active");
        assertThat(readers.texts("select text from subscription_interest")).containsExactly("flow matching");
    }

    @Test
    void aNewLinkCountsAgainstTheMailsOfItsAddressAndNobodyIsTold() {
        String old = readers.confirmPath(EMAIL);
        clock.set(START.plus(Duration.ofDays(8)));

        String first = post(old + "/again").asString();
        for (int i = 0; i < 7; i++) {
            assertThat(post(old + "/again").asString()).isEqualTo(first);
        }

        assertThat(confirms()).isEqualTo(1 + 5);
    }

    @Test
    void aLinkThatStillWorksOrWasUsedSendsNothingAnew() {
        String confirm = readers.confirmPath(EMAIL);
        assertThat(post(confirm + "/again").statusCode()).isEqualTo(303);
        post(confirm);
        clock.set(START.plus(Duration.ofDays(8)));
        assertThat(post(confirm + "/again").statusCode()).isEqualTo(303);
        assertThat(post("/confirm/" + "A".repeat(43) + "/again").statusCode()).isEqualTo(404);

        assertThat(confirms()).isOne();
    }

    @Test
    void aUsedConfirmLinkBringsNobodyBackWhoHasLeft() {
        String confirm = readers.confirmPath(EMAIL);
        post(confirm);
        post(readers.unsubscribePath(EMAIL));

        assertThat(page(post(confirm), 200).select("h1").text()).isEqualTo("You have unsubscribed since");
        post(confirm + "/again");

        assertThat(readers.status(EMAIL)).isEqualTo("unsubscribed");
        assertThat(confirms()).isOne();
    }

    @Test
    void noLinkBringsBackWhoIsErased() {
        String confirm = readers.confirmPath(EMAIL);
        post(confirm);
        String unsubscribe = readers.unsubscribePath(EMAIL);
        String manage = readers.managePath(EMAIL);
        assertThat(post(manage + "/erase").statusCode()).isEqualTo(200);

        for (String path : List.of(confirm, confirm + "/again", manage, manage + "/resume", unsubscribe + "/undo")) {
            assertThat(post(path).statusCode()).as(path).isEqualTo(404);
        }
        for (Response answer : List.of(get(unsubscribe), post(unsubscribe))) {
            Document page = page(answer, 404);
            assertThat(page.select("h1").text()).isEqualTo("There is no subscription here");
            assertThat(page.text()).contains("nothing is sent any more");
        }
        assertThat(readers.isKnown(EMAIL)).isFalse();
    }

    @Test
    void theWayOutStaysOpenForYears() {
        post(readers.confirmPath(EMAIL));
        String unsubscribe = readers.unsubscribePath(EMAIL);
        clock.set(START.plus(Duration.ofDays(20 * 365)));

        assertThat(page(get(unsubscribe), 200).select("h1").text()).isEqualTo("Unsubscribe?");
        assertThat(post(unsubscribe).statusCode()).isEqualTo(200);
        assertThat(post(unsubscribe).statusCode()).isEqualTo(200);
        assertThat(readers.status(EMAIL)).isEqualTo("unsubscribed");
    }

    @Test
    void aTokenThatWasTouchedOpensNothing() {
        String confirm = readers.confirmPath(EMAIL).replace("/confirm/", "");
        String unsubscribe = readers.unsubscribePath(EMAIL).replace("/unsubscribe/", "");
        String manage = readers.managePath(EMAIL).replace("/manage/", "");
        Map<String, String> before = readers.everything();

        for (String token : List.of(confirm, unsubscribe, manage)) {
            for (String forged : List.of(
                    token.substring(1),
                    token.substring(0, 42),
                    token + "=",
                    token + "A",
                    "%20" + token,
                    token + "%00",
                    token.substring(0, 42) + SPARE_BITS.charAt(SPARE_BITS.indexOf(token.charAt(42)) + 1),
                    token.toUpperCase(),
                    token.toLowerCase(),
                    flipped(token, 0),
                    flipped(token, 255))) {
                for (String door : List.of("/confirm/", "/unsubscribe/", "/manage/", "/d/")) {
                    assertThat(get(door + forged).statusCode())
                            .as(door + forged)
                            .isEqualTo(404);
                }
                for (String door : List.of("/confirm/", "/unsubscribe/")) {
                    assertThat(post(door + forged).statusCode())
                            .as(door + forged)
                            .isEqualTo(404);
                }
                assertThat(post("/confirm/" + forged + "/again").statusCode()).isEqualTo(404);
                assertThat(post("/manage/" + forged + "/erase").statusCode()).isEqualTo(404);
            }
        }
        for (String other : List.of(unsubscribe, manage)) {
            assertThat(post("/confirm/" + other).statusCode()).isEqualTo(404);
            assertThat(post("/confirm/" + other + "/again").statusCode()).isEqualTo(404);
        }
        for (String other : List.of(confirm, manage)) {
            assertThat(post("/unsubscribe/" + other).statusCode()).isEqualTo(404);
        }
        for (String other : List.of(confirm, unsubscribe)) {
            assertThat(post("/manage/" + other + "/erase").statusCode()).isEqualTo(404);
        }
        assertThat(readers.everything()).isEqualTo(before);
    }

    private static String flipped(String token, int bit) {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private long confirms() {
        return readers.number(
                "select count(*) from token where purpose = 'confirm' and subscriber_id = ?", readers.id(EMAIL));
    }

    private static void subscribe() {
        given().formParam("interests", "flow matching")
                .formParam("email", EMAIL)
                .post("/subscribe");
    }

    private static Response get(String path) {
        return given().urlEncodingEnabled(false).header("Accept", "text/html").get(path);
    }

    private static Response post(String path) {
        return given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .header("Accept", "text/html")
                .post(path);
    }

    private static Document page(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return Jsoup.parse(answer.asString());
    }
}
