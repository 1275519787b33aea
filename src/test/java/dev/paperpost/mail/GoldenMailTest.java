package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.delivery.HostileSmtpServer.Taken;
import dev.paperpost.delivery.ImpatientDelivery;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The octets that a real server gets, compared with files that were looked at. After a change that is meant, write them anew
 * with {@code mvn test -Dtest=GoldenMailTest -Dgoldens.write=true} and look at the difference.
 */
@QuarkusTest
@TestProfile(ImpatientDelivery.class)
class GoldenMailTest extends WireTest {

    private static final Path GOLDENS = Path.of("src/test/resources/mails");

    enum Kind {
        DIGEST("digest", "Paperpost", WireMails.digest()),
        STRANGE_DIGEST("digest-worst-case", WireMails.NAME, WireMails.strangeDigest()),
        CONFIRMATION("confirmation", "Paperpost", WireMails.confirmation()),
        STRANGE_CONFIRMATION("confirmation-worst-case", WireMails.NAME, WireMails.strangeConfirmation()),
        QUIET("quiet", "Paperpost", WireMails.quietLetter()),
        STRANGE_QUIET("quiet-worst-case", WireMails.NAME, WireMails.strangeQuietLetter());

        final String file;
        final String from;
        final OutgoingMail mail;

        Kind(String file, String from, OutgoingMail mail) {
            this.file = file;
            this.from = from;
            this.mail = mail;
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachOctetIsAsItWasLookedAt(Kind kind) throws IOException {
        Path golden = GOLDENS.resolve(kind.file + ".eml");
        byte[] octets = accepted(kind.mail).octets();
        if (Boolean.getBoolean("goldens.write")) {
            Files.createDirectories(GOLDENS);
            Files.write(golden, octets);
        }

        assertThat(new String(octets, StandardCharsets.ISO_8859_1))
                .isEqualTo(Files.readString(golden, StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @EnumSource
    void noRuleOfTheStandardsIsBroken(Kind kind) {
        assertThat(WireRules.findings(accepted(kind.mail).octets())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aStrictParserReadsWhatWasWritten(Kind kind) throws IOException {
        Taken taken = accepted(kind.mail);
        Message message = StrictParser.parse(taken.octets());

        assertThat(message.getSubject()).isEqualTo(kind.mail.subject());
        assertThat(message.getFrom()).hasSize(1);
        Mailbox from = message.getFrom().get(0);
        assertThat(from.getName()).isEqualTo(kind.from);
        assertThat(from.getAddress()).startsWith("digest").endsWith(".example");
        assertThat(message.getTo().flatten()).extracting(Mailbox::getAddress).containsExactly(taken.recipient());
        assertThat(message.getReplyTo().flatten())
                .extracting(Mailbox::getAddress)
                .allMatch(address -> address.startsWith("help"));
        assertThat(message.getDate()).isEqualTo(Samples.DATED);
        assertThat(message.getMessageId()).startsWith("<" + Samples.DELIVERY + "@");
        assertThat(StrictParser.text(message)).isEqualTo(kind.mail.text());
        assertThat(StrictParser.html(message)).isEqualTo(kind.mail.html());
    }

    @ParameterizedTest
    @EnumSource
    void aRetryHasTheSameOctets(Kind kind) {
        assertThat(accepted(kind.mail).octets()).isEqualTo(accepted(kind.mail).octets());
    }
}
