package dev.paperpost.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestTables;
import dev.paperpost.subscription.TestReaders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class SubscriptionApiTest {

    private static final String EMAIL = "api@example.org";

    @Inject
    TestReaders tokens;

    @Inject
    Readers readers;

    @Inject
    TestTables tables;

    @BeforeEach
    void nobodyIsKnown() {
        tables.empty("subscriber, interest");
    }

    @Test
    void aRequestIsAnsweredTheSameForKnownAndUnknownAddresses() {
        Response unknown = subscribe(EMAIL);
        confirmed();
        Response known = subscribe(EMAIL);

        assertThat(unknown.statusCode()).isEqualTo(202);
        assertThat(known.statusCode()).isEqualTo(202);
        assertThat(known.asString()).isEqualTo(unknown.asString());
    }

    @Test
    void aReaderIsSubscribedOnceTheyConfirmAndConfirmingAgainChangesNothing() {
        subscribe(EMAIL);
        assertThat(readers.status(EMAIL)).isEqualTo("pending");
        String token = tokens.confirmToken(EMAIL);

        String manage = confirm(token)
                .statusCode(200)
                .body("nextDigestAt", notNullValue())
                .extract()
                .path("manageToken");
        confirm(token).statusCode(200).body("manageToken", equalTo(manage));

        assertThat(readers.status(EMAIL)).isEqualTo("active");
        as(manage)
                .get("/api/subscription")
                .then()
                .statusCode(200)
                .body("email", equalTo(EMAIL))
                .body("status", equalTo("active"))
                .body("interests", equalTo(List.of("\"flow matching\"", "author:hinton -survey")))
                .body("schedule.cadence", equalTo("weekly"))
                .body("schedule.day", equalTo(5))
                .body("schedule.hour", equalTo(7))
                .body("timeZone", equalTo("Europe/Berlin"))
                .body("maxPapers", equalTo(20));
    }

    @Test
    void aLinkOlderThanSevenDaysHasExpiredAndAForgedOneIsUnknown() {
        subscribe(EMAIL);
        String token = tokens.confirmToken(EMAIL);
        readers.change("update token set expires_at = now() - interval '1 second' where purpose = 'confirm'");

        confirm(token).statusCode(410).contentType("application/problem+json").body("detail", containsString("again"));
        confirm("x".repeat(43)).statusCode(404);
        confirm("not a token").statusCode(404);
        assertThat(readers.status(EMAIL)).isEqualTo("pending");
    }

    @Test
    void aTokenOfAnotherPurposeOpensNothing() {
        String manage = confirmed();
        String unsubscribe = tokens.unsubscribeToken(EMAIL);

        as(unsubscribe).get("/api/subscription").then().statusCode(401).header("WWW-Authenticate", "Bearer");
        as(tokens.confirmToken(EMAIL)).get("/api/subscription").then().statusCode(401);
        given().post("/unsubscribe/" + manage).then().statusCode(404);
        confirm(manage).statusCode(404);
        given().get("/api/subscription").then().statusCode(401);
        assertThat(readers.status(EMAIL)).isEqualTo("active");
    }

    @Test
    void aStrangersRequestChangesNothingForAReaderUntilTheReaderConfirmsIt() {
        String manage = confirmed();
        given().contentType(ContentType.JSON)
                .body(Map.of("email", EMAIL, "interests", List.of("spam"), "maxPapers", 1))
                .post("/api/subscriptions")
                .then()
                .statusCode(202);

        as(manage).get("/api/subscription").then().body("interests", hasSize(2)).body("maxPapers", equalTo(20));

        confirm(tokens.confirmToken(EMAIL)).statusCode(200);
        as(manage)
                .get("/api/subscription")
                .then()
                .body("interests", equalTo(List.of("\"flow matching\"", "author:hinton -survey", "spam")))
                .body("maxPapers", equalTo(20));
    }

    @Test
    void whatIsReadCanBeChangedAndPutBack() {
        String manage = confirmed();
        Map<String, Object> subscription =
                as(manage).get("/api/subscription").then().extract().as(Map.class);
        subscription.put("interests", List.of("gravity", "Gravity", "x-ray"));
        subscription.put("schedule", Map.of("cadence", "monthly", "day", 31, "hour", 23));

        as(manage)
                .contentType(ContentType.JSON)
                .body(subscription)
                .put("/api/subscription")
                .then()
                .statusCode(200)
                .body("interests", equalTo(List.of("gravity", "x-ray")))
                .body("schedule.cadence", equalTo("monthly"))
                .body("nextDigestAt", containsString("T22:00"));
    }

    @Test
    void whatTrendsIsShownUnlessSomebodySaysNoAndStaysAsItIsWhereNobodySpeaksOfIt() {
        String manage = confirmed();
        as(manage).get("/api/subscription").then().body("trending", equalTo(true));

        for (Map<String, Object> wanted : List.of(
                Map.<String, Object>of("interests", List.of("gravity"), "trending", false),
                Map.<String, Object>of("interests", List.of("x-ray")))) {
            as(manage)
                    .contentType(ContentType.JSON)
                    .body(wanted)
                    .put("/api/subscription")
                    .then()
                    .statusCode(200)
                    .body("trending", equalTo(false));
        }
        as(manage).get("/api/subscription/export").then().body("subscriber.trending", equalTo(false));
    }

    @Test
    void aPauseMovesTheNextDigestAndResumingBringsItBack() {
        String manage = confirmed();
        LocalDate until = LocalDate.now(ZoneOffset.UTC).plusDays(40);

        String paused = as(manage)
                .contentType(ContentType.JSON)
                .body(Map.of("until", until.toString()))
                .post("/api/subscription/pause")
                .then()
                .statusCode(200)
                .body("pausedUntil", equalTo(until.toString()))
                .extract()
                .path("nextDigestAt");
        assertThat(Instant.parse(paused))
                .isAfter(until.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());

        as(manage).delete("/api/subscription/pause").then().statusCode(200).body("pausedUntil", nullValue());
        as(manage)
                .contentType(ContentType.JSON)
                .body(Map.of("until", "2020-01-01"))
                .post("/api/subscription/pause")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("until"));
    }

    @Test
    void theExportHoldsEverythingAndAfterErasureNothingIsLeft() {
        String manage = confirmed();

        as(manage)
                .get("/api/subscription/export")
                .then()
                .statusCode(200)
                .body("subscriber.email", equalTo(EMAIL))
                .body("interests.text", hasItem("\"flow matching\""))
                .body("audit.event", hasItem("confirmed"))
                .body("links.purpose", hasItems("confirm", "manage"));

        as(manage).delete("/api/subscription").then().statusCode(204);
        as(manage).get("/api/subscription").then().statusCode(401);
        assertThat(readers.isKnown(EMAIL)).isFalse();
        assertThat(readers.everything())
                .containsEntry("subscriber", "empty")
                .containsEntry("subscription_interest", "empty")
                .containsEntry("interest", "empty")
                .containsEntry("token", "empty")
                .containsEntry("delivery", "empty");
    }

    @ParameterizedTest(name = "{0} -> {1} {2} {3}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"email\":\"a@example.org\"; 400; ;",
                "[]; 400; ;",
                "; 422; ; REQUIRED",
                "{\"email\":\"a@example.org\",\"interest\":[\"x-ray\"]}; 400; interest; UNKNOWN_FIELD",
                "{\"email\":\"a@example.org\",\"interests\":\"x-ray\"}; 400; interests; WRONG_TYPE",
                "{\"email\":\"a@example.org\",\"interests\":[\"x-ray\"],\"maxPapers\":\"many\"}; 400; maxPapers; WRONG_TYPE",
                "{\"email\":\"a@example.org\",\"interests\":[]}; 422; interests; REQUIRED",
                "{\"email\":\"a@example.org\",\"interests\":[\"ok\",\"deep AND\"]}; 422; interests[1]; MISSING_RIGHT",
                "{\"email\":\"a@example.org\",\"interests\":[\"x-ray\"],\"timeZone\":\"Mars/Olympus\"}; 422; timeZone; UNKNOWN_TIME_ZONE",
                "{\"email\":\"a@example.org\",\"interests\":[\"x-ray\"],\"schedule\":{\"cadence\":\"hourly\"}}; 422; schedule.cadence; UNKNOWN_CADENCE",
                "{\"email\":\"a@example.org\",\"interests\":[\"x-ray\"],\"schedule\":{\"cadence\":\"weekly\",\"day\":\"someday\"}}; 422; schedule.day; UNKNOWN_DAY",
                "{\"email\":\"a@example.org\",\"interests\":[\"x-ray\"],\"schedule\":{\"hour\":24}}; 422; schedule.hour; OUT_OF_RANGE",
                "{\"email\":\"a@example.org\",\"interests\":[\"x-ray\"],\"maxPapers\":0}; 422; maxPapers; OUT_OF_RANGE",
                "{\"email\":\"a@example.org\\r\\nBcc: b@example.org\",\"interests\":[\"x-ray\"]}; 422; email; INVALID_ADDRESS",
                "{\"email\":null,\"interests\":[\"x-ray\"]}; 422; email; INVALID_ADDRESS",
            })
    void whatIsWrongIsSaidWithItsField(String body, int status, String field, String code) {
        RequestSpecification request = given().contentType(ContentType.JSON);
        ValidatableResponse answer = (body == null ? request : request.body(body))
                .post("/api/subscriptions")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("title", notNullValue())
                .body("detail", notNullValue());
        if (code != null) {
            answer.body("errors[0].code", equalTo(code));
        }
        if (field != null) {
            answer.body("errors[0].field", equalTo(field));
        }
    }

    @Test
    void aWrongInterestIsPlacedAndComesWithAFix() {
        given().contentType(ContentType.JSON)
                .body(Map.of("email", EMAIL, "interests", List.of("autor:smith")))
                .post("/api/subscriptions")
                .then()
                .statusCode(422)
                .body("errors[0].start", equalTo(0))
                .body("errors[0].end", equalTo(5))
                .body("errors[0].suggestion", containsString("author:"));
    }

    private Response subscribe(String email) {
        return given().contentType(ContentType.JSON)
                .body(Map.of(
                        "email",
                        email,
                        "interests",
                        List.of("\"flow matching\"", "author:hinton -survey", "\"Flow  Matching\""),
                        "schedule",
                        Map.of("cadence", "weekly", "day", "friday", "hour", 7),
                        "timeZone",
                        "Europe/Berlin"))
                .post("/api/subscriptions");
    }

    private String confirmed() {
        if (!readers.isKnown(EMAIL)) {
            subscribe(EMAIL);
        }
        return confirm(tokens.confirmToken(EMAIL)).extract().path("manageToken");
    }

    private static ValidatableResponse confirm(String token) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("token", token))
                .post("/api/subscriptions/confirm")
                .then();
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
