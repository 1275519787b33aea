package dev.paperpost.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class RankingPageTest {

    private static final String EMAIL = "ranking@example.org";

    @Inject
    Readers readers;

    @Inject
    SampleDigest digest;

    @Test
    void fromAPaperAReaderGetsToEachOfTheirInterestsThatFoundItToMuteIt() {
        given().formParam("interests", "\"flow matching\"\nmolecules -\"<b>script\"\nquasar")
                .formParam("email", EMAIL)
                .post("/subscribe");
        given().post(readers.confirmPath(EMAIL));
        digest.planned(EMAIL);

        Document paper = page(readers.likePath(EMAIL));

        assertThat(paper.select("main li span").eachText())
                .containsExactly("\"flow matching\"", "molecules -\"<b>script\"");
        String mute = paper.select("main li a").attr("href");
        assertThat(paper.select("main li a").eachText()).containsOnly("Mute this interest");

        given().formParam("say", "mute").post(mute);

        assertThat(page(mute).select("h1").text()).contains("\"flow matching\"", "muted");
        assertThat(page(readers.likePath(EMAIL)).select("main li a").eachText())
                .containsExactly("Muted: papers of this interest come last", "Mute this interest");
    }

    private static Document page(String path) {
        return Jsoup.parse(given().header("Accept", "text/html").get(path).asString());
    }
}
