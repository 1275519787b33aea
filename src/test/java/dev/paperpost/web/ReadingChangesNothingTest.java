package dev.paperpost.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mail scanners follow every link, some with HEAD, some twice. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ReadingChangesNothingTest {

    @Inject
    Readers readers;

    @Inject
    SampleDigest digest;

    @Test
    void noPageChangesTheDatabaseWhenItIsReadOrAskedForItsHead() {
        String confirm = pending("scanned@example.org");
        String email = "read@example.org";
        given().post(pending(email));
        String view = digest.planned(email);
        String manage = readers.managePath(email);
        String unsubscribe = readers.unsubscribePath(email);
        given().formParam("interests", "x").formParam("email", email).post("/subscribe");
        List<String> pages = List.of(
                "/",
                confirm,
                readers.confirmPath(email),
                manage,
                manage + "?done=saved",
                manage + "/erase",
                manage + "/export",
                unsubscribe,
                view);
        Map<String, String> before = readers.everything();

        for (String page : pages) {
            for (int time = 0; time < 2; time++) {
                Response read = given().header("Accept", "text/html,*/*;q=0.8").get(page);
                Response head = given().header("Accept", "text/html,*/*;q=0.8").head(page);
                assertThat(read.statusCode()).as(page).isEqualTo(200);
                assertThat(head.statusCode()).as(page).isEqualTo(200);
                assertThat(head.asString()).as(page).isEmpty();
            }
        }
        for (String action : List.of(manage + "/pause", manage + "/resume", manage + "/leave", unsubscribe + "/undo")) {
            assertThat(given().get(action).statusCode()).as(action).isEqualTo(405);
        }

        assertThat(readers.everything()).isEqualTo(before);
    }

    private String pending(String email) {
        given().formParam("interests", "flow matching")
                .formParam("email", email)
                .post("/subscribe");
        return readers.confirmPath(email);
    }
}
