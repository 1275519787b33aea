package dev.paperpost.delivery;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.PaperpostConfig;
import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back by mail, as an operator's mail server hands it over. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ReportsTest {

    private static final List<String> SHAPES = List.of("postfix", "exchange", "gmail", "exim", "delayed", "arf");

    @Inject
    Readers readers;

    @Inject
    PaperpostConfig config;

    private long reader;
    private String delivery;

    @BeforeEach
    void oneMailSent() {
        readers.forgetEverything();
        reader = readers.reader("ada@example.org");
        delivery = delivery("sent");
    }

    @ParameterizedTest
    @CsvSource({
        "postfix, 5.1.1, 550 5.1.1",
        "exchange, 5.1.10, 550 5.1.10",
        "gmail, 5.1.1, 550 5.1.1",
        "exim, 5.0.0, 550 5.0.0"
    })
    void aBounceOfAnAddressThatDoesNotExistStopsItsReaderLikeARefusalWhileSending(
            String shape, String status, String codes) {
        String queued = delivery("queued");

        JsonPath receipt = taken(report(shape));

        assertThat(receipt.getString("recognised")).isEqualTo("bounce");
        assertThat(receipt.getString("status")).isEqualTo(status);
        assertThat(receipt.getString("deliveryId")).isEqualTo(delivery);
        assertThat(receipt.getString("action")).isEqualTo("subscriber stopped");
        assertThat(receipt.getString("detail")).contains("does not exist").doesNotContain("@");
        assertThat(readers.status(reader)).isEqualTo("bounced non_existent_email");
        assertThat(readers.text("select next_digest_at from subscriber")).isNull();
        assertThat(readers.text("select event || ' ' || detail from audit")).isEqualTo("bounced " + codes);
        assertThat(mail(delivery)).isEqualTo("failed came back: " + codes);
        assertThat(mail(queued)).isEqualTo("cancelled the address does not exist");
    }

    @Test
    void lineEndsOfEitherKindAreRead() {
        assertThat(taken(report("postfix").replace("\n", "\r\n")).getString("action"))
                .isEqualTo("subscriber stopped");
    }

    @Test
    void theSameBounceAgainChangesNothingMore() {
        taken(report("postfix"));

        JsonPath again = taken(report("postfix"));

        assertThat(again.getString("action")).isEqualTo("noted");
        assertThat(readers.number("select count(*) from audit")).isOne();
    }

    @Test
    void aDelayIsNotedAndStopsNobody() {
        JsonPath receipt = taken(report("delayed"));

        assertThat(receipt.getString("recognised")).isEqualTo("delayed");
        assertThat(receipt.getString("status")).isEqualTo("4.4.1");
        assertThat(receipt.getString("action")).isEqualTo("noted");
        assertThat(readers.status(reader)).isEqualTo("active");
        assertThat(mail(delivery)).isEqualTo("sent late: 4.4.1");
    }

    @Test
    void aComplaintStopsTheReaderWhoMadeIt() {
        String queued = delivery("queued");

        JsonPath receipt = taken(report("arf"));

        assertThat(receipt.getString("recognised")).isEqualTo("complaint");
        assertThat(receipt.getString("deliveryId")).isEqualTo(delivery);
        assertThat(receipt.getString("action")).isEqualTo("subscriber stopped");
        assertThat(readers.status(reader)).isEqualTo("unsubscribed complaint");
        assertThat(readers.text("select event from audit")).isEqualTo("complained");
        assertThat(mail(delivery)).isEqualTo("sent the reader complained");
        assertThat(mail(queued)).isEqualTo("cancelled the reader complained");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-spam", "auth-failure", "other", ""})
    void feedbackThatIsNoComplaintStopsNobody(String type) {
        JsonPath receipt = taken(report("arf").replace("Type: abuse", "Type: " + type));

        assertThat(receipt.getString("recognised")).isEqualTo("other");
        assertThat(receipt.getString("deliveryId")).isEqualTo(delivery);
        assertThat(receipt.getString("action")).isEqualTo("nothing");
        assertThat(readers.status(reader)).isEqualTo("active");
    }

    @ParameterizedTest
    @CsvSource({
        "5.2.2, 552 5.2.2 mailbox full",
        "5.7.1, 550 5.7.1 blocked",
        "5.4.4, 550 5.4.4 no route",
        "5.0.0, 550 5.7.26 unauthenticated",
        "5.0.0, 550 go away",
        "4.4.7, 451 4.4.7 expired",
        "nonsense, nonsense"
    })
    void aBounceForAnyOtherReasonIsNotedAndStopsNobody(String status, String answer) {
        String report = report("postfix")
                .replace("Status: 5.1.1", "Status: " + status)
                .replaceFirst("Diagnostic-Code: smtp; [^\n]*", "Diagnostic-Code: smtp; " + answer);

        JsonPath receipt = taken(report);

        assertThat(receipt.getString("recognised")).isEqualTo("bounce");
        assertThat(receipt.getString("action")).isEqualTo("noted");
        assertThat(readers.status(reader)).isEqualTo("active");
        assertThat(mail(delivery)).startsWith("failed came back").doesNotContain("smtp");
    }

    @Test
    void aReportThatSaysOfOneRecipientThatItGotTheMailStopsNobody() {
        String report = report("postfix")
                .replace(
                        "    here\n",
                        "    here\n\nFinal-Recipient: rfc822; ada@other.example\nAction: relayed\nStatus: 2.1.5\n");

        assertThat(taken(report).getString("action")).isEqualTo("noted");
        assertThat(readers.status(reader)).isEqualTo("active");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postfix", "exchange", "gmail", "exim", "delayed", "arf"})
    void aReportThatNamesNoMailOfOursDoesNothing(String shape) {
        JsonPath receipt =
                taken(report(shape).replace(delivery, UUID.randomUUID().toString()));

        assertThat(receipt.getString("deliveryId")).isNull();
        assertThat(receipt.getString("action")).isEqualTo("nothing");
        assertThat(readers.status(reader)).isEqualTo("active");
        assertThat(mail(delivery)).isEqualTo("sent");
    }

    @Test
    void aReportThatSomebodyForwardsOrTalksAboutStopsNobody() {
        String forwarded = "From: eve@example.org\nContent-Type: multipart/mixed; boundary=x\nMIME-Version: 1.0\n\n"
                + "--x\nContent-Type: message/rfc822\n\n" + report("postfix") + "\n--x--\n";
        String away = "From: ada@example.org\nSubject: Away\nAuto-Submitted: auto-replied\nIn-Reply-To: <" + delivery
                + "@paperpost.example>\n\nI am away. Action: failed Status: 5.1.1\n";

        for (String mail : List.of(forwarded, away)) {
            JsonPath receipt = taken(mail);
            assertThat(receipt.getString("recognised")).isEqualTo("other");
            assertThat(receipt.getString("deliveryId")).isEqualTo(delivery);
            assertThat(receipt.getString("action")).isEqualTo("nothing");
        }
        assertThat(readers.status(reader)).isEqualTo("active");
        assertThat(mail(delivery)).isEqualTo("sent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n\r\n",
                "no mail at all",
                "Content-Type: multipart/report\n\n",
                "Content-Type: multipart/report; boundary=\n\n--\n",
                "Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n--x--",
                "Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n"
                        + "Content-Transfer-Encoding: surprise\n\nAction: failed\n--x--",
                "Content-Type: /;;=\n\n\u0000\uFFFF"
            })
    void whatIsNoReportIsAnsweredAndDoesNothing(String garbage) {
        JsonPath receipt = taken(garbage);

        assertThat(receipt.getString("recognised")).isEqualTo("other");
        assertThat(receipt.getString("action")).isEqualTo("nothing");
    }

    @Test
    void damagedReportsAreAnsweredWhateverTheDamage() {
        Random random = new Random(2026);
        for (int i = 0; i < 300; i++) {
            byte[] mail = report(SHAPES.get(i % SHAPES.size())).getBytes(StandardCharsets.ISO_8859_1);
            for (int damage = 0; damage < 1 + i % 30; damage++) {
                mail[random.nextInt(mail.length)] = (byte) random.nextInt(256);
            }
            mail = Arrays.copyOf(mail, i % 3 == 0 ? random.nextInt(mail.length) : mail.length);

            assertThat(post(mail).statusCode()).as("damaged mail %d", i).isEqualTo(200);
        }
    }

    @Test
    void onlyTheOperatorHandsMailOverAndOnlyMailOfAnHonestSize() {
        assertThat(given().config(RestAssured.config()
                                .encoderConfig(encoderConfig().encodeContentTypeAs("message/rfc822", ContentType.TEXT)))
                        .contentType("message/rfc822")
                        .body(report("postfix"))
                        .post("/api/admin/mail")
                        .statusCode())
                .isEqualTo(401);
        assertThat(post(new byte[(1 << 20) + 1]).statusCode()).isEqualTo(413);
        assertThat(readers.status(reader)).isEqualTo("active");
    }

    private String delivery(String state) {
        return readers.text(
                "insert into delivery (id, kind, subscriber_id, domain, digest_id, state, lane, next_attempt_at, dated, created_at)"
                        + " values (gen_random_uuid(), 'digest', ?, 'example.org', ?, ?, 1, now() + interval '1 hour', now(), now())"
                        + " returning id",
                reader,
                readers.digest(reader),
                state);
    }

    /** State and last reply. */
    private String mail(String id) {
        return readers.text("select concat_ws(' ', state, last_reply) from delivery where id = ?", UUID.fromString(id));
    }

    private String report(String shape) {
        try (InputStream file = ReportsTest.class.getResourceAsStream("/delivery/" + shape + ".eml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("{delivery}", delivery);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonPath taken(String mail) {
        Response answer = post(mail.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private Response post(byte[] mail) {
        try {
            return given().config(RestAssured.config()
                            .encoderConfig(encoderConfig().encodeContentTypeAs("message/rfc822", ContentType.BINARY)))
                    .header(
                            "Authorization",
                            "Bearer "
                                    + Files.readString(config.dataDir().resolve("admin-token"))
                                            .strip())
                    .contentType("message/rfc822")
                    .body(mail)
                    .post("/api/admin/mail");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
