package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.delivery.HostileSmtpServer;
import dev.paperpost.delivery.HostileSmtpServer.Taken;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server at the other end of the wire, and what it was given. */
abstract class WireTest {

    @Inject
    MailTransport transport;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    HostileSmtpServer server;

    @BeforeEach
    void openServer() {
        server = new HostileSmtpServer(port);
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    /** Sends the mail and says what arrived; exactly one must. */
    Taken accepted(OutgoingMail mail) {
        int before = server.taken().size();
        assertThat(transport.send(mail)).isEqualTo(new SendResult.Accepted());
        assertThat(server.taken()).hasSize(before + 1);
        return server.taken().get(before);
    }
}
