package dev.paperpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** How mails of many mail servers are read; beside each in readings.csv stands what it must be read as. */
class BounceCorpusTest {

    private static final UUID DELIVERY = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");

    @ParameterizedTest
    @CsvFileSource(resources = "/bounces/readings.csv")
    void eachMailIsReadAsWhatItIs(String file, String recognised, String status, BounceKind bounce, String named)
            throws IOException {
        for (byte[] mail : List.of(mail(file, "\n"), mail(file, "\r\n"))) {
            Report report = ReportReader.read(mail);

            assertThat(report.kind().name().toLowerCase(Locale.ROOT)).isEqualTo(recognised);
            assertThat(report.status()).isEqualTo(status);
            assertThat(report.bounce()).isEqualTo(bounce);
            if (named.equals("yes")) {
                assertThat(report.named()).startsWith(DELIVERY);
            } else {
                assertThat(report.named()).doesNotContain(DELIVERY);
            }
        }
    }

    @Test
    void noMailIsLeftOut() throws IOException, URISyntaxException {
        Path folder = Path.of(BounceCorpusTest.class.getResource("/bounces").toURI());
        try (Stream<Path> files = Files.list(folder);
                Stream<String> readings = Files.lines(folder.resolve("readings.csv"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".eml"))
                            .map(name -> name.replace(".eml", "")))
                    .containsExactlyInAnyOrderElementsOf(readings.filter(line -> !line.startsWith("#"))
                            .map(line -> line.split(",")[0])
                            .toList());
        }
    }

    @Test
    void theEnvelopeSenderOfTheReportItselfGoesBeforeWhateverElseIsNamed() throws IOException {
        String mail = new String(mail("postfix-no-such-user", "\n"), StandardCharsets.UTF_8)
                .replace("To: digest@", "To: b+00112233445566778899AABBCCDDEEFF@");

        assertThat(ReportReader.read(mail.getBytes(StandardCharsets.UTF_8)).named())
                .containsExactly(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"), DELIVERY);
    }

    @Test
    void aHugeMailThatIsCutIsReadAsFarAsItGoes() throws IOException {
        String mail = new String(mail("postfix-whole-mail", "\n"), StandardCharsets.UTF_8)
                .replace("A paper.\n", "A paper.\n".repeat(1 << 20));

        assertThat(ReportReader.read(Arrays.copyOf(mail.getBytes(StandardCharsets.UTF_8), 1 << 20))
                        .bounce())
                .isEqualTo(BounceKind.HARD);
    }

    private static byte[] mail(String file, String lineEnd) throws IOException {
        try (InputStream octets = BounceCorpusTest.class.getResourceAsStream("/bounces/" + file + ".eml")) {
            return new String(octets.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{delivery}", DELIVERY.toString())
                    .replace("{token}", DELIVERY.toString().replace("-", ""))
                    .replace("\n", lineEnd)
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
