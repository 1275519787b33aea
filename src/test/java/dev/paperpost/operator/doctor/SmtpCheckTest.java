package dev.paperpost.operator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.delivery.HostileSmtpServer;
import dev.paperpost.delivery.HostileSmtpServer.FallSilent;
import dev.paperpost.delivery.HostileSmtpServer.Say;
import dev.paperpost.delivery.HostileSmtpServer.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Against real servers; the one of the built-in mailbox, and one that misbehaves. */
class SmtpCheckTest {

    private static final String PASSWORD = "correct-horse";
    private static final Clock NOW = Clock.systemUTC();

    private static TestCertificate localhost;
    private static TestCertificate elsewhere;

    private final TestDns resolver = new TestDns();
    private final AtomicInteger mailsBegun = new AtomicInteger();
    private final int port = freePort();
    private SMTPServer server;

    @BeforeAll
    static void makeCertificates() throws Exception {
        localhost = TestCertificate.of("localhost");
        elsewhere = TestCertificate.of("mail.elsewhere.net");
    }

    @AfterEach
    void stopAndSeeThatNoMailWasBegun() {
        resolver.close();
        if (server != null) {
            server.stop();
        }
        assertThat(mailsBegun).hasValue(0);
    }

    @Test
    void aServerThatIsAsItShouldBeIsFoundSo() throws Exception {
        serve(SMTPServer.port(freePort())
                .startTlsSocketFactory(localhost.server())
                .enableTLS()
                .requireTLS());

        List<Finding> findings = check("required", PASSWORD, localhost.authorities(), NOW);

        assertThat(findings).extracting(Finding::check).containsExactly("SMTP", "TLS", "login");
        assertThat(findings).extracting(Finding::result).containsOnly(Grade.OK);
        assertThat(findings.get(1).found()).startsWith("STARTTLS is offered; its certificate is valid until ");
    }

    @Test
    void aWrongPasswordIsAProblemAndIsNotRepeated() throws Exception {
        serve(SMTPServer.port(freePort())
                .startTlsSocketFactory(localhost.server())
                .enableTLS()
                .requireTLS());

        List<Finding> findings = check("required", "batterystaple", localhost.authorities(), NOW);

        assertThat(findings.get(2).result()).isEqualTo(Grade.PROBLEM);
        assertThat(findings.get(2).found()).startsWith("The server refuses the user or the password (535");
        assertThat(findings.toString()).doesNotContain("batterystaple");
    }

    @Test
    void aCertificateThatNobodyVouchesForIsAProblemAndThePasswordStaysHere() throws Exception {
        serve(SMTPServer.port(freePort())
                .startTlsSocketFactory(localhost.server())
                .enableTLS());

        List<Finding> findings = check("required", PASSWORD, null, NOW);

        assertThat(findings.get(1).result()).isEqualTo(Grade.PROBLEM);
        assertThat(findings.get(1).found()).contains("nobody whom Java trusts");
    }

    @Test
    void aCertificateForAnotherHostIsAProblem() throws Exception {
        serve(SMTPServer.port(freePort())
                .startTlsSocketFactory(elsewhere.server())
                .enableTLS());

        List<Finding> findings = check("required", PASSWORD, elsewhere.authorities(), NOW);

        assertThat(findings.get(1).result()).isEqualTo(Grade.PROBLEM);
        assertThat(findings.get(1).found()).contains("\"mail.elsewhere.net\", not localhost");
    }

    @Test
    void theEndOfACertificateIsToldTwoWeeksBefore() throws Exception {
        serve(SMTPServer.port(freePort())
                .startTlsSocketFactory(localhost.server())
                .enableTLS());

        Finding soon = check("required", PASSWORD, localhost.authorities(), Clock.offset(NOW, Duration.ofDays(20)))
                .get(1);
        Finding late = check("required", PASSWORD, localhost.authorities(), Clock.offset(NOW, Duration.ofDays(40)))
                .get(1);

        assertThat(soon.result()).isEqualTo(Grade.WARNING);
        assertThat(soon.found()).contains("expires soon");
        assertThat(late.result()).isEqualTo(Grade.PROBLEM);
        assertThat(late.found()).contains("expired on");
    }

    @Test
    void encryptionFromTheStartIsSeenAndItsLackTold() throws Exception {
        serve(SMTPServer.port(freePort()).serverSocketFactory(localhost.server()));

        Relay encrypted = relay("optional", PASSWORD, true, server.getPortAllocated());
        List<Finding> findings = new SmtpCheck(encrypted, resolver.client(), localhost.authorities(), NOW).run();

        assertThat(findings.get(1).result()).isEqualTo(Grade.OK);
        assertThat(findings.get(1).found()).startsWith("The connection is encrypted from its start");

        server.stop();
        serve(SMTPServer.port(freePort()));
        Relay plain = relay("optional", PASSWORD, true, server.getPortAllocated());
        List<Finding> without = new SmtpCheck(plain, resolver.client(), null, NOW).run();

        assertThat(without).singleElement().satisfies(finding -> {
            assertThat(finding.result()).isEqualTo(Grade.PROBLEM);
            assertThat(finding.advice()).contains("with 587 leave it out");
        });
    }

    @Test
    void aServerWithoutStartTlsIsAProblemOnlyWhereItIsRequired() throws Exception {
        serve(SMTPServer.port(freePort()));

        assertThat(check("required", PASSWORD, null, NOW).get(1).result()).isEqualTo(Grade.PROBLEM);
        assertThat(check("optional", PASSWORD, null, NOW).get(1).found()).contains("stays on this machine");
    }

    @Test
    void aUserIsOfNoUseWhereNoLoginIsOffered() throws Exception {
        try (HostileSmtpServer hostile = new HostileSmtpServer(port)) {
            List<Finding> findings = check("optional", PASSWORD);

            assertThat(findings.get(2).result()).isEqualTo(Grade.PROBLEM);
            assertThat(findings.get(2).found()).contains("no AUTH");
        }
    }

    @Test
    void aServerThatIsNotReadyIsUnknownAndOneThatRefusesIsAProblem() throws Exception {
        try (HostileSmtpServer hostile = new HostileSmtpServer(port)) {
            hostile.on(Stage.GREETING, HostileSmtpServer.ANYBODY, new Say("421 4.3.2 come back later"));
            assertThat(check("optional", PASSWORD))
                    .singleElement()
                    .extracting(Finding::result)
                    .isEqualTo(Grade.UNKNOWN);

            hostile.on(Stage.GREETING, HostileSmtpServer.ANYBODY, new Say("554 5.7.1 go\u001b[31m away"));
            assertThat(check("optional", PASSWORD)).singleElement().satisfies(finding -> {
                assertThat(finding.result()).isEqualTo(Grade.PROBLEM);
                assertThat(finding.found()).contains("554 5.7.1 go [31m away").doesNotContain("\u001b");
            });
        }
    }

    @Test
    void aSilentServerIsGivenUpAfterFiveSeconds() throws Exception {
        try (HostileSmtpServer hostile = new HostileSmtpServer(port)) {
            hostile.on(Stage.GREETING, HostileSmtpServer.ANYBODY, new FallSilent());
            long started = System.nanoTime();

            assertThat(check("optional", PASSWORD))
                    .singleElement()
                    .extracting(Finding::found)
                    .asString()
                    .contains("does not answer in time");
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void whereNobodyListensItIsAProblem() throws Exception {
        Relay nobody = relay("optional", PASSWORD, false, freePort());

        assertThat(new SmtpCheck(nobody, resolver.client(), null, NOW).run())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.result()).isEqualTo(Grade.PROBLEM);
                    assertThat(finding.found()).contains("refuses the connection");
                });
    }

    private void serve(SMTPServer.Builder builder) {
        server = builder.bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .messageHandlerFactory(context -> {
                    mailsBegun.incrementAndGet();
                    throw new IllegalStateException();
                })
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!user.equals("digest") || !password.equals(PASSWORD)) {
                        throw new LoginFailedException();
                    }
                }))
                .build();
        server.start();
    }

    private List<Finding> check(String startTls, String password, KeyStore authorities, Clock clock) throws DnsFault {
        return new SmtpCheck(
                        relay(startTls, password, false, server.getPortAllocated()),
                        resolver.client(),
                        authorities,
                        clock)
                .run();
    }

    private List<Finding> check(String startTls, String password) throws DnsFault {
        return new SmtpCheck(relay(startTls, password, false, port), resolver.client(), null, NOW).run();
    }

    private static Relay relay(String startTls, String password, boolean tls, int port) {
        return new Relay(
                "localhost",
                port,
                tls,
                startTls,
                false,
                Optional.of(new Relay.Login("digest", password, false, List.of())));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
