package dev.paperpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.MovableClock;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.subscription.Suppressions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bounces end a subscription, and which are forgiven. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SoftBouncesTest {

    private static final String FULL = "5.2.2";
    private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");

    @Inject
    Readers readers;

    @Inject
    Reports reports;

    @Inject
    Suppressions suppressions;

    @Inject
    MovableClock clock;

    private long ada;

    @BeforeEach
    void oneReaderOfLongStanding() {
        readers.forgetEverything();
        ada = reader("ada@example.org");
    }

    @AfterEach
    void letTheClockGo() {
        clock.release();
    }

    @ParameterizedTest
    @ValueSource(strings = {FULL, "4.4.7", "5.4.1", "5.0.0", "5.1.0"})
    void theFifthDigestInARowThatComesBackStopsTheReader(String status) {
        for (int day = 0; day < 4; day++) {
            bounces(digest(ada, day), status, day);
            assertThat(readers.status(ada)).isEqualTo("active");
        }
        assertThat(suppressions.reason("ada@example.org")).isEmpty();

        ReportReceipt receipt = bounces(digest(ada, 4), status, 4);

        assertThat(receipt.action()).isEqualTo("subscriber stopped");
        assertThat(receipt.detail()).isEqualTo("Digest after digest came back; its reader gets no more mail.");
        assertThat(readers.status(ada)).isEqualTo("bounced soft_bounces");
        assertThat(suppressions.reason("ada@example.org")).contains(Suppressions.Reason.BOUNCED);
        assertThat(readers.text("select event || ' ' || detail from audit")).startsWith("bounced 550");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.7.1", "5.7.26", "5.6.0", "4.7.0", "5.2.3", "5.3.4", "5.4.5"})
    void whatIsRefusedForContentOrPolicyIsNeverCounted(String status) {
        for (int day = 0; day < 12; day++) {
            bounces(digest(ada, day), status, day);
        }

        assertThat(readers.status(ada)).isEqualTo("active");
        assertThat(suppressions.reason("ada@example.org")).isEmpty();
    }

    @Test
    void oneDigestCountsOnceHoweverOftenItComesBack() {
        UUID digest = digest(ada, 0);
        for (int i = 0; i < 8; i++) {
            bounces(digest, i % 2 == 0 ? FULL : "5.2.1", i);
        }

        assertThat(readers.status(ada)).isEqualTo("active");
    }

    @Test
    void aDigestThatArrivesBeginsTheCountAnewOnceItSurelyHas() {
        for (int day = 0; day < 4; day++) {
            bounces(digest(ada, day), FULL, day);
        }
        digest(ada, 4);
        for (int day = 5; day < 9; day++) {
            bounces(digest(ada, day), FULL, 12);
        }
        assertThat(readers.status(ada)).isEqualTo("active");

        bounces(digest(ada, 12), FULL, 12);
        assertThat(readers.status(ada)).isEqualTo("bounced soft_bounces");
    }

    @Test
    void aDigestJustHandedOverMayYetComeBackAndBeginsNothing() {
        for (int day = 0; day < 4; day++) {
            bounces(digest(ada, day), FULL, day);
        }
        digest(ada, 4);

        bounces(digest(ada, 5), FULL, 5);

        assertThat(readers.status(ada)).isEqualTo("bounced soft_bounces");
    }

    @Test
    void bouncesAreForgottenAfterALongTimeWithoutOne() {
        for (int day = 0; day < 4; day++) {
            bounces(digest(ada, day), FULL, day);
        }

        bounces(digest(ada, 49), FULL, 49);
        assertThat(readers.status(ada)).isEqualTo("active");
    }

    @Test
    void monthlyDigestsCountAsWell() {
        for (int month = 0; month < 5; month++) {
            bounces(digest(ada, 31 * month), FULL, 31 * month);
        }

        assertThat(readers.status(ada)).isEqualTo("bounced soft_bounces");
    }

    @Test
    void aDisabledMailboxIsBelievedTheSecondTime() {
        bounces(digest(ada, 0), "5.2.1", 0);
        assertThat(readers.status(ada)).isEqualTo("active");

        assertThat(bounces(digest(ada, 1), "5.2.1", 1).detail()).startsWith("The mailbox is disabled");

        assertThat(readers.status(ada)).isEqualTo("bounced mailbox_disabled");
        assertThat(suppressions.reason("ada@example.org")).contains(Suppressions.Reason.BOUNCED);
    }

    @Test
    void whoConfirmsAgainBeginsAtZeroAndOldBouncesSayNothing() {
        UUID late = digest(ada, 3);
        for (int day = 0; day < 3; day++) {
            bounces(digest(ada, day), FULL, day);
        }
        readers.execute("update subscriber set confirmed_at = ?", at(5));

        assertThat(bounces(late, "5.1.1", 6).action()).isEqualTo("noted");
        for (int day = 6; day < 10; day++) {
            bounces(digest(ada, day), FULL, day);
        }

        assertThat(readers.status(ada)).isEqualTo("active");
        assertThat(suppressions.reason("ada@example.org")).isEmpty();
    }

    @Test
    void nobodyIsStoppedWhenMostMailsComeBackBecauseTheFaultIsOurs() {
        long bob = reader("bob@example.org");
        long cy = reader("cy@example.org");
        for (int day = 0; day < 6; day++) {
            for (long reader : new long[] {ada, bob, cy}) {
                bounces(digest(reader, day), "4.4.1", day + 5);
            }
        }

        assertThat(readers.number("select count(*) from subscriber where status = 'active'"))
                .isEqualTo(3);
    }

    @Test
    void oneReaderIsStoppedWhileTheMailsOfOthersArrive() {
        long bob = reader("bob@example.org");
        for (int day = 0; day < 5; day++) {
            digest(bob, day);
            bounces(digest(ada, day), "4.4.1", day + 5);
        }

        assertThat(readers.status(ada)).isEqualTo("bounced soft_bounces");
        assertThat(readers.status(bob)).isEqualTo("active");
    }

    @Test
    void aComplaintOfSomebodyWhoHasLeftSuppressesTheAddress() {
        UUID digest = digest(ada, 0);
        readers.execute(
                "update subscriber set status = 'unsubscribed', ended_reason = 'unsubscribed', next_digest_at = null");

        reports.take(("Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/feedback-report\n\n"
                        + "Feedback-Type: abuse\nOriginal-Mail-From: <b+"
                        + digest.toString().replace("-", "")
                        + "@bounces.example>\n\n--x--\n")
                .getBytes(StandardCharsets.US_ASCII));

        assertThat(readers.status(ada)).isEqualTo("unsubscribed unsubscribed");
        assertThat(suppressions.reason("ada@example.org")).contains(Suppressions.Reason.COMPLAINED);
    }

    private long reader(String email) {
        long reader = readers.reader(email);
        readers.execute("update subscriber set confirmed_at = ? where id = ?", at(-100), reader);
        return reader;
    }

    /** Handed over that many days after the start. */
    private UUID digest(long reader, int day) {
        return UUID.fromString(readers.text(
                "insert into delivery (id, kind, subscriber_id, domain, digest_id, state, lane, next_attempt_at, dated, created_at, sent_at)"
                        + " values (gen_random_uuid(), 'digest', ?, 'example.org', ?, 'sent', 1, ?, ?, ?, ?) returning id",
                reader,
                readers.digest(reader),
                at(day),
                at(day),
                at(day),
                at(day)));
    }

    private ReportReceipt bounces(UUID digest, String status, int day) {
        clock.set(at(day).plus(1, ChronoUnit.HOURS));
        String report =
                "From: MAILER-DAEMON@relay.example\nTo: b+" + digest.toString().replace("-", "")
                        + "@bounces.example\nContent-Type: multipart/report; boundary=x\n\n--x\n"
                        + "Content-Type: message/delivery-status\n\nReporting-MTA: dns; relay.example\n\nAction: failed\nStatus: "
                        + status + "\nDiagnostic-Code: smtp; 550 said the server\n\n--x--\n";
        return reports.take(report.getBytes(StandardCharsets.US_ASCII));
    }

    private static Instant at(int day) {
        return START.plus(day, ChronoUnit.DAYS);
    }
}
