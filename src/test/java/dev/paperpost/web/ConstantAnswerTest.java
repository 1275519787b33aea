package dev.paperpost.web;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestTables;
import dev.paperpost.subscription.Suppressions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody learns from an answer whether an address is known here. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ConstantAnswerTest {

    private static final String EMAIL = "somebody@example.org";

    @Inject
    Readers readers;

    @Inject
    TestTables tables;

    @Inject
    Suppressions suppressions;

    @BeforeEach
    void nobodyIsKnown() {
        tables.empty("subscriber, interest, suppression, request_count");
    }

    @Test
    void theFormAnswersTheSameByteForByteWhateverIsKnownOfTheAddress() {
        assertAllTheSame(answers(() -> given().header("Accept", "text/html")
                .formParam("interests", "gravity")
                .formParam("email", EMAIL)
                .post("/subscribe")));
    }

    @Test
    void theApiAnswersTheSameByteForByteWhateverIsKnownOfTheAddress() {
        assertAllTheSame(answers(() -> given().contentType(ContentType.JSON)
                .body(Map.of("email", EMAIL, "interests", List.of("gravity")))
                .post("/api/subscriptions")));
    }

    @Test
    void whoAsksForALostLinkIsAnsweredTheSameByteForByteWhateverIsKnownOfTheAddress() {
        Map<String, String> answers = new LinkedHashMap<>();
        Request request = () ->
                given().header("Accept", "text/html").formParam("email", EMAIL).post("/link");
        answers.put("unknown", all(request.send()));
        given().formParam("interests", "gravity").formParam("email", EMAIL).post("/subscribe");
        answers.put("pending", all(request.send()));
        given().post(readers.confirmPath(EMAIL));
        answers.put("active", all(request.send()));
        answers.put("over the limit", all(request.send()));
        readers.change("update subscriber set status = 'bounced', next_digest_at = null");
        tables.empty("request_count");
        answers.put("bounced", all(request.send()));

        assertAllTheSame(answers);
        assertThat(readers.texts("select kind from letter")).containsExactly("manage_link");
    }

    @Test
    void whoAsksForAnotherAddressIsAnsweredTheSameByteForByteWhateverIsKnownOfIt() {
        given().formParam("interests", "gravity")
                .formParam("email", "asking@example.org")
                .post("/subscribe");
        given().post(readers.confirmPath("asking@example.org"));
        String manage = readers.managePath("asking@example.org");
        Map<String, String> answers = new LinkedHashMap<>();
        Request request = () -> {
            Response answer = given().header("Accept", "text/html")
                    .formParam("email", EMAIL)
                    .post(manage + "/address");
            assertThat(get(manage + "/address").asString()).contains(EMAIL);
            return answer;
        };
        answers.put("unknown", all(request.send()));
        given().formParam("interests", "gravity").formParam("email", EMAIL).post("/subscribe");
        answers.put("pending", all(request.send()));
        given().post(readers.confirmPath(EMAIL));
        answers.put("active", all(request.send()));
        answers.put("over the limit", all(request.send()));
        tables.empty("request_count");
        readers.change("update subscriber set status = 'bounced', next_digest_at = null where email = ?", EMAIL);
        suppressions.add(EMAIL, Suppressions.Reason.BOUNCED);
        answers.put("bounced and suppressed", all(request.send()));

        assertAllTheSame(answers);
        assertThat(readers.texts("select kind from letter where kind <> 'address_notice' order by id"))
                .containsExactly("address_change", "address_change", "address_taken");
    }

    @Test
    void anAddressThatGetsNoMailFromListsStillGetsTheMailThatAsksItsOwner() {
        suppressions.add(EMAIL, Suppressions.Reason.COMPLAINED);

        given().formParam("interests", "gravity").formParam("email", EMAIL).post("/subscribe");

        assertThat(readers.confirmPath(EMAIL)).startsWith("/confirm/");
    }

    private Map<String, String> answers(Request request) {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("unknown", all(request.send()));
        answers.put("pending", all(request.send()));
        String confirm = readers.confirmPath(EMAIL);
        given().post(confirm);
        answers.put("active", all(request.send()));
        readers.change("update subscriber set status = 'bounced', next_digest_at = null");
        suppressions.add(EMAIL, Suppressions.Reason.BOUNCED);
        answers.put("bounced", all(request.send()));
        for (int i = 0; i < 5; i++) {
            request.send();
        }
        assertThat(readers.number("select count(*) from token where purpose = 'confirm'"))
                .isEqualTo(5);
        answers.put("over the limit", all(request.send()));
        tables.empty("subscriber");
        answers.put("suppressed and unknown", all(request.send()));
        return answers;
    }

    private static void assertAllTheSame(Map<String, String> answers) {
        String expected = answers.get("unknown");
        answers.forEach((state, answer) -> assertThat(answer).as(state).isEqualTo(expected));
    }

    private static String all(Response answer) {
        List<String> lines = new ArrayList<>();
        lines.add(answer.statusLine());
        for (Header header : answer.headers()) {
            lines.add(header.toString());
        }
        lines.add(answer.asString());
        return String.join("\n", lines);
    }

    private interface Request {
        Response send();
    }
}
