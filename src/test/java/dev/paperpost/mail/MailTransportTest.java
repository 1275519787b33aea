package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.delivery.HostileSmtpServer;
import dev.paperpost.delivery.HostileSmtpServer.Say;
import dev.paperpost.delivery.HostileSmtpServer.Stage;
import dev.paperpost.delivery.HostileSmtpServer.Taken;
import dev.paperpost.delivery.ImpatientDelivery;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ImpatientDelivery.class)
class MailTransportTest {

    @Inject
    MailTransport transport;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    private HostileSmtpServer server;

    @BeforeEach
    void openServer() {
        server = new HostileSmtpServer(port);
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "𝒪(n) 🚀 é 中文",
                "Plain words",
                "=?UTF-8?Q?not_an_encoded_word?=",
                "Two  spaces, \"quotes\" and a trailing backslash \\",
                "𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪𝒪",
                "x"
            })
    void aSubjectArrivesAsItWasWritten(String subject) throws Exception {
        Taken taken = accepted(mail("ada@example.org", subject, Map.of()));

        assertThat(parse(taken).getSubject()).isEqualTo(subject);
        assertThat(taken.text().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(taken.header("Subject").split(" "))
                .filteredOn(word -> word.startsWith("=?"))
                .allSatisfy(word -> assertThat(word.length()).isLessThanOrEqualTo(75));
    }

    @Test
    void aLongSubjectIsFoldedAndOneWithoutAnySpaceIsEncoded() throws Exception {
        String words = "attention ".repeat(40).strip();
        String run = "a".repeat(2000);

        assertThat(parse(accepted(mail("ada@example.org", words, Map.of()))).getSubject())
                .isEqualTo(words);
        Taken taken = accepted(mail("bob@example.org", run, Map.of()));
        assertThat(parse(taken).getSubject()).isEqualTo(run);
        assertThat(taken.text().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThan(100));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Digest, The",
                "Ada \"the first\" Lovelace",
                "Zeitschrift für 𝒪 🚀",
                "Plain Name",
                "A name that goes on and on until it is far longer than any line of a header may be, really"
            })
    void aDisplayNameArrivesAsOneAddressWithThatName(String name) throws Exception {
        Taken taken = accepted(mail("ada@example.org", "Papers", Map.of("From", name + " <digest@paperpost.example>")));

        InternetAddress[] from = InternetAddress.parse(taken.header("From"), true);
        assertThat(from).hasSize(1);
        assertThat(from[0].getPersonal()).isEqualTo(name);
        assertThat(from[0].getAddress()).isEqualTo("digest@paperpost.example");
        assertThat(taken.sender()).isEqualTo("digest@paperpost.example");
    }

    @Test
    void theConfiguredSenderIsQuotedWhenTheMailNamesNone() {
        assertThat(accepted(mail("ada@example.org", "Papers", Map.of())).header("From"))
                .isEqualTo("\"Digest, The\" <digest@paperpost.example>");
    }

    @Test
    void headersGoThroughAsGivenAndNothingIsAddedTwice() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "List-Unsubscribe",
                "<https://papers.example.org/unsubscribe/" + "t".repeat(60)
                        + ">, <mailto:u@papers.example.org?subject=unsubscribe>");
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        headers.put("List-Id", "Paper digests <digest.papers.example.org>");

        Taken taken = accepted(mail("ada@example.org", "Papers", headers));

        headers.forEach((name, value) -> assertThat(taken.header(name)).isEqualTo(value));
        assertThat(taken.header("Message-ID")).isEqualTo("<one@paperpost.example>");
        assertThat(taken.header("Date")).isEqualTo("Sat, 21 Nov 2026 08:30:00 +0000");
        for (String once : new String[] {"Message-ID", "Date", "From", "To", "Subject", "MIME-Version"}) {
            assertThat(taken.text().lines().filter(line -> line.startsWith(once + ":")))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello\r\nBcc: victim@example.org", "a\nb", "a\rb", "nul\0", "tab\tbed"})
    void aHeaderValueWithAControlCharacterIsUnsendable(String value) {
        for (String name : new String[] {"X-Note", "From", "Message-ID", "List-Id"}) {
            assertThat(transport.send(mail("ada@example.org", "Papers", Map.of(name, value))))
                    .isInstanceOfSatisfying(SendResult.Unsendable.class, unsendable -> assertThat(unsendable.detail())
                            .contains(name)
                            .doesNotContain("victim"));
        }
        assertThat(transport.send(mail("ada@example.org", value, Map.of()))).isInstanceOf(SendResult.Unsendable.class);
        assertThat(server.taken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-A: b\r\nBcc", "X A", "X-Ä", ""})
    void aHeaderNameThatIsNoneIsUnsendable(String name) {
        assertThat(transport.send(mail("ada@example.org", "Papers", Map.of(name, "x"))))
                .isInstanceOf(SendResult.Unsendable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bcc", "to", "Content-Type"})
    void aHeaderThatTheTransportMakesCannotBeGiven(String name) {
        assertThat(transport.send(mail("ada@example.org", "Papers", Map.of(name, "x@example.org"))))
                .isInstanceOf(SendResult.Unsendable.class);
    }

    @Test
    void anInternationalDomainIsSentInItsAsciiForm() {
        assertThat(accepted(mail("ada@bücher.example", "Papers", Map.of())).recipient())
                .isEqualTo("ada@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ü@example.org",
                "no-at.example.org",
                "@example.org",
                "ada@",
                "a b@example.org",
                "a@b@example.org",
                "ada@exa mple.org",
                "ada@straße.example",
                "ada@example.org\r\nRCPT TO:<eve@example.org>",
                "ada@example.org>,<eve@example.org",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.org"
            })
    void anAddressThatNoServerTakesIsUnsendableAndNotRepeated(String address) {
        assertThat(transport.send(mail(address, "Papers", Map.of())))
                .isInstanceOfSatisfying(SendResult.Unsendable.class, unsendable -> assertThat(unsendable.detail())
                        .doesNotContain(address.split("@")[0].isEmpty() ? "@example" : address.split("@")[0] + "@"));
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void bodiesArriveLineForLineDotsAndLongLinesIncluded() throws Exception {
        String text = ".\n..two\n.one\nend.\n" + "long ".repeat(500) + "\nlast\n";
        String html = "<p>" + "é𝒪".repeat(800) + "</p>\n.\n" + "x".repeat(5000) + "\n";

        Taken taken = accepted(new OutgoingMail("ada@example.org", "Papers", text, html, headers(Map.of())));

        MimeMultipart parts = (MimeMultipart) parse(taken).getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(read(parts.getBodyPart(0))).isEqualTo(text.stripTrailing());
        assertThat(read(parts.getBodyPart(1))).isEqualTo(html.stripTrailing());
        assertThat(taken.text().split("\r\n"))
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(998).doesNotContain("\n", "\r"));
    }

    @Test
    void aBodyOfManyLinesArrivesWhole() throws Exception {
        String text =
                IntStream.range(0, 20_000).mapToObj(line -> "line " + line).collect(Collectors.joining("\n"));

        Taken taken = accepted(new OutgoingMail("ada@example.org", "Papers", text, "<p>x</p>\n", headers(Map.of())));

        assertThat(read(((MimeMultipart) parse(taken).getContent()).getBodyPart(0)))
                .isEqualTo(text);
    }

    @Test
    void foreignLineEndsAndControlCharactersDoNotReachTheWire() throws Exception {
        Taken taken = accepted(
                new OutgoingMail("ada@example.org", "Papers", "a\r\nb\rc\0d\n", "<p>x</p>\n", headers(Map.of())));

        MimeMultipart parts = (MimeMultipart) parse(taken).getContent();
        assertThat(read(parts.getBodyPart(0))).isEqualTo("a\nb\nc\uFFFDd");
    }

    @Test
    void aRefusalIsReportedWithItsCodesAndWithoutTheAddress() {
        server.on(
                Stage.RCPT,
                "ada@example.org",
                new Say("550-5.1.1 <ada@example.org> unknown: Ada\r\n550 5.1.1 ask ada@example.org"));

        assertThat(transport.send(mail("ada@example.org", "Papers", Map.of())))
                .isInstanceOfSatisfying(SendResult.Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(550);
                    assertThat(refused.enhanced()).isEqualTo("5.1.1");
                    assertThat(refused.reply())
                            .doesNotContainIgnoringCase("ada")
                            .contains("unknown");
                });
    }

    @Test
    void anEnhancedCodeIsReadEvenFromAServerThatDoesNotAnnounceThem() {
        server.advertise("250 hostile.example\r\n").on(Stage.RCPT, "ada@example.org", new Say("550 5.1.1 unknown"));

        assertThat(transport.send(mail("ada@example.org", "Papers", Map.of())))
                .isEqualTo(new SendResult.Refused(550, "5.1.1", "5.1.1 unknown"));
    }

    @Test
    void aServerThatGreetsWithARefusalWasHandedNothing() {
        server.on(Stage.GREETING, HostileSmtpServer.ANYBODY, new Say("554 5.3.2 not today"));

        assertThat(transport.send(mail("ada@example.org", "Papers", Map.of())))
                .isInstanceOf(SendResult.Unreachable.class);
    }

    @Test
    void aMessageLargerThanTheServerAnnouncesIsUnsendable() {
        server.advertise("250-hostile.example\r\n250 SIZE 1000\r\n");

        assertThat(transport.send(new OutgoingMail(
                        "ada@example.org", "Papers", "x\n".repeat(2000), "<p>x</p>\n", headers(Map.of()))))
                .isInstanceOf(SendResult.Unsendable.class);
    }

    private Taken accepted(OutgoingMail mail) {
        assertThat(transport.send(mail)).isEqualTo(new SendResult.Accepted());
        return server.taken().get(server.taken().size() - 1);
    }

    private static OutgoingMail mail(String to, String subject, Map<String, String> more) {
        return new OutgoingMail(to, subject, "Hello\n", "<p>Hello</p>\n", headers(more));
    }

    private static Map<String, String> headers(Map<String, String> more) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Message-ID", "<one@paperpost.example>");
        headers.put("Date", "Sat, 21 Nov 2026 08:30:00 +0000");
        headers.putAll(more);
        return headers;
    }

    private static MimeMessage parse(Taken taken) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(taken.octets()));
    }

    private static String read(BodyPart part) throws Exception {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .replace("\r\n", "\n")
                .stripTrailing();
    }
}
