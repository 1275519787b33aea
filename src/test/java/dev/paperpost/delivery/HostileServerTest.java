package dev.paperpost.delivery;

import static dev.paperpost.delivery.HostileRow.Fate.FAILS;
import static dev.paperpost.delivery.HostileRow.Fate.FAILS_IN_THE_END;
import static dev.paperpost.delivery.HostileRow.Fate.MAY_PASS;
import static dev.paperpost.delivery.HostileRow.Fate.PASSES;
import static dev.paperpost.delivery.HostileRow.Fate.STOPS_THE_READER;
import static dev.paperpost.delivery.HostileRow.Fate.WAITS;
import static dev.paperpost.delivery.HostileRow.Fate.WAITS_IN_DOUBT;
import static dev.paperpost.delivery.HostileRow.Fate.WAITS_PERHAPS_IN_DOUBT;
import static dev.paperpost.delivery.HostileRow.row;
import static dev.paperpost.delivery.HostileSmtpServer.ANYBODY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.delivery.HostileRow.Fate;
import dev.paperpost.delivery.HostileSmtpServer.Act;
import dev.paperpost.delivery.HostileSmtpServer.Close;
import dev.paperpost.delivery.HostileSmtpServer.Drip;
import dev.paperpost.delivery.HostileSmtpServer.FallSilent;
import dev.paperpost.delivery.HostileSmtpServer.HalfSay;
import dev.paperpost.delivery.HostileSmtpServer.Say;
import dev.paperpost.delivery.HostileSmtpServer.SayLate;
import dev.paperpost.delivery.HostileSmtpServer.Stage;
import dev.paperpost.delivery.HostileSmtpServer.TakeAndClose;
import dev.paperpost.delivery.HostileSmtpServer.TakeAndFallSilent;
import dev.paperpost.delivery.HostileSmtpServer.Taken;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way a mail server without TLS can be wrong; the time limit of an attempt is 1.5 s here. */
@QuarkusTest
@TestProfile(HostileDelivery.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileServerTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Inject
    HostileTable table;

    @Inject
    Deliveries deliveries;

    @Inject
    Readers readers;

    @Inject
    DeliveryConfig config;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    private HostileSmtpServer server;

    @BeforeEach
    void openServer() {
        if (server == null) {
            server = new HostileSmtpServer(port);
        }
        server.repent();
    }

    @AfterAll
    void writeTable() {
        server.close();
        table.write("1-plain.md", "In the dialogue");
    }

    @ParameterizedTest
    @MethodSource({"beforeAnyMail", "atMail", "atRecipient", "atData", "afterTheDot", "betweenMails"})
    void noServerMakesTheOutboxLoseRepeatOrHold(HostileRow row) {
        table.prove(row, server);
    }

    static Stream<HostileRow> beforeAnyMail() {
        return Stream.of(
                row("refuses connections", WAITS, HostileSmtpServer::close),
                row("accepts and closes", WAITS, on(Stage.GREETING, new Close())),
                row("does not greet", WAITS, on(Stage.GREETING, new FallSilent()))
                        .forManyMailsOnce(),
                row("greets with 421", WAITS, on(Stage.GREETING, new Say("421 4.3.2 closing"))),
                row("greets with 554", WAITS, on(Stage.GREETING, new Say("554 5.3.2 not today"))),
                row("greets with 220 and nonsense", PASSES, on(Stage.GREETING, new Say("220 \u00ff\u0001 <>%&"))),
                row("greets without a code", WAITS, on(Stage.GREETING, new Say("hello there"))),
                row(
                        "greets octet by octet, within the time limit",
                        PASSES,
                        on(Stage.GREETING, new Drip("220 hi", Duration.ofMillis(80)))),
                row(
                                "greets octet by octet, one a second",
                                WAITS,
                                on(Stage.GREETING, new Drip("220 hostile.example ESMTP", SECOND)))
                        .forManyMailsOnce(),
                row("closes in the middle of the greeting", WAITS, on(Stage.GREETING, new HalfSay("220 ho"))),
                row("refuses EHLO with 502: HELO is said", PASSES, on(Stage.EHLO, new Say("502 5.5.1 what?"))),
                row("is silent at EHLO", WAITS, on(Stage.EHLO, new FallSilent()))
                        .forManyMailsOnce(),
                row("closes at EHLO", WAITS, on(Stage.EHLO, new Close())),
                row("says 421 at EHLO", WAITS, on(Stage.EHLO, new Say("421 4.3.2 closing"))),
                row("offers no PIPELINING", PASSES, server -> server.advertise("250 hostile.example\r\n")),
                row(
                        "answers EHLO with 10,000 lines",
                        PASSES,
                        server -> server.advertise("250-X\r\n".repeat(10_000) + "250 PIPELINING\r\n")));
    }

    static Stream<HostileRow> atMail() {
        return Stream.concat(
                refusals(Stage.MAIL, Map.of("450", WAITS, "451", WAITS, "452", WAITS), FAILS_IN_THE_END),
                nonsense(Stage.MAIL));
    }

    static Stream<HostileRow> atRecipient() {
        return Stream.concat(
                refusals(
                        Stage.RCPT,
                        Map.of(
                                "550 5.1.1",
                                STOPS_THE_READER,
                                "550-5.1.1",
                                STOPS_THE_READER,
                                "550 5.7.26",
                                FAILS_IN_THE_END),
                        FAILS),
                nonsense(Stage.RCPT));
    }

    static Stream<HostileRow> atData() {
        return Stream.concat(
                refusals(
                        Stage.DATA,
                        Map.of(
                                "550 5.1.1",
                                STOPS_THE_READER,
                                "550-5.1.1",
                                STOPS_THE_READER,
                                "550 5.7.26",
                                FAILS_IN_THE_END),
                        FAILS),
                nonsense(Stage.DATA));
    }

    static Stream<HostileRow> afterTheDot() {
        return Stream.of(
                        refusals(
                                Stage.DOT,
                                Map.of(
                                        "550 5.1.1",
                                        STOPS_THE_READER,
                                        "550-5.1.1",
                                        STOPS_THE_READER,
                                        "550 5.7.26",
                                        FAILS_IN_THE_END),
                                FAILS),
                        Stream.of(
                                row("says 999 after the dot", WAITS_IN_DOUBT, on(Stage.DOT, new Say("999 what"))),
                                row("answers the dot without a code", WAITS_IN_DOUBT, on(Stage.DOT, new Say("thanks"))),
                                row("answers the dot with an empty line", WAITS_IN_DOUBT, on(Stage.DOT, new Say(""))),
                                row("closes after the dot", WAITS_IN_DOUBT, on(Stage.DOT, new Close())),
                                row("is silent after the dot", WAITS_IN_DOUBT, on(Stage.DOT, new FallSilent()))
                                        .forManyMailsOnce(),
                                row(
                                                "takes the mail and closes",
                                                WAITS_IN_DOUBT,
                                                onceThenWait(Stage.DOT, new TakeAndClose()))
                                        .forOneMailThatMayArriveTwice(),
                                row(
                                                "takes the mail and is silent",
                                                WAITS_IN_DOUBT,
                                                onceThenWait(Stage.DOT, new TakeAndFallSilent()))
                                        .forOneMailThatMayArriveTwice(),
                                row(
                                                "takes the mail and closes in the middle of its 250",
                                                WAITS_IN_DOUBT,
                                                onceThenWait(Stage.DOT, new HalfSay("25")))
                                        .forOneMailThatMayArriveTwice(),
                                row(
                                                "takes the mail and says so one octet a second",
                                                WAITS_IN_DOUBT,
                                                onceThenWait(Stage.DOT, new Drip("250 taken", SECOND)))
                                        .forOneMailThatMayArriveTwice(),
                                row(
                                        "says 250 after two thirds of the time limit",
                                        PASSES,
                                        on(Stage.DOT, new SayLate("250 ok", SECOND)))))
                .flatMap(rows -> rows);
    }

    static Stream<HostileRow> betweenMails() {
        return Stream.of(
                        many("ends the connection with 421 after each mail", server -> server.endAfter(1, true)),
                        many("ends the connection with 421 after 2 mails", server -> server.endAfter(2, true)),
                        many("ends the connection with 421 after 5 mails", server -> server.endAfter(5, true)),
                        many("hangs up after each mail", server -> server.endAfter(1, false)),
                        many("hangs up after 2 mails", server -> server.endAfter(2, false)),
                        many("hangs up after 5 mails", server -> server.endAfter(5, false)),
                        many("refuses RSET", on(Stage.RSET, new Say("502 5.5.1 what?"))),
                        many("is silent at RSET: a new connection is made", on(Stage.RSET, new FallSilent())),
                        row(
                                        "gives one answer too many at MAIL",
                                        MAY_PASS,
                                        onceThenWait(Stage.MAIL, new Say("250 2.1.0 ok\r\n250 2.1.0 ok")))
                                .forOneMailThatMayArriveTwice(),
                        row(
                                        "gives one answer too many at RSET",
                                        MAY_PASS,
                                        onceThenWait(Stage.RSET, new Say("250 2.0.0 ok\r\n250 2.0.0 ok")))
                                .forOneMailThatMayArriveTwice(),
                        row(
                                        "refuses recipients and neither answers QUIT nor hangs up",
                                        FAILS,
                                        on(Stage.QUIT, new FallSilent())
                                                .andThen(on(Stage.RCPT, new Say("554 5.6.0 no"))))
                                .forManyMailsOnce())
                .map(HostileRow::overOpenConnections);
    }

    @Test
    void aServerThatIsGoneInMidRunCostsNoMailAndRepeatsOnlyWhatWasUnderWay() {
        readers.forgetEverything();
        server.taken().clear();
        for (int i = 0; i < 200; i++) {
            readers.digestFor("reader" + i + "@midrun.example");
        }
        deliveries.drain(Duration.ofMillis(1));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> server.taken().size() >= 50);

        server.close();
        Awaitility.await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        assertThat(deliveries.counts()).containsEntry("failed", 0L).containsEntry("expired", 0L);
        long doubtful = readers.number("select count(*) from delivery where uncertain");
        server.repent();
        long began = System.nanoTime();
        table.awaitSent(200);

        Map<String, List<Taken>> copies = server.taken().stream().collect(Collectors.groupingBy(Taken::recipient));
        assertThat(copies).hasSize(200);
        List<List<Taken>> twice =
                copies.values().stream().filter(mails -> mails.size() > 1).toList();
        assertThat(twice).hasSizeLessThanOrEqualTo(config.workers() + 1).allSatisfy(mails -> assertThat(mails)
                .hasSize(2)
                .extracting(mail -> mail.header("Message-ID"))
                .containsOnly(mails.get(0).header("Message-ID")));
        table.assertCalm(server);
        table.note(
                "its process dies with 200 mails queued and is back after 2 s",
                "queued; those under way unknown (" + doubtful + ")",
                readers.text("select max(attempts) from delivery"),
                "stays",
                "all 200 there, " + twice.size() + " of them twice, same Message-ID; all well "
                        + (System.nanoTime() - began) / 1_000_000 + " ms after");
    }

    private static HostileRow many(String server, Consumer<HostileSmtpServer> wrong) {
        return row(server, PASSES, wrong).forManyMailsOnce();
    }

    /** Replies that say no; the first key that a reply starts with tells what comes of it, the class of the reply otherwise. */
    private static Stream<HostileRow> refusals(Stage stage, Map<String, Fate> known, Fate otherwise) {
        return Stream.of(
                        "421 4.7.0 closing",
                        "450 4.2.1 busy",
                        "451 4.7.1 greylisted",
                        "452 4.3.1 no room",
                        "550 5.1.1 no such user",
                        "550 5.2.1 disabled",
                        "552 5.2.2 mailbox full",
                        "550 5.7.26 unauthenticated",
                        "554 5.6.0 bad content",
                        "503 out of order",
                        "550-5.1.1 no such user\r\n550-5.1.1 look\r\n550 5.1.1 here",
                        "451 4.3.0 " + "x".repeat(100_000))
                .map(reply -> {
                    Fate fate = known.entrySet().stream()
                            .filter(each -> reply.startsWith(each.getKey()))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElse(reply.startsWith("4") ? WAITS : otherwise);
                    return row(
                            words(reply) + place(stage),
                            reply.startsWith("421") && stage != Stage.DOT ? WAITS_PERHAPS_IN_DOUBT : fate,
                            on(stage, new Say(reply)));
                });
    }

    private static String words(String reply) {
        if (reply.length() > 1000) {
            return "says " + reply.substring(0, 9) + " in 100,000 characters";
        }
        return "says " + reply.replace("\r\n", " / ");
    }

    private static Stream<HostileRow> nonsense(Stage stage) {
        return Stream.of(
                row("says 999" + place(stage), WAITS, on(stage, new Say("999 what"))),
                row("answers without a code" + place(stage), WAITS, on(stage, new Say("never heard of it"))),
                row("answers with an empty line" + place(stage), WAITS, on(stage, new Say(""))),
                row("closes" + place(stage), WAITS_PERHAPS_IN_DOUBT, on(stage, new Close())),
                row(
                        "closes in the middle of its answer" + place(stage),
                        WAITS_PERHAPS_IN_DOUBT,
                        on(stage, new HalfSay("250 o"))),
                row("is silent" + place(stage), WAITS_IN_DOUBT, on(stage, new FallSilent()))
                        .forManyMailsOnce());
    }

    private static String place(Stage stage) {
        return stage == Stage.DOT ? " after the dot" : " at " + stage;
    }

    private static Consumer<HostileSmtpServer> on(Stage stage, Act act) {
        return server -> server.on(stage, ANYBODY, act);
    }

    /** Once; after that MAIL is put off, so that what became of the mail can be seen before it is tried again. */
    private static Consumer<HostileSmtpServer> onceThenWait(Stage stage, Act act) {
        return server -> {
            server.once(stage, ANYBODY, act).on(Stage.MAIL, ANYBODY, new Say("450 4.0.0 wait"));
            if (stage != Stage.MAIL) {
                server.once(Stage.MAIL, ANYBODY, new Say("250 2.1.0 ok, once"));
            }
        };
    }
}
