package dev.paperpost.delivery;

import static dev.paperpost.delivery.HostileSmtpServer.ANYBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperpost.delivery.HostileSmtpServer.Close;
import dev.paperpost.delivery.HostileSmtpServer.FallSilent;
import dev.paperpost.delivery.HostileSmtpServer.Say;
import dev.paperpost.delivery.HostileSmtpServer.SayLate;
import dev.paperpost.delivery.HostileSmtpServer.Stage;
import dev.paperpost.delivery.HostileSmtpServer.TakeAndClose;
import dev.paperpost.delivery.HostileSmtpServer.Taken;
import dev.paperpost.platform.MovableClock;
import dev.paperpost.subscription.Suppressions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ImpatientDelivery.class)
class DeliveryTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    Deliveries deliveries;

    @Inject
    Readers readers;

    @Inject
    Outbox outbox;

    @Inject
    Courier courier;

    @Inject
    Brake brake;

    @Inject
    Suppressions suppressions;

    @Inject
    MovableClock clock;

    @Inject
    DeliveryConfig config;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    private HostileSmtpServer server;

    @BeforeEach
    void openServer() {
        readers.forgetEverything();
        server = new HostileSmtpServer(port);
        // Lanes that the test before has slowed down.
        Awaitility.await()
                .atMost(SOON)
                .until(() -> deliveries.sending().slowDomains().isEmpty());
    }

    @AfterEach
    void closeServer() {
        deliveries.drain(Duration.ofMillis(1));
        server.close();
    }

    @Test
    void aPlannedDigestIsSentOnceAndMarkedSent() {
        long digest = readers.digestFor("ada@example.org");

        assertThat(deliveries.drain(SOON)).isTrue();
        assertThat(deliveries.drain(SOON)).isTrue();

        assertThat(readers.state(digest)).isEqualTo("sent");
        assertThat(server.taken()).extracting(Taken::recipient).containsExactly("ada@example.org");
        assertThat(deliveries.counts()).containsEntry("sent", 1L).containsEntry("queued", 0L);
    }

    @Test
    void eachMailLeavesUnderAnEnvelopeSenderThatNamesItsDeliveryAndNothingElseChanges() {
        long digest = readers.digestFor("ada@example.org");
        readers.confirmToken(readers.reader("new@example.org"), Duration.ofDays(7));

        deliveries.drain(SOON);

        String delivery = readers.text("select id from delivery where digest_id = ?", digest);
        assertThat(server.takenFor("ada@example.org")).singleElement().satisfies(mail -> {
            assertThat(mail.sender()).isEqualTo("b+" + delivery.replace("-", "") + "@bounces.paperpost.example");
            assertThat(mail.header("From")).contains("<digest@paperpost.example>");
        });
        assertThat(server.takenFor("new@example.org")).singleElement().satisfies(mail -> assertThat(mail.sender())
                .matches("b\\+[0-9a-f]{32}@bounces\\.paperpost\\.example"));
    }

    @Test
    void wakingSendsWithoutAnybodyWaiting() {
        readers.digestFor("ada@example.org");

        wake();

        Awaitility.await().atMost(SOON).until(() -> server.taken().size() == 1);
    }

    @Test
    void anOpenConfirmationGoesOutBeforeDigestsThatWereThereFirst() {
        // So that how fast a mail is made does not matter.
        server.on(Stage.DOT, HostileSmtpServer.ANYBODY, new SayLate("250 2.0.0 ok", Duration.ofMillis(300)));
        for (int i = 0; i < 30; i++) {
            readers.digestFor("reader" + i + "@example.org");
        }
        readers.confirmToken(readers.reader("new@example.org"), Duration.ofDays(7));

        deliveries.drain(SOON);
        // Those that found their domain busy come a little later.
        Awaitility.await()
                .atMost(SOON)
                .until(() -> deliveries.drain(SOON) && server.taken().size() == 31);

        List<String> order = server.taken().stream().map(Taken::recipient).toList();
        // With the first of each worker, which were there already.
        assertThat(order.indexOf("new@example.org")).isLessThanOrEqualTo(config.workers());
    }

    @Test
    void aClaimTakesNoMoreThanItAsksFor() throws Exception {
        for (int i = 0; i < 300; i++) {
            readers.digestFor("reader" + i + "@example.org");
        }
        outbox.enqueueLeftBehind();

        assertThat(outbox.claim(Outbox.ALL_LANES, 10, Duration.ofMillis(1))).hasSize(10);
    }

    @Test
    void usedAndExpiredConfirmationsAndEmptyDigestsAreNotMailed() {
        long used = readers.confirmToken(readers.reader("used@example.org"), Duration.ofDays(7));
        readers.execute("update token set used_at = now() where id = ?", used);
        readers.confirmToken(readers.reader("late@example.org"), Duration.ofSeconds(-1));
        long empty = readers.digestFor("empty@example.org");
        readers.execute("update digest set total_count = 0 where id = ?", empty);

        deliveries.drain(SOON);

        assertThat(server.taken()).isEmpty();
        assertThat(deliveries.page(null, null, 10)).isEmpty();
    }

    @Test
    void aTemporaryRefusalIsTriedAgainWithTheSameMessageId() {
        server.once(Stage.RCPT, "ada@example.org", new Say("450 4.2.1 try later"))
                .once(Stage.DOT, "ada@example.org", new Say("451 4.3.0 disk full"));
        long digest = readers.digestFor("ada@example.org");

        assertThat(awaitState(digest, "sent")).isEqualTo("sent");

        assertThat(readers.number("select attempts from delivery where digest_id = ?", digest))
                .isEqualTo(3);
        assertThat(server.taken()).singleElement().satisfies(mail -> assertThat(mail.header("Message-ID"))
                .isEqualTo("<" + readers.text("select id from delivery where digest_id = ?", digest)
                        + "@paperpost.example>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.1.1 <ada@example.org> no such mailbox",
                "550 5.1.10 null MX",
                "553 5.1.3 bad address",
                "550 No such user here",
                "550 <ada@example.org>: Recipient address unknown, User unknown"
            })
    void anAddressThatDoesNotExistStopsItsReader(String reply) {
        server.on(Stage.RCPT, "ada@example.org", new Say(reply));
        long reader = readers.reader("ada@example.org");
        long digest = readers.digest(reader);
        long token = readers.confirmToken(reader, Duration.ofDays(1));
        readers.execute("update token set expires_at = now() + interval '2 days' where id = ?", token);

        deliveries.drain(SOON);

        assertThat(readers.status(reader)).isEqualTo("bounced non_existent_email");
        assertThat(suppressions.reason("ada@example.org")).contains(Suppressions.Reason.BOUNCED);
        assertThat(readers.text("select next_digest_at from subscriber where id = ?", reader))
                .isNull();
        assertThat(readers.text("select event from audit where subscriber_id = ? limit 1", reader))
                .isEqualTo("bounced");
        assertThat(readers.state(digest)).isIn("failed", "cancelled");
        assertThat(deliveries.counts()).containsEntry("queued", 0L).containsEntry("sent", 0L);
        assertThat(readers.text("select string_agg(last_reply, ' ') from delivery"))
                .doesNotContain("ada@");
        assertThat(readers.text("select detail from audit where subscriber_id = ?", reader))
                .matches("55[03]( 5\\.1\\.\\d+)?");
    }

    @Test
    void aMailboxThatIsFullDigestAfterDigestStopsItsReader() {
        server.on(Stage.RCPT, "ada@example.org", new Say("552 5.2.2 mailbox full"));
        long reader = readers.reader("ada@example.org");
        for (int digest = 1; digest <= SoftBounces.MOST; digest++) {
            assertThat(readers.status(reader)).isEqualTo("active");
            readers.digest(reader);
            deliveries.drain(SOON);
        }

        assertThat(readers.status(reader)).isEqualTo("bounced soft_bounces");
        assertThat(suppressions.reason("ada@example.org")).contains(Suppressions.Reason.BOUNCED);
    }

    @Test
    void aBounceCancelsWhatElseIsQueuedForThatReader() {
        server.on(Stage.RCPT, "ada@example.org", new Say("550 5.1.1 gone"));
        long reader = readers.reader("ada@example.org");
        long first = readers.digest(reader);
        deliveries.drain(SOON);
        readers.execute(
                "update subscriber set status = 'active', ended_at = null, ended_reason = null where id = ?", reader);
        long later = readers.digest(reader);
        readers.execute(
                "insert into delivery (id, kind, subscriber_id, domain, digest_id, state, lane, next_attempt_at, dated, created_at)"
                        + " values (gen_random_uuid(), 'digest', ?, 'example.org', ?, 'queued', 1, now() + interval '1 hour', now(), now())",
                reader,
                later);
        long now = readers.digest(reader);

        deliveries.drain(SOON);

        assertThat(List.of(readers.state(first), readers.state(now))).containsOnly("failed");
        assertThat(readers.state(later)).isEqualTo("cancelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"554 policy", "550 5.6.0 bad content", "552 5.2.2 mailbox full", "550 rejected"})
    void anyOtherRefusalFailsTheMailKeepsTheReaderAndGivesThePapersBack(String reply) {
        server.on(Stage.DOT, "ada@example.org", new Say(reply));
        long reader = readers.reader("ada@example.org");
        long digest = readers.digestWithPaper(reader);

        deliveries.drain(SOON);

        assertThat(readers.state(digest)).isEqualTo("failed");
        assertThat(readers.status(reader)).isEqualTo("active");
        assertThat(suppressions.reason("ada@example.org")).isEmpty();
        assertThat(readers.number("select count(*) from digest_paper")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.7.26 unauthenticated", "554 5.7.1 blocked"})
    void aPolicyRefusalIsTriedFiveTimesThenGivesThePapersBackAndKeepsTheReader(String reply) {
        server.on(Stage.RCPT, "ada@example.org", new Say(reply));
        long reader = readers.reader("ada@example.org");
        long digest = readers.digestWithPaper(reader);

        Awaitility.await().atMost(SOON).until(() -> {
            deliveries.drain(Duration.ofMillis(100));
            return readers.state(digest).equals("failed");
        });

        assertThat(readers.status(reader)).isEqualTo("active");
        assertThat(readers.number("select attempts from delivery")).isEqualTo(5);
        assertThat(readers.number("select count(*) from digest_paper")).isZero();
    }

    @Test
    void mailsToOtherDomainsPassWhileOneDomainAsksForLess() {
        server.on(Stage.RCPT, "ada@slow.example", new Say("421 4.7.0 too many"));
        long put = readers.digestFor("ada@slow.example");
        for (int i = 0; i < 20; i++) {
            readers.digestFor("reader" + i + "@example.org");
        }
        wake();

        Awaitility.await().atMost(SOON).until(() -> server.taken().size() == 20);

        assertThat(readers.state(put)).isIn("queued", "sending", "unknown");
    }

    @Test
    void aConfirmationPassesWhileAllWorkersWaitForASilentServer() {
        for (int i = 0; i < config.workers() * 2; i++) {
            // One lane for all would slow down as soon as the first time out.
            String reader = "reader@silent" + i + ".example";
            server.on(Stage.DOT, reader, new FallSilent());
            readers.digestFor(reader);
        }
        wake();
        Awaitility.await().atMost(SOON).until(() -> server.openConnections() >= config.workers());

        readers.confirmToken(readers.reader("new@other.example"), Duration.ofDays(7));
        wake();

        Awaitility.await().atMost(SOON).until(() -> !server.takenFor("new@other.example")
                .isEmpty());
    }

    @Test
    void theBrakeStopsEverythingOnAllNodesUntilItIsReleased() {
        deliveries.brake("a test");
        readers.digestFor("ada@example.org");

        assertThat(deliveries.drain(Duration.ofMillis(300))).isFalse();
        assertThat(server.taken()).isEmpty();
        assertThat(deliveries.sending().brake()).isEqualTo("a test");

        deliveries.release();

        Awaitility.await().atMost(SOON).until(() -> server.taken().size() == 1);
        assertThat(deliveries.sending().brake()).isNull();
    }

    @Test
    void theBrakeStopsWhatIsClaimedToo() {
        server.on(Stage.DOT, ANYBODY, new SayLate("250 2.0.0 ok", Duration.ofMillis(300)));
        int digests = 10 * config.workers();
        for (int i = 0; i < digests; i++) {
            readers.digestFor("reader@domain" + i + ".example");
        }
        wake();
        // By then workers have claimed four mails at once.
        Awaitility.await().atMost(SOON).until(() -> server.taken().size() > 3 * config.workers());

        deliveries.brake("a test");

        Awaitility.await().atMost(SOON).until(() -> deliveries.counts().get("sending") == 0);
        assertThat(server.taken()).hasSizeLessThanOrEqualTo(6 * config.workers() - 1);
        assertThat(deliveries.counts())
                .containsEntry("sent", (long) server.taken().size());
        assertThat(deliveries.counts())
                .containsEntry("queued", (long) digests - server.taken().size());

        server.repent();
        deliveries.release();

        Awaitility.await().atMost(SOON).until(() -> server.taken().size() == digests);
    }

    @Test
    void tooManyPolicyRefusalsStopEverythingAndFailNobody() {
        server.on(Stage.RCPT, ANYBODY, new Say("550 5.7.26 unauthenticated"));
        for (int i = 0; i < 60; i++) {
            readers.digestFor("reader" + i + "@domain" + i + ".example");
        }
        wake();

        Awaitility.await().atMost(SOON).until(() -> deliveries.sending().brake() != null);

        assertThat(deliveries.sending().brake()).startsWith("emergency stop: ").contains("550 5.7.26");
        assertThat(readers.number("select count(*) from subscriber where status <> 'active'"))
                .isZero();
        server.repent();
        deliveries.release();
        awaitSent(60);
    }

    @Test
    void aServerThatClosesAfterTheDotMakesTheMailUnknownAndARetryCarriesTheSameMessageId() {
        server.once(Stage.DOT, "ada@example.org", new TakeAndClose())
                .on(Stage.MAIL, ANYBODY, new Say("450 4.0.0 wait"))
                .once(Stage.MAIL, ANYBODY, new Say("250 2.1.0 ok, once"));
        long digest = readers.digestFor("ada@example.org");

        assertThat(awaitState(digest, "unknown")).isEqualTo("unknown");
        server.on(Stage.MAIL, ANYBODY, new Say("250 2.1.0 ok"));
        assertThat(awaitState(digest, "sent")).isEqualTo("sent");

        assertThat(server.taken()).hasSize(2);
        assertThat(server.taken().get(0).header("Message-ID"))
                .isEqualTo(server.taken().get(1).header("Message-ID"));
        assertThat(server.taken().get(0).header("Date"))
                .isEqualTo(server.taken().get(1).header("Date"));
    }

    @Test
    void aSilentServerCostsOneSendTimeOutAndLaterMailStillGoes() {
        for (int i = 0; i < 12; i++) {
            server.once(Stage.values()[i % 5], ANYBODY, new FallSilent());
        }
        for (int i = 0; i < 24; i++) {
            readers.digestFor("reader" + i + "@example.org");
        }

        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> {
            deliveries.drain(Duration.ofMillis(200));
            return deliveries.counts().get("sent") == 24;
        });

        Awaitility.await().atMost(SOON).until(() -> server.openConnections() <= config.workers());
    }

    @Test
    void aClockThatIsSetBackHoldsNoMailUp() {
        clock.set(Instant.now().plus(Duration.ofDays(3)));
        try {
            server.close();
            readers.digestFor("early@example.org");
            Awaitility.await().atMost(SOON).until(() -> {
                deliveries.drain(Duration.ofMillis(100));
                return readers.number("select count(*) from delivery where attempts > 0 and state = 'queued'") == 1;
            });
            server.repent();
        } finally {
            clock.release();
        }

        readers.digestFor("late@example.org");

        Awaitility.await().atMost(SOON).until(() -> {
            deliveries.drain(Duration.ofMillis(100));
            return server.takenFor("late@example.org").size() == 1;
        });
    }

    @Test
    void anUnreachableRelayThatComesBackLosesNothing() {
        server.close();
        for (int i = 0; i < 20; i++) {
            readers.digestFor("reader" + i + "@example.org");
        }
        assertThat(deliveries.drain(Duration.ofMillis(500))).isFalse();
        assertThat(deliveries.counts()).containsEntry("sent", 0L).containsEntry("failed", 0L);

        server = new HostileSmtpServer(port);
        awaitSent(20);

        assertThat(server.taken())
                .extracting(Taken::recipient)
                .doesNotHaveDuplicates()
                .hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 4.7.0 slow down", "530 5.7.0 authentication required", "535 5.7.8 bad credentials"})
    void aServerThatWantsNoMailAtAllNowIsAskedAgainLater(String reply) {
        server.on(Stage.MAIL, ANYBODY, new Say(reply));
        long digest = readers.digestFor("ada@example.org");
        Awaitility.await().atMost(SOON).until(() -> {
            deliveries.drain(Duration.ofMillis(50));
            return List.of("queued", "unknown").contains(readers.state(digest))
                    && readers.text("select last_reply from delivery where digest_id = ?", digest) != null;
        });

        server.on(Stage.MAIL, ANYBODY, new Say("250 2.1.0 ok"));

        assertThat(awaitState(digest, "sent")).isEqualTo("sent");
    }

    @Test
    void aServerThatClosesAtEachStageLosesNothing() {
        for (Stage stage : Stage.values()) {
            server.once(stage, ANYBODY, new Close());
        }
        for (int i = 0; i < 10; i++) {
            readers.digestFor("reader" + i + "@example.org");
        }

        awaitSent(10);

        assertThat(server.taken()).hasSize(10);
    }

    @Test
    void twoPoolsSendEachOf200MailsExactlyOnce() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            readers.digestFor("reader" + i + "@example.org");
        }
        WorkerPool other = new WorkerPool(outbox, courier, brake, clock, config);
        wake();
        other.dispatch();

        awaitSent(200);
        other.stop();

        assertThat(server.taken()).hasSize(200);
        assertThat(server.taken()).extracting(Taken::recipient).doesNotHaveDuplicates();
    }

    @Test
    void aStoppingPoolNotesWhatIsUnderWayAndGivesTheRestBackUntried() throws Exception {
        server.on(Stage.DOT, ANYBODY, new FallSilent());
        for (int i = 0; i < 12; i++) {
            readers.digestFor("reader" + i + "@example.org");
        }
        outbox.enqueueLeftBehind();
        WorkerPool pool = new WorkerPool(outbox, courier, brake, clock, config);
        pool.dispatch();
        Awaitility.await().atMost(SOON).until(() -> server.openConnections() > 0);

        pool.stop();

        assertThat(deliveries.counts()).containsEntry("sending", 0L).containsEntry("sent", 0L);
        assertThat(readers.number("select count(*) from delivery where state = 'queued' and attempts = 0"))
                .isEqualTo(12 - deliveries.counts().get("unknown"))
                .isGreaterThanOrEqualTo(12 - config.workers());
        server.repent();
        awaitSent(12);
    }

    @Test
    void aMailWhoseWorkerDiedIsSentAgainUnderTheSameMessageId() throws Exception {
        long digest = readers.digestFor("ada@example.org");
        outbox.enqueueLeftBehind();
        Claim lost = outbox.claim(Outbox.ALL_LANES, 10, Duration.ofMillis(1)).get(0);

        assertThat(awaitState(digest, "sent")).isEqualTo("sent");

        assertThat(server.taken()).singleElement().satisfies(mail -> assertThat(mail.header("Message-ID"))
                .contains(lost.id().toString()));
        assertThat(readers.text("select uncertain from delivery where digest_id = ?", digest))
                .isEqualTo("t");
    }

    @Test
    void aWorkerWhoseLeaseRanOutCannotOverwriteWhatAnotherWroteDown() throws Exception {
        long digest = readers.digestFor("ada@example.org");
        outbox.enqueueLeftBehind();
        Claim late = outbox.claim(Outbox.ALL_LANES, 10, Duration.ofMillis(1)).get(0);
        awaitState(digest, "sent");
        server.on(Stage.RCPT, ANYBODY, new Say("550 5.1.1 gone"));

        courier.carry(late, Composition.Prepared.NOTHING, courier.page());

        assertThat(readers.state(digest)).isEqualTo("sent");
        assertThat(readers.text("select status from subscriber")).isEqualTo("active");
    }

    @Test
    void anUnsentDigestPastItsTimeExpiresAndGivesItsPapersBack() {
        server.on(Stage.RCPT, ANYBODY, new Say("450 4.2.1 later"));
        long reader = readers.reader("ada@example.org");
        long digest = readers.digestWithPaper(reader);
        deliveries.drain(Duration.ofMillis(100));
        readers.execute("update digest set trending = array[1] where id = ?", digest);
        readers.execute("update delivery set not_after = ? where digest_id = ?", Instant.now(), digest);

        assertThat(awaitState(digest, "expired")).isEqualTo("expired");

        assertThat(readers.number("select count(*) from digest_paper")).isZero();
        assertThat(readers.number("select count(*) from digest where trending is not null"))
                .as("nobody was told of what trends")
                .isZero();
        assertThat(
                        readers.text(
                                "select s.window_from = d.window_from from subscriber s join digest d on d.subscriber_id = s.id"))
                .isEqualTo("t");
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void aDigestThatMayHaveBeenReadIsNotFoldedBackWhenItsTimeIsOver() {
        server.on(Stage.DOT, ANYBODY, new TakeAndClose());
        long reader = readers.reader("ada@example.org");
        long digest = readers.digestWithPaper(reader);
        deliveries.drain(Duration.ofMillis(100));
        awaitState(digest, "unknown");
        readers.execute("update delivery set not_after = ? where digest_id = ?", Instant.now(), digest);

        assertThat(awaitState(digest, "failed")).isEqualTo("failed");

        assertThat(readers.number("select count(*) from digest_paper")).isOne();
    }

    @Test
    void aDigestIsWorthSendingUntilTheNextIsDueAndAConfirmationUntilItsLinkExpires() {
        server.on(Stage.RCPT, ANYBODY, new Say("450 4.2.1 later"));
        long reader = readers.reader("ada@example.org");
        readers.digest(reader);
        readers.confirmToken(reader, Duration.ofDays(7));

        deliveries.drain(Duration.ofMillis(100));

        assertThat(readers.number("select count(*) from delivery d join subscriber s on s.id = d.subscriber_id"
                        + " left join token t on t.id = d.token_id"
                        + " where d.not_after = coalesce(t.expires_at, s.next_digest_at)"))
                .isEqualTo(2);
    }

    @Test
    void aMailNobodyWantsAnyMoreIsCancelled() {
        long digest = readers.digestFor("unwilling@example.org");

        deliveries.drain(SOON);

        assertThat(readers.state(digest)).isEqualTo("cancelled");
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void aMailThatCannotBeComposedHoldsUpNoOther() {
        long broken = readers.digestFor("uncomposable@example.org");
        readers.digestFor("ada@example.org");

        wake();
        Awaitility.await()
                .atMost(SOON)
                .until(() -> server.takenFor("ada@example.org").size() == 1
                        && readers.text("select last_reply from delivery where digest_id = ?", broken) != null);

        assertThat(readers.state(broken)).isIn("queued", "sending");
        assertThat(readers.text("select last_reply from delivery where digest_id = ?", broken))
                .isEqualTo("could not be composed: IllegalStateException");
    }

    @Test
    void aHeaderWithALineBreakFailsTheMailAndNothingLeaves() {
        long digest = readers.digestFor("injected@example.org");

        deliveries.drain(SOON);

        assertThat(readers.state(digest)).isEqualTo("failed");
        assertThat(readers.text("select last_reply from delivery where digest_id = ?", digest))
                .contains("X-Note")
                .contains("line break");
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void deliveriesAreListedInPagesNewestFirst() {
        for (int i = 0; i < 5; i++) {
            readers.digestFor("reader" + i + "@example.org");
        }
        deliveries.drain(SOON);

        List<DeliveryRow> first = deliveries.page("sent", null, 3);
        List<DeliveryRow> second = deliveries.page("sent", first.get(2).id().toString(), 3);

        assertThat(first).hasSize(3);
        assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
        assertThat(deliveries.page("failed", null, 3)).isEmpty();
    }

    @Test
    void aPageThatCannotBeIsRefusedWithTheReason() {
        assertThatThrownBy(() -> deliveries.page("lost", null, 3)).hasMessageContaining("state must be one of queued");
        assertThatThrownBy(() -> deliveries.page(null, "1; drop table", 3))
                .hasMessageContaining("after must be the id");
        assertThatThrownBy(() -> deliveries.page(null, UUID.randomUUID().toString(), 0))
                .hasMessageContaining("limit must be 1 to 1000");
    }

    private String awaitState(long digest, String state) {
        Awaitility.await().atMost(SOON).until(() -> {
            deliveries.drain(Duration.ofMillis(50));
            return state.equals(readers.state(digest));
        });
        return readers.state(digest);
    }

    private void wake() {
        try {
            outbox.enqueueLeftBehind();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        deliveries.wake();
    }

    private void awaitSent(int count) {
        Awaitility.await().atMost(SOON).until(() -> {
            deliveries.drain(Duration.ofMillis(100));
            return deliveries.counts().get("sent") == count;
        });
    }
}
