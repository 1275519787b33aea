package dev.paperpost.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Collections;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class FormProblemsTest {

    @Inject
    Readers readers;

    @Test
    void everythingThatIsWrongIsSaidAtOnceAboveTheFormAndNextToItsField() {
        Document page = refused(given().formParam("interests", "flow matching\n\ndeep AND\n\"open")
                .formParam("cadence", "hourly")
                .formParam("hour", "25")
                .formParam("timeZone", "Mars/Olympus")
                .formParam("maxPapers", "lots")
                .formParam("email", "nobody"));

        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.select("#summary a").eachAttr("href"))
                .containsExactly("#interests", "#interests", "#cadence", "#hour", "#timeZone", "#maxPapers", "#email");
        page.select("#summary a").forEach(link -> {
            String field = link.attr("href").substring(1);
            assertThat(page.getElementById(field)).as(field).isNotNull();
            assertThat(page.getElementById(field).attr("aria-describedby")).contains(field + "-error");
            assertThat(page.getElementById(field + "-error").text())
                    .contains(link.text().replaceFirst("^Line \\d+: ", ""));
        });
    }

    @Test
    void aProblemOfAnInterestNamesItsLineAndMarksThePlace() {
        Document page = refused(given().formParam("interests", "flow matching\r\n\r\ndeep AND\r\n")
                .formParam("email", "line@example.org"));

        assertThat(page.select("#summary a").text()).startsWith("Line 3: ");
        assertThat(page.select("#interests-error q").text()).isEqualTo("deep AND");
        assertThat(page.select("#interests-error mark").text()).isEqualTo("AND");
    }

    @Test
    void whatWasTypedIsKept() {
        Document page = refused(given().formParam("interests", "  flow matching \n\ndeep AND")
                .formParam("cadence", "monthly")
                .formParam("monthDay", "31")
                .formParam("hour", "23")
                .formParam("timeZone", "US/Pacific")
                .formParam("maxPapers", "73")
                .formParam("email", "kept@example.org"));

        assertThat(page.select("textarea").get(0).wholeText()).endsWith("  flow matching \n\ndeep AND");
        assertThat(page.select("input[name=cadence][checked]").val()).isEqualTo("monthly");
        assertThat(page.select("select[name=monthDay] option[selected]").val()).isEqualTo("31");
        assertThat(page.select("select[name=hour] option[selected]").val()).isEqualTo("23");
        assertThat(page.select("select[name=timeZone] option[selected]").text()).isEqualTo("US/Pacific");
        assertThat(page.select("select[name=maxPapers] option[selected]").val()).isEqualTo("73");
        assertThat(page.getElementById("email").val()).isEqualTo("kept@example.org");
        assertThat(page.select("select[data-preset]"))
                .as("the browser's zone must not replace the chosen one")
                .isEmpty();
        assertThat(readers.isKnown("kept@example.org")).isFalse();
    }

    @Test
    void anEmptyFormAsksForWhatIsMissingOnly() {
        Document page = refused(given().formParam("interests", ""));

        assertThat(page.select("#summary a").eachAttr("href")).containsExactly("#interests", "#email");
    }

    @Test
    void hostileTextStaysText() {
        String hostile = "</textarea><script>alert(1)</script>\"'{form.input.email}{{1+1}} AND";
        Document page = refused(given().formParam("interests", hostile)
                .formParam("cadence", "\"><img src=x>")
                .formParam("timeZone", "\"><img src=x>")
                .formParam("maxPapers", "\"><img src=x>")
                .formParam("email", "\"><img src=x onerror=alert(1)>@example.org"));

        assertThat(page.select("textarea").get(0).wholeText().strip()).isEqualTo(hostile);
        assertThat(page.getElementById("email").val()).isEqualTo("\"><img src=x onerror=alert(1)>@example.org");
        assertThat(page.select("img, script:not([src]), [onerror]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"weekly, weekday, 8", "monthly, monthDay, 32"})
    void aDayThatDoesNotExistIsRefusedAtTheFieldOfItsCadence(String cadence, String field, String day) {
        Document page = refused(given().formParam("interests", "flow matching")
                .formParam("email", "day@example.org")
                .formParam("cadence", cadence)
                .formParam(field, day));

        assertThat(page.select("#summary a").eachAttr("href")).containsExactly("#" + field);
    }

    @Test
    void fiveHundredLongInterestsPass() {
        String email = "many@example.org";
        StringBuilder interests = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            interests
                    .append("topic")
                    .append(i)
                    .append(" \"")
                    .append("é".repeat(200))
                    .append("\"\n");
        }

        Response answer = html(given().formParam("interests", interests.toString())
                        .formParam("email", email))
                .post("/subscribe");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(readers.isKnown(email)).isTrue();
    }

    @Test
    void oneInterestTooManyIsRefused() {
        Document page = refused(given().formParam("interests", String.join("\n", Collections.nCopies(501, "topic")))
                .formParam("email", "toomany@example.org"));

        assertThat(page.select("#interests-error").text()).contains("500");
    }

    private static RequestSpecification html(RequestSpecification request) {
        return request.contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header("Accept", "text/html");
    }

    private static Document refused(RequestSpecification request) {
        Response answer = html(request).post("/subscribe");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        return Jsoup.parse(answer.asString());
    }
}
