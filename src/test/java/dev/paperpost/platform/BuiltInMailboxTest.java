package dev.paperpost.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperpost.delivery.ImpatientDelivery;
import dev.paperpost.mail.MailTransport;
import dev.paperpost.mail.OutgoingMail;
import dev.paperpost.mail.SendResult;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mailbox as the web room sees it, filled over SMTP by the real transport. */
@QuarkusTest
@TestProfile(ImpatientDelivery.class)
class BuiltInMailboxTest {

    @Inject
    Mailbox mailbox;

    @Inject
    MailTransport transport;

    @Inject
    PaperpostConfig config;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    private Path directory;
    private BuiltInMailbox server;

    @BeforeEach
    void startServer() throws Exception {
        directory = config.dataDir().resolve(Foundations.MAILBOX);
        server = BuiltInMailbox.start(directory, port);
        try (Stream<Path> earlier = Files.list(directory)) {
            for (Path file : earlier.toList()) {
                Files.delete(file);
            }
        }
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @Test
    void aMailIsKeptAndReadAsItWasWritten() {
        assertThat(send("𝒪(n) 🚀 é 中文", "Grüße\n.\nend", "<p>Grüße 𝒪</p>")).isEqualTo(new SendResult.Accepted());

        assertThat(mailbox.newest(10)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("𝒪(n) 🚀 é 中文");
            assertThat(mail.from()).contains("Digest, The").contains("digest@paperpost.example");
            assertThat(mail.to()).isEqualTo("ada@example.org");
            assertThat(mail.text().strip()).isEqualTo("Grüße\n.\nend");
            assertThat(mail.html().strip()).isEqualTo("<p>Grüße 𝒪</p>");
            assertThat(mail.headers()).contains(new StoredMail.Header("Message-ID", "<one@paperpost.example>"));
            assertThat(mail.source()).contains("Content-Type: multipart/alternative");
            assertThat(mailbox.find(mail.id())).contains(mail);
        });
    }

    @Test
    void theNewestMailComesFirstAndEarlierMailSurvivesARestart() throws Exception {
        send("first", "a", "<p>a</p>");
        server.stop();
        server = BuiltInMailbox.start(directory, port);
        send("second", "b", "<p>b</p>");

        assertThat(mailbox.newest(10)).extracting(StoredMail::subject).containsExactly("second", "first");
        assertThat(mailbox.newest(1)).extracting(StoredMail::subject).containsExactly("second");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../admin-token",
                "..%2Fadmin-token",
                "",
                "20261121T083000000Z-000001.eml",
                "20261121T083000000Z-000001/../x",
                "29999999T999999999Z-000001",
                "nothing"
            })
    void anIdThatIsNoneFindsNothing(String id) {
        assertThat(mailbox.find(id)).isEmpty();
    }

    @Test
    void aMailOfMoreThanTenMegabytesIsRefusedAndNotKept() throws Exception {
        String text = ("x".repeat(99) + "\n").repeat(110_000);

        assertThat(send("large", text, "<p>x</p>")).isNotEqualTo(new SendResult.Accepted());
        assertThat(send("small", "y", "<p>y</p>")).isEqualTo(new SendResult.Accepted());

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no header at all",
                "Subject: =?x-nothing?Q?a?=\r\nContent-Type: text/plain; charset=nothing\r\n\r\nbody\r\n",
                "Content-Type: multipart/alternative\r\n\r\nno boundary\r\n",
                "Content-Type: ///\r\n\r\nbody\r\n",
                "Content-Transfer-Encoding: base64\r\n\r\n!!!\r\n",
                ""
            })
    void aBrokenMailIsShownAsFarAsItGoes(String source) throws Exception {
        Files.write(directory.resolve("20261121T083000000Z-000001.eml"), source.getBytes(StandardCharsets.UTF_8));

        assertThat(mailbox.newest(10)).singleElement().satisfies(mail -> assertThat(mail.source())
                .isEqualTo(source));
    }

    @Test
    void aPortInUseIsNamedWithTheWayOut() {
        assertThatThrownBy(() -> BuiltInMailbox.start(directory, port))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(Integer.toString(port))
                .hasMessageContaining("PAPERPOST_MAILBOX_PORT");
    }

    private SendResult send(String subject, String text, String html) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Message-ID", "<one@paperpost.example>");
        headers.put("Date", "Sat, 21 Nov 2026 08:30:00 +0000");
        return transport.send(new OutgoingMail("ada@example.org", subject, text, html, headers));
    }
}
