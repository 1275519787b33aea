package dev.paperpost.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperpost.delivery.ImpatientDelivery;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mailbox as the web room sees it, filled over SMTP by a client that is not ours. */
@QuarkusTest
@TestProfile(ImpatientDelivery.class)
class BuiltInMailboxTest {

    @Inject
    Mailbox mailbox;

    @Inject
    PaperpostConfig config;

    private Path directory;
    private BuiltInMailbox server;

    @BeforeEach
    void startServer() throws Exception {
        directory = config.dataDir().resolve(Foundations.MAILBOX);
        server = BuiltInMailbox.start(directory);
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
    void aMailIsKeptAndReadAsItWasWritten() throws Exception {
        send("𝒪(n) 🚀 é 中文", "Grüße\n.\nend", "<p>Grüße 𝒪</p>");

        assertThat(mailbox.newest(10)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("𝒪(n) 🚀 é 中文");
            assertThat(mail.from()).contains("Digest, The").contains("digest@paperpost.example");
            assertThat(mail.to()).isEqualTo("ada@example.org");
            assertThat(mail.text().strip()).isEqualTo("Grüße\n.\nend");
            assertThat(mail.html().strip()).isEqualTo("<p>Grüße 𝒪</p>");
            assertThat(mail.headers()).contains(new StoredMail.Header("To", "ada@example.org"));
            assertThat(mail.source()).contains("Content-Type: multipart/alternative");
            assertThat(mailbox.find(mail.id())).contains(mail);
        });
    }

    @Test
    void theNewestMailComesFirstAndEarlierMailSurvivesARestart() throws Exception {
        send("first", "a", "<p>a</p>");
        server.stop();
        server = BuiltInMailbox.start(directory);
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

        assertThatThrownBy(() -> send("large", text, "<p>x</p>")).isInstanceOf(MessagingException.class);
        send("small", "y", "<p>y</p>");

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

    private void send(String subject, String text, String html) throws MessagingException {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(server.port()));
        MimeMessage mail = new MimeMessage(Session.getInstance(settings));
        mail.setHeader("From", "\"Digest, The\" <digest@paperpost.example>");
        mail.setRecipients(RecipientType.TO, "ada@example.org");
        mail.setSubject(subject, "UTF-8");
        MimeMultipart parts = new MimeMultipart("alternative");
        parts.addBodyPart(part(text, "text/plain"));
        parts.addBodyPart(part(html, "text/html"));
        mail.setContent(parts);
        Transport.send(mail);
    }

    private static MimeBodyPart part(String content, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(content, type + "; charset=utf-8");
        return part;
    }
}
