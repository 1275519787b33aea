package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The signature as a receiver sees it: the octets that arrived, and a verifier that shares no code with the signer. */
@QuarkusTest
@TestProfile(SigningDelivery.class)
class SignedMailTest extends WireTest {

    @ConfigProperty(name = SigningKey.PUBLIC)
    String publicKey;

    static Stream<OutgoingMail> mails() {
        return Stream.of(
                WireMails.digest(),
                WireMails.strangeDigest(),
                WireMails.confirmation(),
                WireMails.strangeConfirmation(),
                WireMails.bodies("a\n   \n \n\n\n", "<p>x</p>  \n\t\n\n"),
                WireMails.bodies("", ""),
                WireMails.bodies("\n\n", "\n"),
                WireMails.bodies(".\n..\n. \ntwo  spaces \t \n", "\n\n.\n.a\n"),
                WireMails.bodies("𝒪 \r\n.\r\n\u2028\u0085end ", "<p>" + "x".repeat(5000) + "</p>"));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void whatArrivesCarriesOneSignatureThatHolds(OutgoingMail mail) throws Exception {
        byte[] octets = accepted(mail).octets();

        List<SignatureRecord> signatures = verify(octets);
        assertThat(signatures).hasSize(1);
        SignatureRecord signature = signatures.get(0);
        assertThat(signature.getHeaderCanonicalisationMethod()).isEqualTo("relaxed");
        assertThat(signature.getBodyCanonicalisationMethod()).isEqualTo("relaxed");
        assertThat(signature.getHashMethod()).isEqualTo("sha256");
        assertThat(signature.getDToken()).hasToString("paperpost.example");
        assertThat(signature.getBodyHashLimit()).isNegative();
        assertThat(WireRules.findings(octets)).isEmpty();
    }

    @Test
    void itCoversEveryHeaderThatMeansSomethingAndFromAndSubjectTwice() throws Exception {
        byte[] octets = accepted(WireMails.digest()).octets();
        List<String> covered = verify(octets).get(0).getHeaders().stream()
                .map(name -> name.toString().toLowerCase(Locale.ROOT))
                .toList();

        List<String> uncovered = new String(octets, StandardCharsets.ISO_8859_1)
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> !line.startsWith(" "))
                .map(line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT))
                .filter(name -> !covered.contains(name))
                .toList();
        assertThat(uncovered).containsExactlyInAnyOrder("x-auto-response-suppress", "dkim-signature");
        assertThat(covered).filteredOn("from"::equals).hasSize(2);
        assertThat(covered).filteredOn("subject"::equals).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "From: Paperpost, From: Impostor",
        "Subject: 7 new, Subject: 8 new",
        "To: ada@, To: eve@",
        "List-Unsubscribe: <https://paperpost, List-Unsubscribe: <https://elsewhere",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click, List-Unsubscribe-Post: List-Unsubscribe=Other",
        "From: Paperpost, 'From: eve@paperpost.example\r\nFrom: Paperpost'",
        "Subject: 7 new, 'Subject: Another\r\nSubject: 7 new'",
        "List-Post: NO, 'List-Post: NO\r\nSubject: Another'",
        "https://arxiv.org/pdf/, https://elsewhere.example/",
    })
    void aChangeOnTheWayBreaksIt(String written, String changed) throws IOException {
        String message = new String(accepted(WireMails.digest()).octets(), StandardCharsets.ISO_8859_1);
        assertThat(message).contains(written);

        byte[] forged = message.replace(written, changed).getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> verify(forged)).isInstanceOf(FailException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Reply-To: eve@example.org", "List-Unsubscribe: <https://elsewhere.example/>"})
    void aHeaderThatAMailDoesNotHaveCannotBeAdded(String header) {
        OutgoingMail bare = WireMails.bodies("Hello\n", "<p>Hello</p>\n");
        String message = header + "\r\n" + accepted(bare).text();

        assertThatThrownBy(() -> verify(message.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(FailException.class);
    }

    @Test
    void foldingAndSpacesThatRelaysChangeDoNotBreakIt() throws Exception {
        String message = accepted(WireMails.strangeDigest()).text();
        String relayed = "Received: by relay.example; Sat, 21 Nov 2026 08:30:00 +0000\r\n"
                + message.replaceFirst("List-Post: NO", "LIST-POST:  \r\n NO  ") + "\r\n\r\n";

        assertThat(verify(relayed.getBytes(StandardCharsets.ISO_8859_1))).hasSize(1);
    }

    private List<SignatureRecord> verify(byte[] octets) throws IOException, FailException {
        return new DKIMVerifier((methods, selector, domain) -> {
                    assertThat(selector + "._domainkey." + domain).isEqualTo("s1._domainkey.paperpost.example");
                    return List.of("v=DKIM1; k=rsa; p=" + publicKey);
                })
                .verify(new ByteArrayInputStream(octets));
    }
}
