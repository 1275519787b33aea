package dev.paperpost.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class PaperApiTest {

    @ParameterizedTest
    @CsvSource({"date=2026-11-21", "week=2026-W47", "month=2026-11", "sort=trending", "q=%22flow%20matching%22"})
    void theArchiveIsAskedByDayWeekMonthOrderAndInterest(String query) {
        given().urlEncodingEnabled(false).get("/api/papers?" + query).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "date=2026-02-30, date, INVALID_DATE",
        "week=2026-W60, week, INVALID_DATE",
        "month=November, month, INVALID_DATE",
        "date=2026-11-21&month=2026-11, date, INVALID_DATE",
        "sort=best, sort, UNKNOWN_SORT",
        "page=0, page, OUT_OF_RANGE",
        "limit=101, limit, OUT_OF_RANGE",
        "q=deep%20AND, q, MISSING_RIGHT",
    })
    void whatCannotBeAskedIsNamed(String query, String field, String code) {
        given().urlEncodingEnabled(false)
                .get("/api/papers?" + query)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].code", equalTo(code));
    }
}
