package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.delivery.HostileSmtpServer.Taken;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a body holds, the server sees one mail, and a strict parser reads the body as it was. */
@QuarkusTest
@TestProfile(SigningDelivery.class)
class BodiesOnTheWireTest extends WireTest {

    /** What an attacker would have after a body that ended too early. */
    private static final String SMUGGLED =
            "MAIL FROM:<eve@example.org>\nRCPT TO:<victim@example.org>\nDATA\nSmuggled\n.\n";

    static Stream<String> texts() {
        return Stream.of(
                "",
                "\n",
                ".",
                ".\n",
                "\n.\n",
                ".\n.\n.\n",
                "..\n...\n.a\n. \n",
                "a\n.\n" + SMUGGLED,
                "From here\n>From there\n",
                "--=_paperpost_alternative--\n--=_paperpost_alternative\nContent-Type: text/html\n\n<p>\n",
                "trailing space \ntab\t\n   \n\t\n\n\n",
                "no line end",
                "=3D =\n==\n=20\n",
                "x".repeat(2000) + "\n" + "漢".repeat(2000),
                ("." + "x".repeat(74)).repeat(30),
                "line\u2028separator\u2029paragraph\u0085next\u00A0\u200D\uFEFF",
                "𝒪(n) 👩‍👩‍👧‍👦 e\u0301 שלום مرحبا\n");
    }

    static Stream<String> foreignLineEnds() {
        return Stream.of(
                ".\r\n",
                "\r\n.\r\n",
                "a\r.\rb",
                "a\r\n.\rb\n.\r\nc",
                "a\r\r\n.\r\r\nb",
                "a\n\r.\n\rb",
                ("a\n.\n" + SMUGGLED).replace("\n", "\r"),
                ("a\n.\n" + SMUGGLED).replace("\n.\n", "\r\n.\r"),
                ("a\n.\n" + SMUGGLED).replace("\n.\n", "\n.\r\n"),
                ("a\n.\n" + SMUGGLED).replace("\n.\n", "\r.\r\n"));
    }

    static Stream<String> unsendable() {
        return Stream.of(
                "nul\0",
                "\0.\0",
                "bell\u0007 escape\u001B[31m",
                "delete\u007F",
                "lone \uD835 high",
                "lone \uDCAA low",
                "\uDCAA\uD835");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aBodyArrivesExactlyAsItWas(String body) throws Exception {
        arrives(body, body);
    }

    @ParameterizedTest
    @MethodSource("foreignLineEnds")
    void foreignLineEndsBecomeOneKind(String body) throws Exception {
        arrives(body, body.replace("\r\n", "\n").replace('\r', '\n'));
    }

    @ParameterizedTest
    @MethodSource("unsendable")
    void whatNoMailMayHoldIsReplacedVisibly(String body) throws Exception {
        arrives(body, body.replaceAll("[\\p{Cc}&&[^\n]]", "\uFFFD").replaceAll("\\p{Cs}", "\uFFFD"));
    }

    @Test
    void theConnectionIsAsGoodAsNewAfterTheWorstOfThem() throws Exception {
        Stream.concat(texts(), Stream.concat(foreignLineEnds(), unsendable()))
                .forEach(body -> accepted(WireMails.bodies(body, body)));

        assertThat(server.taken()).allMatch(mail -> mail.recipient().equals("ada@example.org"));
        assertThat(server.openConnections()).isEqualTo(1);
        arrives("the end\n", "the end\n");
    }

    private void arrives(String written, String read) throws Exception {
        Taken taken = accepted(WireMails.bodies(written, "<p>" + written + "</p>"));
        Message message = StrictParser.parse(taken.octets());

        assertThat(StrictParser.text(message)).isEqualTo(read);
        assertThat(StrictParser.html(message)).isEqualTo("<p>" + read + "</p>");
        assertThat(WireRules.findings(taken.octets())).isEmpty();
    }
}
