package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Paperpost",
                "Digest, The",
                "Papers; daily: <new> @ home (all)",
                "\"Ada\" and \"Bob\"",
                "back\\slash \\\" and quote",
                "🚀 Papers 𝒪",
                "=?UTF-8?Q?not_encoded?=",
                "O'Neil & Söhne",
                "a.b.c",
            })
    void anyNameOnOneLineIsReadBackAsItWasSet(String name) throws Exception {
        assertThat(nameOnTheWire(name)).isEqualTo(name);
    }

    @Test
    void aNameOfAnyLengthIsFolded() throws Exception {
        for (String name :
                new String[] {"x".repeat(900), "long name ".repeat(90).strip(), "Ж".repeat(900)}) {
            assertThat(nameOnTheWire(name)).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "two\r\nBcc: eve@example.org", "tab\tbed", "nul\0", "line\u2028separator"})
    void aNameThatIsNoLineEndsTheStart(String name) {
        assertThatThrownBy(() -> Sender.of(name, "digest@example.org", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paperpost.mail.from-name")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void theDomainOfTheSenderIsAsciiWhereverItGoes() {
        Sender sender = Sender.of("Paperpost", "Old name <digest@bücher.example>", Optional.of("help@bücher.example"));

        assertThat(sender.address()).isEqualTo("digest@xn--bcher-kva.example");
        assertThat(sender.domain()).isEqualTo("xn--bcher-kva.example");
        assertThat(sender.replyTo()).hasValue("help@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "digest",
                "@example.org",
                "dïgest@example.org",
                "a@example.org, b@example.org",
                "a@exa mple.org"
            })
    void anAddressThatNoMailCanComeFromEndsTheStart(String address) {
        assertThatThrownBy(() -> Sender.of("Paperpost", address, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quarkus.mailer.from must be one address such as digest@example.org");
        assertThatThrownBy(() -> Sender.of("Paperpost", "digest@example.org", Optional.of(address)))
                .hasMessageContaining("paperpost.mail.reply-to must be one address such as help@example.org");
    }

    private static String nameOnTheWire(String name) throws Exception {
        Sender sender = Sender.of(name, "digest@example.org", Optional.empty());
        String field = HeaderField.encode(
                "From",
                new MessageHeaders(sender, Samples.DELIVERY, Samples.DATED)
                        .ofAnswer()
                        .get("From"));

        assertThat(("From: " + field).split("\r\n"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
        InternetAddress[] read = InternetAddress.parse(MimeUtility.unfold(field), true);
        assertThat(read).hasSize(1);
        assertThat(read[0].getAddress()).isEqualTo("digest@example.org");
        return read[0].getPersonal();
    }
}
