package dev.paperpost.web;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.PaperpostConfig;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestTables;
import dev.paperpost.subscription.Suppressions;
import dev.paperpost.subscription.Suppressions.Reason;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is held of a reader by the end of a whole life, told by the export and gone with the erasure. Tables and columns are read
 * off the database, so one that is added later cannot be forgotten.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WholeLifeTest {

    private static final String EMAIL = "Whole.Life@example.org";
    private static final String OWN = "\"flow matching\" -zyzzyva";
    private static final String SHARED = "\"language model\"";

    /** Rows that name no reader: a number that means nothing once the reader is gone. */
    private static final String REMEMBERED = "audit";

    @Inject
    Readers readers;

    @Inject
    SampleDigest digest;

    @Inject
    Suppressions suppressions;

    @Inject
    TestTables tables;

    @Inject
    PaperpostConfig config;

    @BeforeEach
    void nobodyIsKnown() {
        tables.empty("subscriber, interest, suppression, audit, request_count");
    }

    @Test
    void theExportTellsOfEveryTableThatHoldsTheReader() throws IOException {
        live();

        JsonPath export = export();

        List<String> tables = readers.texts("select cast(table_name as text) from information_schema.columns"
                + " where table_schema = 'public' and column_name = 'subscriber_id'");
        assertThat(tables).contains("token", "delivery", "digest", "digest_paper", "subscription_interest", "audit");
        assertThat(tables).allSatisfy(table -> {
            assertThat(readers.number("select count(*) from " + table + " where subscriber_id = ?", readers.id(EMAIL)))
                    .as("this life leaves something in %s", table)
                    .isPositive();
            assertThat(ReaderExport.ALL).containsPattern("(from|join) " + table + " ");
        });
        assertThat(export.getString("subscriber.email")).isEqualTo(EMAIL);
        assertThat(export.getString("subscriber.ended_reason")).isEqualTo("non_existent_email");
        assertThat(export.getList("interests.text")).containsExactly(OWN, SHARED);
        assertThat(export.getList("links.purpose")).contains("confirm", "manage", "unsubscribe", "feed", "address");
        assertThat(export.getString("links[0].request")).contains(EMAIL);
        assertThat(export.getList("digests[0].papers")).isNotEmpty();
        assertThat(export.getList("feedback.more")).containsExactly(true);
        assertThat(export.getList("deliveries.kind")).contains("digest", "confirmation", "manage_link");
        assertThat(export.getList("letters.kind")).contains("manage_link", "address_change", "address_notice");
        assertThat(export.getString("quietWeeksEnd")).isNotNull();
        assertThat(export.getString("webhook.url")).isEqualTo("http://localhost:9/hook");
        assertThat(export.getList("webhook.posts")).hasSize(1);
        assertThat(export.getString("lab.name")).isEqualTo("A lab");
        assertThat(export.getList("memberships.lab")).containsExactly("A lab");
        assertThat(export.getList("deliveries.kind")).contains("digest", "confirmation");
        assertThat(export.getList("audit.event")).contains("confirmed", "paused", "bounced");
    }

    @Test
    void anErasedReaderLeavesNothingButAHashAndANumber() throws IOException {
        live();
        long id = readers.id(EMAIL);
        another();

        assertThat(given().post(readers.managePath(EMAIL) + "/erase").statusCode())
                .isEqualTo(200);

        for (String table : tables()) {
            String rows = String.join("\n", readers.texts("select cast(t as text) from " + table + " t"))
                    .toLowerCase();
            assertThat(rows).as(table).doesNotContain(EMAIL.toLowerCase()).doesNotContain("zyzzyva");
        }
        assertThat(readers.texts("select cast(attrelid as regclass) || '.' || attname from pg_attribute"
                        + " join pg_class on pg_class.oid = attrelid and relkind = 'r'"
                        + " where relnamespace = cast('public' as regnamespace) and attname = 'subscriber_id'"))
                .allSatisfy(column -> {
                    String table = column.substring(0, column.indexOf('.'));
                    long left = readers.number("select count(*) from " + table + " where subscriber_id = ?", id);
                    assertThat(left).as(column).matches(rows -> rows == 0 || table.equals(REMEMBERED));
                });
        assertThat(readers.texts("select cast(conrelid as regclass) || '.' || attname from pg_constraint"
                        + " join pg_attribute on attrelid = conrelid and attnum = conkey[1]"
                        + " where contype = 'f' and confrelid = cast('subscriber' as regclass)"
                        + " and attname <> 'subscriber_id'"))
                .as("a reader is called subscriber_id wherever there is one")
                .isEmpty();
        assertThat(readers.texts("select canonical from interest")).hasSize(1);
        assertThat(suppressions.reason(EMAIL)).contains(Reason.BOUNCED);
        assertThat(readers.texts("select distinct length(address_hash) from suppression"))
                .containsExactly("32");
    }

    @Test
    void whoAskedToBeForgottenIsRememberedAsThatAlone() {
        subscribe(EMAIL, OWN);
        given().post(readers.confirmPath(EMAIL));

        given().post(readers.managePath(EMAIL) + "/erase");

        assertThat(suppressions.reason(EMAIL.toLowerCase())).contains(Reason.ERASED);
        subscribe(EMAIL, OWN);
        assertThat(suppressions.reason(EMAIL)).as("asking is not yet agreeing").contains(Reason.ERASED);
        given().post(readers.confirmPath(EMAIL));
        assertThat(suppressions.reason(EMAIL)).isEmpty();
    }

    @Test
    void anErasureDoesNotWipeOutAComplaint() {
        subscribe(EMAIL, OWN);
        given().post(readers.confirmPath(EMAIL));
        suppressions.add(EMAIL, Reason.COMPLAINED);

        given().post(readers.managePath(EMAIL) + "/erase");

        assertThat(suppressions.reason(EMAIL)).contains(Reason.COMPLAINED);
    }

    @Test
    void anOperatorsListDoesNotBringBackWhoMustComeByThemselves() throws IOException {
        suppressions.add("bounced@example.org", Reason.BOUNCED);
        suppressions.add("complained@example.org", Reason.COMPLAINED);
        suppressions.add("erased@example.org", Reason.ERASED);

        JsonPath report = imported("Bounced@example.org", "complained@example.org", "erased@example.org", EMAIL);

        assertThat(report.getInt("added")).isOne();
        assertThat(report.getInt("rejectedCount")).isEqualTo(3);
        assertThat(report.getList("rejected.detail", String.class))
                .allMatch(detail -> detail.startsWith("email: ") && detail.contains("must subscribe themselves"))
                .noneMatch(detail -> detail.contains("@"));
        assertThat(readers.isKnown("erased@example.org")).isFalse();
        assertThat(readers.status(EMAIL)).isEqualTo("active");
    }

    private void live() throws IOException {
        subscribe(EMAIL, OWN + "\n" + SHARED);
        given().post(readers.confirmPath(EMAIL));
        given().formParam("email", EMAIL).post("/link");
        given().formParam("email", "moved." + EMAIL).post(readers.managePath(EMAIL) + "/address");
        given().formParam("url", "http://localhost:9/hook").post(readers.managePath(EMAIL) + "/webhook");
        share(EMAIL, "friend@example.org");
        subscribe("owner@example.org", SHARED);
        given().post(readers.confirmPath("owner@example.org"));
        share("owner@example.org", EMAIL);
        given().post(readers.confirmPath(EMAIL));
        digest.planned(EMAIL);
        given().formParam("say", "more").post(readers.likePath(EMAIL));
        readers.silenceTheOutbox();
        readers.unsubscribePath(EMAIL);
        readers.change("update delivery set state = 'sent', sent_at = now() where kind = 'digest'");
        String manage = readers.managePath(EMAIL);
        given().formParam("until", LocalDate.now().plusDays(9).toString()).post(manage + "/pause");
        bounce(readers.texts("select id from delivery where kind = 'digest'").get(0));
        assertThat(readers.status(EMAIL)).isEqualTo("bounced");
    }

    private void share(String owner, String invited) {
        given().formParam("name", "A lab").formParam("emails", invited).post(readers.managePath(owner) + "/share");
    }

    private void another() {
        subscribe("another@example.org", SHARED);
        given().post(readers.confirmPath("another@example.org"));
    }

    private JsonPath export() {
        return given().get(readers.managePath(EMAIL) + "/export").jsonPath();
    }

    private List<String> tables() {
        return readers.texts("select cast(table_name as text) from information_schema.tables"
                + " where table_schema = 'public' and table_type = 'BASE TABLE'");
    }

    private static void subscribe(String email, String interests) {
        given().formParam("interests", interests).formParam("email", email).post("/subscribe");
    }

    private void bounce(String delivery) throws IOException {
        try (InputStream file = WholeLifeTest.class.getResourceAsStream("/delivery/postfix.eml")) {
            operator(
                    "message/rfc822",
                    new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("{delivery}", delivery),
                    "/api/admin/mail");
        }
    }

    private JsonPath imported(String... emails) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String email : emails) {
            lines.append("{\"email\":\"" + email + "\",\"interests\":[\"gravity\"],"
                    + "\"consentedAt\":\"2026-01-01T00:00:00Z\",\"consentSource\":\"old list\"}\n");
        }
        return operator("application/x-ndjson", lines.toString(), "/api/admin/subscribers");
    }

    private JsonPath operator(String type, String body, String path) throws IOException {
        return given().config(
                        RestAssured.config().encoderConfig(encoderConfig().encodeContentTypeAs(type, ContentType.TEXT)))
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(config.dataDir().resolve("admin-token"))
                                        .strip())
                .contentType(type)
                .body(body)
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
