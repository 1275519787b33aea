package dev.paperpost.operator.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperpost.platform.Command;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Rcode;

/** The names are made up, and the resolver is ours, so nobody is asked but this machine. */
class DoctorTest {

    private static final String DOMAIN = "papers.paperpost-lab.net";

    @TempDir
    Path directory;

    private final Map<String, String> settings = new HashMap<>();
    private TestDns dns;

    @BeforeEach
    void publishWhatIsRight() {
        dns = new TestDns();
        dns.text(DOMAIN, "v=spf1 mx -all");
        dns.text("_dmarc.paperpost-lab.net", "v=DMARC1; p=reject; rua=mailto:dmarc@paperpost-lab.net");
        dns.add(DOMAIN, "MX", "10 mail.paperpost-lab.net.");
        dns.add("mail.paperpost-lab.net", "A", "203.0.113.25");
        dns.add("25.113.0.203.in-addr.arpa", "PTR", "mail.paperpost-lab.net.");
        settings.put("quarkus.mailer.from", "Papers <digest@" + DOMAIN + ">");
        settings.put("paperpost.doctor.resolver", dns.address());
    }

    @AfterEach
    void stop() {
        dns.close();
    }

    @Test
    void aServiceWithoutASettingIsNeitherWellNorIll() {
        DoctorReport report = Doctor.withoutService(
                        config(Map.of("quarkus.mailer.from", "digest@paperpost.localhost")), Clock.systemUTC())
                .examine();

        assertThat(report.findings()).extracting(Finding::result).containsOnly(Grade.UNKNOWN);
        assertThat(report.findings().get(0).found()).contains("built-in mailbox");
        assertThat(report.findings().get(1).found())
                .contains("paperpost.localhost")
                .contains("cannot be checked");
        assertThat(report.isHealthy()).isTrue();
    }

    @Test
    void theMailboxThatAServiceRunsItselfCountsAsNoMailServer() {
        settings.put("quarkus.mailer.host", "127.0.0.1");
        settings.put("paperpost.platform.mailbox", "true");

        assertThat(finding("SMTP").found()).contains("built-in mailbox");
    }

    @Test
    void aDomainInOrderIsFoundSo() {
        assertThat(finding("SPF").found()).contains("v=spf1 mx -all").contains("1 of at most 10 lookups");
        assertThat(List.of("SPF", "DMARC", "alignment", "MX"))
                .allSatisfy(check -> assertThat(finding(check).result()).isEqualTo(Grade.OK));
        assertThat(finding("DKIM").found()).isEqualTo("Paperpost does not sign; the relay must.");
        assertThat(examine().isHealthy()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=spf1 ip4:203.0.113.0/24 ~all | ok | (0 of at most 10 lookups)",
                "v=spf1 redirect=other.paperpost-lab.net | ok | (2 of at most 10 lookups)",
                "v=spf1 redirect=open.paperpost-lab.net | problem | lets everybody send",
                "v=spf1 mx +all | problem | lets everybody send",
                "v=spf1 mx all | problem | lets everybody send",
                "v=spf1 mx ?all | warning | says nothing about other senders",
                "v=spf1 mx | warning | says nothing about other senders",
                "v=spf1 ptr -all | warning | uses ptr",
                "v=spf1 mx ipv4:203.0.113.25 -all | problem | the term \"ipv4:203.0.113.25\" is none",
                "v=spf1 include:gone.paperpost-lab.net -all | problem | \"gone.paperpost-lab.net\", which it refers to, has no",
                "v=spf1 a mx a:1.x.net a:2.x.net a:3.x.net a:4.x.net a:5.x.net a:6.x.net a:7.x.net a:8.x.net -all | ok | (10 of",
                "v=spf1 a mx a:1.x.net a:2.x.net a:3.x.net a:4.x.net a:5.x.net a:6.x.net a:7.x.net a:8.x.net exists:%{i}.x.net -all | problem | more than 10 lookups",
                "v=spf1 include:loop.paperpost-lab.net -all | problem | more than 10 lookups",
                "v=spf10 mx -all | problem | has no SPF record",
            })
    void spfIsReadAsReceiversReadIt(String record, String result, String phrase) {
        dns.text("other.paperpost-lab.net", "v=spf1 a:mail.paperpost-lab.net -all");
        dns.text("open.paperpost-lab.net", "v=spf1 +all");
        dns.text("loop.paperpost-lab.net", "v=spf1 include:loop.paperpost-lab.net -all");
        dns.forget(DOMAIN).text(DOMAIN, record).text(DOMAIN, "some-site-verification=1");

        Finding spf = finding("SPF");

        assertThat(spf.result().word()).as(spf.found()).isEqualTo(result);
        assertThat(spf.found()).contains(phrase);
    }

    @Test
    void twoSpfRecordsAreAProblemAndNoneComesWithTheOneToPublish() {
        dns.text(DOMAIN, "v=spf1 a -all");
        assertThat(finding("SPF").found()).contains("2 SPF records");

        dns.forget(DOMAIN);
        settings.put("quarkus.mailer.host", "mail.paperpost-lab.net");
        assertThat(finding("SPF").publish()).isEqualTo(DOMAIN + ". IN TXT \"v=spf1 a:mail.paperpost-lab.net ~all\"");
    }

    @Test
    void spfIsAskedOfTheBounceDomainAndBouncesMustArriveThere() {
        settings.put("paperpost.mail.bounce-domain", "bounce.paperpost-lab.net");
        dns.text("bounce.paperpost-lab.net", "v=spf1 mx -all").add("bounce.paperpost-lab.net", "MX", "0 .");

        assertThat(finding("SPF").found()).startsWith("bounce.paperpost-lab.net has");
        assertThat(finding("alignment").result()).isEqualTo(Grade.OK);
        assertThat(examine().findings()).anySatisfy(finding -> {
            assertThat(finding.result()).isEqualTo(Grade.PROBLEM);
            assertThat(finding.found()).contains("null MX").contains("bounces are lost");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DMARC1; p=none; rua=mailto:a@b.net | ok | enough to start with",
                "v=DMARC1;p=quarantine | ok | Add rua=",
                "v=DMARC1; rua=mailto:a@b.net | problem | Write p=none",
                "v=DMARC1; p=nothing | problem | Write p=none",
                "v=DMARC1; p=none; p=reject | problem | Correct it",
            })
    void aDmarcPolicyMustSayWhatItWants(String record, String result, String advice) {
        dns.text("_dmarc." + DOMAIN, record);

        Finding dmarc = finding("DMARC");

        assertThat(dmarc.result().word()).as(dmarc.found()).isEqualTo(result);
        assertThat(dmarc.advice()).contains(advice);
    }

    @Test
    void withoutAnyPolicyTheRecordToPublishIsShownAndWithTwoNoneCounts() {
        dns.text("_dmarc.paperpost-lab.net", "v=DMARC1; p=none");
        assertThat(finding("DMARC").found()).contains("_dmarc.paperpost-lab.net has more than one");

        dns.forget("_dmarc.paperpost-lab.net");
        assertThat(finding("DMARC").publish())
                .startsWith("_dmarc." + DOMAIN + ". IN TXT \"v=DMARC1; p=none; rua=mailto:");
    }

    @Test
    void anEnvelopeOfAnotherOrganisationIsToldAsSuch() {
        settings.put("paperpost.mail.bounce-domain", "bounces.some-relay.net");
        assertThat(finding("alignment").result()).isEqualTo(Grade.WARNING);

        settings.put("quarkus.mailer.dkim.enabled", "true");
        settings.put("quarkus.mailer.dkim.sdid", "some-relay.net");
        assertThat(finding("alignment").result()).isEqualTo(Grade.PROBLEM);

        settings.put("paperpost.mail.bounce-domain", "bounce.paperpost-lab.net");
        assertThat(finding("alignment").result()).isEqualTo(Grade.OK);
        dns.text("_dmarc." + DOMAIN, "v=DMARC1; p=none; aspf=s");
        assertThat(finding("alignment").result()).as("strict").isEqualTo(Grade.PROBLEM);
    }

    @Test
    void theKeyOfTheServiceIsComparedWithTheOnePublishedAndTheRightRecordShown() throws Exception {
        KeyPair pair = keys(2048);
        signWith(pair);

        Finding missing = finding("DKIM");
        assertThat(missing.result()).isEqualTo(Grade.PROBLEM);
        dns.text("s1._domainkey." + DOMAIN, strings(missing.publish()));
        assertThat(finding("DKIM").result()).as("what was to publish").isEqualTo(Grade.OK);

        dns.forget("s1._domainkey." + DOMAIN)
                .text(
                        "s1._domainkey." + DOMAIN,
                        "v=DKIM1; p=" + base64(keys(2048).getPublic().getEncoded()));
        assertThat(finding("DKIM").found()).contains("another key");

        dns.forget("s1._domainkey." + DOMAIN).text("s1._domainkey." + DOMAIN, "v=DKIM1; p=");
        assertThat(finding("DKIM").found()).contains("revoked");

        dns.forget("s1._domainkey." + DOMAIN).text("s1._domainkey." + DOMAIN, "v=DKIM1; p=notakey!");
        assertThat(finding("DKIM").result()).isEqualTo(Grade.PROBLEM);

        assertThat(examine().toString())
                .doesNotContain(base64(pair.getPrivate().getEncoded()).substring(200, 240));
    }

    @Test
    void aShortKeyIsAWarningAndAKeyThatIsNoneAProblem() throws Exception {
        KeyPair pair = keys(1024);
        signWith(pair);
        dns.text(
                "s1._domainkey." + DOMAIN, "k=rsa; p=" + base64(pair.getPublic().getEncoded()));
        assertThat(finding("DKIM").result()).isEqualTo(Grade.WARNING);

        Path file = Files.writeString(
                directory.resolve("key"), base64(pair.getPrivate().getEncoded()) + "\n");
        settings.remove("quarkus.mailer.dkim.private-key");
        settings.put("quarkus.mailer.dkim.private-key-path", file.toString());
        assertThat(finding("DKIM").result()).as("from a file").isEqualTo(Grade.WARNING);

        settings.put("quarkus.mailer.dkim.private-key-path", file + ".gone");
        assertThat(finding("DKIM").found()).contains("cannot be read");
    }

    @Test
    void answersMustArriveSomewhere() {
        dns.forget(DOMAIN);
        assertThat(finding("MX").found()).contains("neither MX nor address");

        dns.add(DOMAIN, "A", "203.0.113.80");
        assertThat(finding("MX").result()).isEqualTo(Grade.WARNING);

        dns.add(DOMAIN, "MX", "10 gone.paperpost-lab.net.");
        assertThat(finding("MX").result()).isEqualTo(Grade.PROBLEM);

        dns.add(DOMAIN, "MX", "20 mail.paperpost-lab.net.");
        assertThat(finding("MX").result()).as("one of two").isEqualTo(Grade.WARNING);

        dns.add("gone.paperpost-lab.net", "CNAME", "mail.paperpost-lab.net.");
        assertThat(finding("MX").result()).as("by an alias").isEqualTo(Grade.OK);
    }

    @Test
    void theNameOfTheRelaysAddressMustLeadBack() throws Exception {
        PtrCheck ours = new PtrCheck(dns.client(), "mail.paperpost-lab.net", true);
        PtrCheck theirs = new PtrCheck(dns.client(), "mail.paperpost-lab.net", false);
        assertThat(ours.run()).extracting(Finding::result).containsExactly(Grade.OK);

        dns.forget("25.113.0.203.in-addr.arpa").add("25.113.0.203.in-addr.arpa", "PTR", "host-25.paperpost-lab.net.");
        assertThat(ours.run()).singleElement().satisfies(finding -> {
            assertThat(finding.found()).contains("does not lead back");
            assertThat(finding.result()).isEqualTo(Grade.PROBLEM);
            assertThat(finding.publish()).isEqualTo("25.113.0.203.in-addr.arpa. IN PTR mail.paperpost-lab.net.");
        });
        assertThat(theirs.run()).extracting(Finding::result).containsExactly(Grade.WARNING);

        assertThat(new PtrCheck(dns.client(), "10.0.0.25", false).run())
                .extracting(Finding::result)
                .containsExactly(Grade.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(ints = {Rcode.SERVFAIL, Rcode.REFUSED})
    void aResolverThatCannotFindOutSaysNothingAboutTheDomain(int code) {
        dns.fail(DOMAIN, code).fail("_dmarc." + DOMAIN, code);

        DoctorReport report = examine();

        assertThat(report.isHealthy()).isTrue();
        assertThat(finding("SPF").result()).isEqualTo(Grade.UNKNOWN);
        assertThat(finding("SPF").found()).contains(Rcode.string(code));
        assertThat(finding("DMARC").result()).isEqualTo(Grade.UNKNOWN);
    }

    @Test
    void aSilentResolverIsGivenUpAndTheRestIsToldAllTheSame() {
        dns.silent(DOMAIN);
        long started = System.nanoTime();

        DoctorReport report = examine();

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(30));
        assertThat(find(report, "SPF").result()).isEqualTo(Grade.UNKNOWN);
        assertThat(find(report, "DMARC").result()).isEqualTo(Grade.OK);
        assertThat(report.isHealthy()).isTrue();
    }

    @Test
    void anAnswerTooLongForADatagramIsFetchedOverTcp() {
        dns.truncated(DOMAIN);

        assertThat(finding("SPF").result()).isEqualTo(Grade.OK);
        assertThat(dns.questionsOverTcp()).isPositive();
    }

    @Test
    void theCommandPrintsATableAndItsStatusTellsWhetherThereIsAProblem() throws Exception {
        assertThat(run()).isZero();
        assertThat(printed).contains("ok       SPF           " + DOMAIN + " has \"v=spf1 mx -all\"");
        assertThat(printed).endsWith("4 ok, 0 warning, 0 problem, 2 unknown" + System.lineSeparator());

        dns.forget("_dmarc.paperpost-lab.net");
        assertThat(run()).isEqualTo(1);
        assertThat(printed).contains("problem  DMARC ").contains("To do: ").contains("IN TXT \"v=DMARC1;");

        assertThatThrownBy(() -> run("--fast")).hasMessageContaining("takes no arguments");
    }

    @Test
    void aResolverThatIsNoAddressIsRefusedWithTheNameOfTheSetting() {
        settings.put("paperpost.doctor.resolver", "127.0.0.1:dns");

        assertThatThrownBy(this::examine)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paperpost.doctor.resolver");
    }

    private String printed;

    private int run(String... arguments) throws Command.UsageException {
        Command doctor = ServiceLoader.load(Command.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(command -> command.name().equals("doctor"))
                .findFirst()
                .orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status =
                doctor.run(config(settings), List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8));
        printed = out.toString(StandardCharsets.UTF_8);
        return status;
    }

    private void signWith(KeyPair pair) {
        settings.put("quarkus.mailer.dkim.enabled", "true");
        settings.put("quarkus.mailer.dkim.selector", "s1");
        settings.put("quarkus.mailer.dkim.sdid", DOMAIN);
        settings.put("quarkus.mailer.dkim.private-key", base64(pair.getPrivate().getEncoded()));
    }

    private DoctorReport examine() {
        return Doctor.withoutService(config(settings), Clock.systemUTC()).examine();
    }

    private Finding finding(String check) {
        return find(examine(), check);
    }

    private static Finding find(DoctorReport report, String check) {
        return report.findings().stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private static Config config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }

    private static KeyPair keys(int bits) throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    /** The strings of a record in the form of a zone file, joined. */
    private static String strings(String record) {
        return Pattern.compile("\"([^\"]*)\"")
                .matcher(record)
                .results()
                .map(MatchResult::group)
                .map(string -> string.substring(1, string.length() - 1))
                .collect(Collectors.joining());
    }
}
