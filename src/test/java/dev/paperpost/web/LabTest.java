package dev.paperpost.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.paperpost.digest.TestDigests;
import dev.paperpost.mail.MailComposer;
import dev.paperpost.mail.OutgoingMail;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestTables;
import dev.paperpost.subscription.Suppressions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One set of interests, several readers, each with consent and a way out of their own. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LabTest {

    private static final String OWNER = "owner@example.org";
    private static final String ADA = "ada@example.org";
    private static final String BOB = "bob@example.org";
    private static final String NAME = "Reading group on flow matching";

    @Inject
    Readers readers;

    @Inject
    SampleDigest digest;

    @Inject
    TestDigests digests;

    @Inject
    MailComposer composer;

    @Inject
    Suppressions suppressions;

    @Inject
    TestTables tables;

    @BeforeEach
    void anOwnerIsSubscribed() {
        tables.empty("subscriber, interest, suppression, request_count, audit");
        subscribed(OWNER, "flow matching");
    }

    @Test
    void whoIsInvitedAgreesForThemselvesFollowsTheOwnerAndLeavesAlone() {
        invite(ADA);
        OutgoingMail mail = mailTo(ADA);
        assertThat(mail.subject()).isEqualTo(NAME + " invites you to its digest");
        assertThat(mail.text().replaceAll("\\s+", " ")).contains("It is about: flow matching.");
        assertThat(mail.text() + mail.html() + mail.headers())
                .as("of the owner no more than the name that the owner chose")
                .doesNotContain(OWNER);
        assertThat(readers.status(ADA)).isEqualTo("pending");
        assertThat(interests(ADA)).isEmpty();
        Document asked = page(readers.confirmPath(ADA));
        assertThat(asked.text()).contains(NAME + " invites you", "Who invites you learns that you have joined");
        assertThat(asked.select(".interests li").eachText()).containsExactly("flow matching");
        assertThat(states()).containsExactly("Invited");

        given().post(readers.confirmPath(ADA));
        assertThat(states()).containsExactly("Member");
        assertThat(interests(ADA)).containsExactly("flow matching");

        saveInterests(OWNER, "\"language model\"\nflow matching");
        assertThat(interests(ADA)).containsExactly("\"language model\"", "flow matching");
        saveInterests(OWNER, "\"language model\"");
        assertThat(interests(ADA)).containsExactly("\"language model\"");
        digest.planned(ADA);
        assertThat(digests.mailed(readers.newestDigest(ADA)).groups())
                .extracting(group -> group.interest())
                .containsExactly("\"language model\"");

        given().post(readers.unsubscribePath(ADA));
        assertThat(readers.status(ADA)).isEqualTo("unsubscribed");
        assertThat(readers.status(OWNER)).isEqualTo("active");
        assertThat(states()).containsExactly("Has unsubscribed");
        given().post(readers.unsubscribePath(ADA) + "/undo");

        given().post(readers.managePath(OWNER) + "/erase");
        assertThat(readers.isKnown(OWNER)).isFalse();
        assertThat(readers.status(ADA)).isEqualTo("active");
        assertThat(interests(ADA)).containsExactly("\"language model\"");
        assertThat(followed(ADA)).isZero();
        assertThat(page(readers.managePath(ADA)).text()).doesNotContain(NAME);
    }

    @Test
    void aReaderWhoIsThereAlreadyKeepsWhatIsTheirsBesideWhatTheyFollow() {
        subscribed(BOB, "protein*\nflow matching");
        invite(BOB);
        assertThat(mailTo(BOB).text().replaceAll("\\s+", " ")).contains("adds these interests to yours");
        given().post(readers.confirmPath(BOB));
        saveInterests(OWNER, "\"language model\"");
        assertThat(interests(BOB)).containsExactly("protein*", "flow matching", "\"language model\"");

        Document manage = page(readers.managePath(BOB));
        assertThat(manage.text()).contains("These interests follow " + NAME);
        assertThat(manage.select("ul.interests li").eachText()).containsExactly("\"language model\"");
        assertThat(manage.select("#interests").text())
                .as("the form holds what is theirs")
                .isEqualTo("protein*\nflow matching");
        saveInterests(BOB, "gravity");
        assertThat(interests(BOB))
                .as("what follows is the owner's to change")
                .containsExactly("gravity", "\"language model\"");

        given().post(manage.select("form[action*=leave]").first().attr("action"));
        saveInterests(OWNER, "diffusion");
        assertThat(interests(BOB)).containsExactly("gravity", "\"language model\"");
        assertThat(page(readers.managePath(OWNER) + "/share").select(".members li"))
                .isEmpty();
    }

    @Test
    void aMemberWhoOnlyFollowsSavesTheFormAsItIsAndNothingChanges() {
        joined(ADA);
        Document manage = page(readers.managePath(ADA));
        assertThat(manage.select("#interests").text()).isEmpty();

        assertThat(saveInterests(ADA, "").header("Location")).contains("done=saved");
        assertThat(interests(ADA)).containsExactly("flow matching");
        assertThat(followed(ADA)).isOne();
        saveInterests(ADA, "gravity");
        saveInterests(ADA, "");
        assertThat(interests(ADA)).containsExactly("flow matching");
        saveInterests(OWNER, "\"language model\"");
        assertThat(interests(ADA)).containsExactly("\"language model\"");

        given().post(manage.select("form[action*=leave]").first().attr("action"));
        assertThat(page(readers.managePath(ADA)).select("#interests").text()).isEqualTo("\"language model\"");
        assertThat(saveInterests(ADA, "").statusCode()).as("none at all").isEqualTo(422);
    }

    @Test
    void whatAMemberNoLongerAsksForThemselvesIsFollowedWhileTheOwnerAsksForIt() {
        subscribed(BOB, "protein*\nflow matching");
        joinedBeside(BOB);
        Document manage = page(readers.managePath(BOB));
        assertThat(manage.select("ul.interests li").eachText()).containsExactly("flow matching");
        assertThat(followed(BOB)).isZero();

        saveInterests(BOB, "protein*");
        assertThat(interests(BOB)).containsExactly("protein*", "flow matching");
        assertThat(followed(BOB)).isOne();
        saveInterests(OWNER, "diffusion");
        assertThat(interests(BOB)).containsExactly("protein*", "diffusion");
    }

    @Test
    void aProgramSeesAllInterestsAndPutsThemBackWithoutMakingThemItsReadersOwn() {
        joined(ADA);
        saveInterests(ADA, "gravity");
        Map<String, Object> seen =
                bearer(ADA).get("/api/subscription").jsonPath().getMap("");
        assertThat(seen).containsEntry("interests", List.of("gravity", "flow matching"));

        bearer(ADA)
                .contentType(ContentType.JSON)
                .body(seen)
                .put("/api/subscription")
                .then()
                .statusCode(200)
                .body("interests", equalTo(List.of("gravity", "flow matching")));

        assertThat(followed(ADA)).isOne();
        assertThat(page(readers.managePath(ADA)).select("#interests").text()).isEqualTo("gravity");
    }

    @Test
    void whoSharesHasInterestsOfTheirOwn() {
        joined(ADA);
        Response refused = post(ADA, Map.of("name", "Another lab", "emails", List.of(BOB)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("errors[0].code")).isEqualTo("NOTHING_TO_SHARE");
        assertThat(Jsoup.parse(invite(ADA, "Another lab", BOB).asString())
                        .select(".summary li")
                        .text())
                .startsWith("Add interests of your own first");

        saveInterests(ADA, "gravity");
        invite(ADA, "Another lab", BOB);
        assertThat(saveInterests(ADA, "").statusCode()).as("others follow them").isEqualTo(422);
    }

    @Test
    void anOwnerWhoLeavesLeavesTheOthersWhatTheyHave() {
        joined(ADA);
        given().post(readers.unsubscribePath(OWNER));

        assertThat(readers.status(ADA)).isEqualTo("active");
        assertThat(interests(ADA)).containsExactly("flow matching");
        assertThat(followed(ADA)).isZero();
        assertThat(readers.number("select count(*) from lab")).isZero();
    }

    @Test
    void whoFollowsOneAnotherGetsOnlyWhatTheOtherAskedForThemselves() {
        joined(ADA);
        saveInterests(ADA, "gravity");
        invite(ADA, "Another lab", OWNER);
        given().post(readers.confirmPath(OWNER));
        assertThat(interests(OWNER)).containsExactly("flow matching", "gravity");
        assertThat(interests(ADA)).containsExactly("gravity", "flow matching");

        saveInterests(OWNER, "diffusion");
        assertThat(interests(OWNER)).containsExactly("diffusion", "gravity");
        assertThat(interests(ADA)).containsExactly("gravity", "diffusion");
        saveInterests(ADA, "entropy");
        assertThat(interests(OWNER)).containsExactly("diffusion", "entropy");
        assertThat(interests(ADA)).containsExactly("entropy", "diffusion");
    }

    @Test
    void theAnswerTellsNothingOfAnAddress() {
        subscribed(BOB, "gravity");
        suppressions.add("complained@example.org", Suppressions.Reason.COMPLAINED);
        List<String> addresses =
                List.of("new@example.org", "Bob@Example.org", "complained@example.org", "new@example.org", OWNER);

        for (String address : addresses) {
            Response answer = invite(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(303);
            assertThat(answer.header("Location")).endsWith("/share?done=invited&lang=en");
        }

        assertThat(page(readers.managePath(OWNER) + "/share")
                        .select(".members li bdi")
                        .eachText())
                .containsExactly("new@example.org", "bob@example.org", "complained@example.org");
        assertThat(states()).containsOnly("Invited");
        assertThat(readers.texts("select s.email from token t join subscriber s on s.id = t.subscriber_id"
                        + " where t.lab_id is not null order by t.id"))
                .as("one mail each, and none to who complained")
                .containsExactly("new@example.org", BOB);
    }

    @Test
    void aTakenBackInvitationConfirmsNothing() {
        invite(ADA);
        String confirm = readers.confirmPath(ADA);
        long id = bearer(OWNER).get("/api/subscription/members").jsonPath().getLong("members[0].id");

        bearer(OWNER).delete("/api/subscription/members/" + id).then().statusCode(204);

        assertThat(given().get(confirm).statusCode()).isEqualTo(404);
        assertThat(given().post(confirm).statusCode()).isEqualTo(404);
        assertThat(readers.status(ADA)).isEqualTo("pending");
        bearer(OWNER).delete("/api/subscription/members/" + id).then().statusCode(404);
    }

    @Test
    void aProgramSharesByTheApi() {
        subscribed(BOB, "gravity");
        Response invited = post(OWNER, Map.of("name", NAME, "emails", List.of(ADA, BOB)));
        assertThat(invited.statusCode()).isEqualTo(202);
        given().post(readers.confirmPath(ADA));

        JsonPath lab = bearer(OWNER).get("/api/subscription/members").jsonPath();
        assertThat(lab.getString("name")).isEqualTo(NAME);
        assertThat(lab.getList("members.email")).containsExactly(ADA, BOB);
        assertThat(lab.getList("members.state")).containsExactly("joined", "invited");
        assertThat(bearer(ADA).get("/api/subscription/members").jsonPath().getList("members"))
                .as("members do not see each other")
                .isEmpty();
        bearer(ADA)
                .delete("/api/subscription/members/" + lab.getLong("members[1].id"))
                .then()
                .statusCode(404);

        bearer(ADA).delete("/api/subscription/membership").then().statusCode(204);
        bearer(ADA).delete("/api/subscription/membership").then().statusCode(404);
        assertThat(interests(ADA)).containsExactly("flow matching");
        given().get("/api/subscription/members").then().statusCode(401);
    }

    @Test
    void anOwnerCannotFlood() {
        List<String> half =
                IntStream.range(0, 50).mapToObj(i -> i + "@example.org").toList();
        assertThat(post(OWNER, Map.of("name", NAME, "emails", half)).statusCode())
                .isEqualTo(202);
        assertThat(post(OWNER, Map.of("emails", List.of("more@example.org"))).statusCode())
                .isEqualTo(429);
        assertThat(readers.isKnown("more@example.org")).isFalse();

        tables.empty("request_count");
        List<String> rest =
                IntStream.range(50, 100).mapToObj(i -> i + "@example.org").toList();
        assertThat(post(OWNER, Map.of("emails", rest)).statusCode()).isEqualTo(202);
        tables.empty("request_count");
        Response tooMany = post(OWNER, Map.of("emails", List.of("more@example.org")));
        assertThat(tooMany.statusCode()).isEqualTo(422);
        assertThat(tooMany.jsonPath().getString("errors[0].code")).isEqualTo("TOO_MANY");
        assertThat(readers.isKnown("more@example.org")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "...",
                "Win at casino.example",
                "www.example",
                "see https://x",
                "ada@example",
                "<b>bold</b>",
                "a name of more than forty letters is too long"
            })
    void aNameThatLeadsSomewhereOrShoutsMarkupIsRefused(String name) {
        Response refused = post(OWNER, Map.of("name", name, "emails", List.of(ADA)));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("errors[0].code")).isEqualTo("LAB_NAME");
        assertThat(readers.isKnown(ADA)).isFalse();
    }

    @Test
    void anInterestThatLeadsSomewhereIsCountedInTheMailAndNotShown() {
        saveInterests(OWNER, "flow matching\n\"visit casino.example now\"");
        invite(ADA);

        assertThat(mailTo(ADA).text().replaceAll("\\s+", " "))
                .contains("It is about: flow matching.", "1 more interest is on the page")
                .doesNotContain("casino");
    }

    private void joined(String email) {
        joinedBeside(email);
        assertThat(followed(email)).isPositive();
    }

    private void joinedBeside(String email) {
        invite(email);
        given().post(readers.confirmPath(email));
    }

    private Response invite(String email) {
        return invite(OWNER, NAME, email);
    }

    private Response invite(String owner, String name, String email) {
        return given().redirects()
                .follow(false)
                .formParam("name", name)
                .formParam("emails", email)
                .post(readers.managePath(owner) + "/share?lang=en");
    }

    private Response post(String owner, Map<String, Object> body) {
        return bearer(owner).contentType(ContentType.JSON).body(body).post("/api/subscription/members");
    }

    private RequestSpecification bearer(String email) {
        return given().header(
                        "Authorization", "Bearer " + readers.managePath(email).replaceFirst(".*/", ""));
    }

    private OutgoingMail mailTo(String email) {
        return composer.confirmation(UUID.randomUUID(), readers.newestConfirm(email), Instant.EPOCH)
                .orElseThrow();
    }

    private void subscribed(String email, String interests) {
        given().formParam("interests", interests).formParam("email", email).post("/subscribe");
        given().post(readers.confirmPath(email));
    }

    private Response saveInterests(String email, String interests) {
        return given().redirects()
                .follow(false)
                .formParam("interests", interests)
                .post(readers.managePath(email));
    }

    private List<String> interests(String email) {
        return readers.texts(
                "select text from subscription_interest where subscriber_id = ? order by position", readers.id(email));
    }

    private long followed(String email) {
        return readers.number(
                "select count(*) from subscription_interest where followed and subscriber_id = ?", readers.id(email));
    }

    private List<String> states() {
        return page(readers.managePath(OWNER) + "/share")
                .select(".members .meta")
                .eachText();
    }

    private static Document page(String path) {
        return Jsoup.parse(given().header("Accept", "text/html").get(path).asString());
    }
}
