package dev.paperpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.paperpost.delivery.BounceMailboxConfig.Security;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.subscription.Suppressions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Flags.Flag;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mailbox of bounces on a real IMAP server. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BounceCollectorTest {

    @Inject
    Readers readers;

    @Inject
    Reports reports;

    @Inject
    Suppressions suppressions;

    @Inject
    DataSource database;

    private GreenMail server;
    private GreenMailUser user;
    private TestMailboxConfig config;
    private ToldLog log;
    private long reader;
    private String delivery;

    @BeforeEach
    void oneMailSentAndAnEmptyMailbox() {
        readers.forgetEverything();
        reader = readers.reader("ada@example.org");
        delivery = readers.text(
                "insert into delivery (id, kind, subscriber_id, domain, digest_id, state, lane, next_attempt_at, dated, created_at)"
                        + " values (gen_random_uuid(), 'digest', ?, 'example.org', ?, 'sent', 1, now(), now(), now()) returning id",
                reader,
                readers.digest(reader));
        server = new GreenMail(
                new ServerSetup[] {ServerSetupTest.IMAP.dynamicPort(), ServerSetupTest.IMAPS.dynamicPort()});
        server.start();
        user = server.setUser("bounces@paperpost.example", TestMailboxConfig.USER, TestMailboxConfig.PASSWORD);
        config = TestMailboxConfig.at(server.getImap().getPort());
        log = new ToldLog();
    }

    @AfterEach
    void close() {
        log.close();
        server.stop();
    }

    @Test
    void whatIsAboutAMailOfOursIsActedOnAndRemovedAndTheRestStaysForAPerson() throws Exception {
        arrives("postfix-no-such-user", "answer-of-a-person", "postfix-somebody-elses", "auto-reply-away");

        assertThat(collector(config).collect()).isEqualTo(4);

        assertThat(readers.status(reader)).isEqualTo("bounced non_existent_email");
        assertThat(suppressions.reason("ada@example.org")).contains(Suppressions.Reason.BOUNCED);
        assertThat(mailbox()).hasSize(3).allMatch(mail -> mail.isSet(Flag.SEEN) && !mail.isSet(Flag.DELETED));
        assertThat(log.lines())
                .containsExactly("INFO Mailbox of bounces: mails read 4, about mails of ours 1, readers stopped 1");
    }

    @Test
    void whatWasReadIsNotReadAgainAndWhatAPersonDeletedIsNeitherReadNorRemoved() throws Exception {
        arrives("answer-of-a-person", "postfix-no-such-user", "gmail-delayed");
        inbox().setFlags(
                        new jakarta.mail.Flags(Flag.DELETED),
                        true,
                        inbox().getMessages().get(1).getUid(),
                        null,
                        true);

        assertThat(collector(config).collect()).isEqualTo(2);
        assertThat(collector(config).collect()).isZero();

        assertThat(readers.status(reader)).isEqualTo("active");
        assertThat(mailbox()).hasSize(2);
    }

    @Test
    void aCrashBetweenActingAndMarkingIsHarmless() throws Exception {
        arrives("arf-comcast");
        reports.take(mail("arf-comcast"));
        readers.execute("update subscriber set status = 'active', confirmed_at = now() - interval '1 day',"
                + " ended_at = null, ended_reason = null, next_digest_at = now()");
        suppressions.lift("ada@example.org");

        assertThat(collector(config).collect()).isOne();

        assertThat(readers.status(reader)).isEqualTo("active");
        assertThat(suppressions.reason("ada@example.org")).isEmpty();
        assertThat(readers.number("select count(*) from audit")).isOne();
        assertThat(mailbox()).isEmpty();
    }

    @Test
    void oneNodeReadsAtATime() throws Exception {
        arrives("postfix-no-such-user");
        try (Connection other = database.getConnection()) {
            other.createStatement().execute("select pg_advisory_lock(hashtext('paperpost.bounces'))");
            assertThat(collector(config).collect()).isZero();
            other.createStatement().execute("select pg_advisory_unlock(hashtext('paperpost.bounces'))");
        }
        assertThat(readers.status(reader)).isEqualTo("active");

        assertThat(collector(config).collect()).isOne();
        assertThat(collector(config).collect()).isZero();
        assertThat(readers.status(reader)).startsWith("bounced");
    }

    @Test
    void aMailLongerThanAMebibyteIsReadByItsBeginning() throws Exception {
        String huge = new String(mail("postfix-whole-mail"), StandardCharsets.UTF_8)
                .replace("A paper.", "A paper.\n".repeat(300_000));
        user.deliver(GreenMailUtil.newMimeMessage(huge));

        assertThat(collector(config).collect()).isOne();

        assertThat(readers.status(reader)).startsWith("bounced");
        assertThat(mailbox()).isEmpty();
    }

    @Test
    void brokenMailsHoldUpNoOther() throws Exception {
        arrives(
                "broken-no-boundary",
                "broken-wrong-boundary",
                "broken-cut-in-the-status",
                "broken-encoding",
                "nested-100-deep",
                "arf-yahoo");

        assertThat(collector(config).collect()).isEqualTo(6);

        assertThat(readers.number("select count(*) from mail_report where kind = 'complaint'"))
                .isOne();
    }

    @Test
    void aWrongPasswordIsToldOnceAndTriedAgainLater() throws Exception {
        arrives("postfix-no-such-user");
        BounceCollector collector = collector(config.withPassword("wrong"));

        assertThat(collector.collect()).isZero();
        assertThat(collector.collect()).isZero();
        user.setPassword("wrong");
        assertThat(collector.collect()).isOne();

        assertThat(log.lines()).hasSize(3);
        assertThat(log.lines().get(0))
                .startsWith("WARN The mailbox of bounces at localhost cannot be read: the server refuses the login")
                .doesNotContain("wrong", "\n");
        assertThat(log.lines().get(1)).isEqualTo("INFO The mailbox of bounces can be read again");
        assertThat(readers.status(reader)).startsWith("bounced");
    }

    @Test
    void aServerThatIsNotThereIsToldOnce() {
        server.stop();

        assertThatOneLineSays(config, "the connection is refused; check paperpost.bounces.host and .port");
    }

    @Test
    void aServerThatSaysNothingIsLeftAfterTheTimeOut() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            for (Security security : Security.values()) {
                assertThatOneLineSays(
                        TestMailboxConfig.at(silent.getLocalPort()).with(security), "no answer within 2000 ms");
            }
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForGetsNoPassword() {
        assertThatOneLineSays(
                TestMailboxConfig.at(server.getImaps().getPort()).with(Security.TLS), "the certificate is not trusted");
    }

    @Test
    void aPortThatSpeaksNoTlsGetsNoPassword() {
        assertThatOneLineSays(config.with(Security.TLS), "the port speaks no TLS");
        assertThatOneLineSays(config.with(Security.STARTTLS), "perhaps it offers no STARTTLS");
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        assertThatOneLineSays(config.withFolder("Bounces"), "there is no folder \"Bounces\"");
    }

    @Test
    void aServerWithoutALoginIsRefusedAtTheStart() {
        assertThatThrownBy(() -> collector(new NoLogin()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paperpost.bounces.username");
    }

    private void assertThatOneLineSays(BounceMailboxConfig config, String words) {
        log.lines().clear();
        BounceCollector collector = collector(config);
        long start = System.nanoTime();

        assertThat(collector.collect()).isZero();
        assertThat(collector.collect()).isZero();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(log.lines()).singleElement().asString().startsWith("WARN ").contains(words);
    }

    private BounceCollector collector(BounceMailboxConfig config) {
        return new BounceCollector(config, reports, database);
    }

    private void arrives(String... files) throws IOException {
        for (String file : files) {
            user.deliver(GreenMailUtil.newMimeMessage(new String(mail(file), StandardCharsets.UTF_8)));
        }
    }

    private MailFolder inbox() throws FolderException {
        return server.getManagers().getImapHostManager().getInbox(user);
    }

    private List<StoredMessage> mailbox() throws FolderException {
        return inbox().getMessages();
    }

    private byte[] mail(String file) throws IOException {
        try (InputStream octets = BounceCollectorTest.class.getResourceAsStream("/bounces/" + file + ".eml")) {
            return new String(octets.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{delivery}", delivery)
                    .replace("{token}", UUID.fromString(delivery).toString().replace("-", ""))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private record NoLogin() implements BounceMailboxConfig {

        @Override
        public Optional<String> host() {
            return Optional.of("imap.example.org");
        }

        @Override
        public OptionalInt port() {
            return OptionalInt.empty();
        }

        @Override
        public Optional<String> username() {
            return Optional.empty();
        }

        @Override
        public Optional<String> password() {
            return Optional.empty();
        }

        @Override
        public String folder() {
            return "INBOX";
        }

        @Override
        public Security security() {
            return Security.TLS;
        }

        @Override
        public Duration every() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(1);
        }
    }
}
