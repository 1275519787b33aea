package dev.paperpost.delivery;

import static dev.paperpost.delivery.HostileRow.Fate.PASSES;
import static dev.paperpost.delivery.HostileRow.Fate.WAITS;
import static dev.paperpost.delivery.HostileRow.row;
import static dev.paperpost.delivery.HostileSmtpServer.ANYBODY;

import dev.paperpost.delivery.HostileSmtpServer.Act;
import dev.paperpost.delivery.HostileSmtpServer.Close;
import dev.paperpost.delivery.HostileSmtpServer.FallSilent;
import dev.paperpost.delivery.HostileSmtpServer.Say;
import dev.paperpost.delivery.HostileSmtpServer.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way a mail server can be wrong about STARTTLS, its certificate and the log-in, all of which are required here. */
@QuarkusTest
@TestProfile(HostileSecureDelivery.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileSecureServerTest {

    @Inject
    HostileTable table;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    private HostileSmtpServer server;

    @BeforeEach
    void openServer() {
        if (server == null) {
            server = new HostileSmtpServer(port).secured(HostileCertificates.of("good"));
        }
        server.repent();
    }

    @AfterAll
    void writeTable() {
        server.close();
        table.write("2-secure.md", "With STARTTLS and log-in required");
    }

    @ParameterizedTest
    @MethodSource({"atStartTls", "certificates", "atLogIn"})
    void noServerGetsAMailInTheClearOrWithoutALogIn(HostileRow row) {
        table.prove(row, server);
    }

    static Stream<HostileRow> atStartTls() {
        return Stream.of(
                row("is as it should be", PASSES, server -> {}),
                row("does not offer STARTTLS", WAITS, server -> server.advertise("250 hostile.example\r\n")),
                row("says 454 to STARTTLS", WAITS, on(Stage.STARTTLS, new Say("454 4.7.0 not now"))),
                row("closes at STARTTLS", WAITS, on(Stage.STARTTLS, new Close())),
                row("is silent at STARTTLS", WAITS, on(Stage.STARTTLS, new FallSilent()))
                        .forManyMailsOnce(),
                row("speaks nonsense in the handshake", WAITS, on(Stage.HANDSHAKE, new Say("what is this?"))),
                row("closes in the handshake", WAITS, on(Stage.HANDSHAKE, new Close())),
                row("is silent in the handshake", WAITS, on(Stage.HANDSHAKE, new FallSilent()))
                        .forManyMailsOnce());
    }

    static Stream<HostileRow> certificates() {
        return Stream.of(
                row("shows a certificate it signed itself", WAITS, shows("self-signed")),
                row("shows a certificate of another name", WAITS, shows("stranger")),
                row("shows an expired certificate", WAITS, shows("expired")));
    }

    static Stream<HostileRow> atLogIn() {
        return Stream.of(
                row(
                        "offers no AUTH",
                        WAITS,
                        server -> server.advertise("250-hostile.example\r\n250-PIPELINING\r\n250 STARTTLS\r\n")),
                row("says 535 to AUTH", WAITS, on(Stage.AUTH, new Say("535 5.7.8 bad credentials"))),
                row("says 454 to AUTH", WAITS, on(Stage.AUTH, new Say("454 4.7.0 not now"))),
                row("says 421 to AUTH", WAITS, on(Stage.AUTH, new Say("421 4.7.0 closing"))),
                row("answers AUTH without a code", WAITS, on(Stage.AUTH, new Say("who?"))),
                row("closes at AUTH", WAITS, on(Stage.AUTH, new Close())),
                row("is silent at AUTH", WAITS, on(Stage.AUTH, new FallSilent()))
                        .forManyMailsOnce());
    }

    private static Consumer<HostileSmtpServer> shows(String certificate) {
        return server -> server.identity(HostileCertificates.of(certificate));
    }

    private static Consumer<HostileSmtpServer> on(Stage stage, Act act) {
        return server -> server.on(stage, ANYBODY, act);
    }
}
