package dev.paperpost.web;

import static dev.paperpost.web.TestPapers.paper;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paperpost.digest.Planner;
import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.subscription.Recipients;
import dev.paperpost.subscription.SubscriptionRequest;
import dev.paperpost.subscription.TestReaders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class PreviewApiTest {

    @Inject
    TestPapers papers;

    @Inject
    Readers readers;

    @Inject
    TestReaders subscriptions;

    @Inject
    Planner planner;

    @Inject
    Recipients recipients;

    @BeforeEach
    void emptyArchive() {
        papers.forgetAll();
    }

    private static JsonPath preview(int days, String... interests) {
        return given().contentType("application/json")
                .body(Map.of("interests", List.of(interests), "days", days, "limit", 100))
                .post("/api/preview")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> ids(JsonPath preview) {
        return preview.getList("papers.paper.id");
    }

    @Test
    void aPreviewShowsWhatTheFirstDigestBringsAndItsWebViewLists() {
        papers.store(
                paper("1", "Flow matching", "for molecules"),
                paper("2", "On matching", "a flow of molecules"),
                paper("3", "Language models", "that know their limits"),
                paper("4", "Too old", "flow matching, once"),
                paper("5", "Flow-matching again", ""),
                paper("6", "Nothing of this", ""));
        papers.arrivedDaysAgo("4", 8);
        String[] interests = {"\"flow matching\"", "language model* -image"};
        List<String> previewed = ids(preview(7, interests));
        assertThat(previewed).containsExactlyInAnyOrder("1", "3", "5");

        subscriptions.subscribed(
                new SubscriptionRequest("ada@example.org", List.of(interests), null, null, null, null, null, null));
        await().until(() -> readers.number("select count(*) from interest where matched_from is null") == 0);
        readers.change("update subscriber set next_digest_at = now() - interval '1 minute'");
        planner.plan(Instant.now());

        URI view = URI.create(recipients.viewLink(readers.newestDigest("ada@example.org")));
        assertThat(Jsoup.parse(given().get(view.getPath()).asString())
                        .select("main h2, main h3")
                        .eachText())
                .contains("Flow matching", "Language models", "Flow-matching again")
                .doesNotContain("On matching", "Too old", "Nothing of this");
        assertThat(readers.number("select count(*) from digest_paper")).isEqualTo(3);
        List<Double> scores = preview(7, interests).getList("papers.score", Double.class);
        assertThat(scores).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void aPaperCountsAsSoonAsItIsMatchedAsOftenAsItChangesAndNoMoreOnceItIsGone() {
        assertThat(preview(28, "gravity").getInt("papersSearched")).isZero();
        papers.store(paper("1", "Gravity", ""));
        assertThat(ids(preview(28, "gravity"))).containsExactly("1");
        readers.change("update paper set title = 'Light', matched_at = now()");
        assertThat(ids(preview(28, "gravity"))).isEmpty();
        assertThat(ids(preview(28, "light"))).containsExactly("1");
        readers.change("delete from paper");
        assertThat(ids(preview(28, "light"))).isEmpty();
    }

    @Test
    void onlyTheDaysAskedForCount() {
        papers.store(paper("1", "Gravity", ""), paper("2", "Gravity", ""), paper("3", "Gravity", ""));
        papers.arrivedDaysAgo("2", 40);
        papers.arrivedDaysAgo("3", 91);
        assertThat(ids(preview(28, "gravity"))).containsExactly("1");
        JsonPath quarter = preview(90, "gravity");
        assertThat(ids(quarter)).containsExactly("1", "2");
        assertThat(quarter.getDouble("papersPerWeek")).isEqualTo(0.2);
        assertThat(quarter.getInt("papersSearched")).isEqualTo(2);
    }

    @Test
    void spellingsAreCountedInTheTextAndPlacesPointIntoIt() {
        papers.store(
                paper("1", "Pre-training", "pretraining"),
                paper("2", "Pretrained models", ""),
                paper("3", "pre training", "Pre-Training"));
        JsonPath preview = preview(28, "pretraining", "author:lovelace");
        Map<String, Integer> spellings = new HashMap<>();
        for (Map<String, Object> each : preview.<Map<String, Object>>getList("interests[0].spellings")) {
            spellings.put((String) each.get("text"), (Integer) each.get("count"));
        }
        assertThat(spellings)
                .isEqualTo(Map.of("pre-training", 2, "pretraining", 1, "pretrained", 1, "pre training", 1));
        assertThat(preview.getString("interests[1].spellings[0].text")).isEqualTo("Ada Lovelace");
        List<Map<String, Object>> places = preview.getList("papers.find { it.paper.id == '2' }.matches");
        assertThat(places)
                .containsExactlyInAnyOrder(
                        Map.of("interest", 0, "field", "title", "start", 0, "end", 10),
                        Map.of("interest", 1, "field", "author", "item", 0, "start", 0, "end", 12));
    }

    @Test
    void whatFindsTooMuchIsOfferedNarrowerAndWhatIsOfferedFindsWhatItSays() {
        List<IncomingPaper> many = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            String title = i % 10 == 0 ? "Graph networks " + i : "Networks " + i;
            many.add(paper("many-" + i, title, "of graphs"));
        }
        papers.store(many);
        JsonPath preview = preview(28, "graph network");
        assertThat(preview.getDouble("interests[0].papersPerWeek")).isEqualTo(150);
        assertThat(preview.getInt("interests[0].papers")).isEqualTo(600);
        assertThat(preview.getList("interests[0].warnings.code")).containsExactly("TOO_BROAD");
        assertThat(preview.getString("interests[0].warnings[0].suggestion")).contains("\"graph network\"");
        assertThat(preview.getString("interests[0].narrower[0].text")).isEqualTo("\"graph network\"");
        assertThat(preview.getString("interests[0].narrower[0].why")).contains("phrase");
        assertThat(preview.getDouble("interests[0].narrower[0].papersPerWeek")).isBetween(10.0, 20.0);
        assertThat(preview(28, "\"graph network\"").getDouble("papersPerWeek")).isEqualTo(15);
    }

    @Test
    void whatFindsTooMuchAndHasNothingNarrowerIsToldWhatToDo() {
        List<IncomingPaper> many = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            many.add(paper("many-" + i, "Networks", ""));
        }
        papers.store(many);
        JsonPath preview = preview(28, "net*");
        assertThat(preview.getList("interests[0].narrower")).isEmpty();
        assertThat(preview.getString("interests[0].warnings[0].suggestion")).startsWith("Add a word");
    }

    @Test
    void whatFindsNothingIsOfferedWider() {
        papers.store(paper("1", "Graphs", "and a network"), paper("2", "Trees", ""));
        JsonPath preview = preview(28, "\"graph network\"", "graph", "unheardof");
        assertThat(preview.getList("interests[0].warnings.code")).containsExactly("FINDS_NOTHING");
        assertThat(preview.getString("interests[0].warnings[0].suggestion")).contains("graph network");
        assertThat(preview.getString("interests[0].wider[0].text")).isEqualTo("graph network");
        assertThat(preview.getList("interests[1].warnings")).isEmpty();
        assertThat(preview.getString("interests[2].warnings[0].suggestion")).contains("spelling");
    }

    @Test
    void smallOperatorsAreWarnedOfAndWhatNeverMatchesIsRefusedWithItsPlace() {
        papers.store(paper("1", "Apples or pears", ""));
        assertThat(preview(28, "apple or pear").getList("interests[0].warnings.code"))
                .containsExactly("LOWER_CASE_OPERATOR");
        JsonPath refused = given().contentType("application/json")
                .body(Map.of("interests", List.of("fine", "gravity -gravity", "\"open")))
                .post("/api/preview")
                .then()
                .statusCode(422)
                .extract()
                .jsonPath();
        assertThat(refused.getList("errors.field")).containsExactly("interests[1]", "interests[2]");
        assertThat(refused.getList("errors.code")).containsExactly("NEVER_MATCHES", "OPEN_QUOTE");
        assertThat(refused.getInt("errors[0].start")).isEqualTo(8);
        assertThat(new HashSet<>(refused.getList("errors.suggestion"))).doesNotContainNull();
    }

    @Test
    void everyPartOfAnInterestIsExplainedWithItsPlaces() {
        papers.store(paper("1", "Deep blue sea", "fish in the sea"));
        JsonPath explained = given().queryParam("interest", "deep (sea OR sky) -fish author:lovelace")
                .queryParam("paper", "1")
                .get("/api/explain")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(explained.getBoolean("matches")).isFalse();
        assertThat(explained.getList("root.parts.text"))
                .containsExactly("deep", "sea OR sky", "NOT fish", "author:lovelace");
        assertThat(explained.getList("root.parts.matched")).containsExactly(true, true, false, true);
        assertThat(explained.<Map<String, Object>>getList("root.parts[1].parts[0].places"))
                .containsExactly(
                        Map.of("interest", 0, "field", "title", "start", 10, "end", 13),
                        Map.of("interest", 0, "field", "abstract", "start", 12, "end", 15));
        assertThat(explained.getList("root.parts[1].parts[1].places")).isEmpty();
        assertThat(explained.<Map<String, Object>>getList("root.parts[2].parts[0].places"))
                .containsExactly(Map.of("interest", 0, "field", "abstract", "start", 0, "end", 4));
        assertThat(explained.<Map<String, Object>>getList("root.parts[3].places"))
                .containsExactly(Map.of("interest", 0, "field", "author", "item", 0, "start", 0, "end", 12));
    }
}
