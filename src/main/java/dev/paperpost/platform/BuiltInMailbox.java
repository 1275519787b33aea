package dev.paperpost.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A real SMTP server on this machine only, which keeps every mail instead of passing it on: so that the first start needs
 * no mail account, and a mistake in trying things out reaches nobody.
 */
class BuiltInMailbox {

    private static final int LARGEST_MAIL = 10 * 1024 * 1024;
    private static final int MOST_CONNECTIONS = 50;

    private final SMTPServer server;

    private BuiltInMailbox(SMTPServer server) {
        this.server = server;
    }

    /** Listens on a free port of this machine. */
    static BuiltInMailbox start(Path directory) throws StartupException {
        MailboxFolder folder = new MailboxFolder(directory);
        try {
            folder.create();
            SMTPServer server = SMTPServer.port(freePort())
                    .bindAddress(InetAddress.getLoopbackAddress())
                    .hostName("localhost")
                    .softwareName("Paperpost mailbox")
                    .maxMessageSize(LARGEST_MAIL)
                    .maxConnections(MOST_CONNECTIONS)
                    .connectionTimeout(5, TimeUnit.MINUTES)
                    .messageHandlerFactory(context -> new MailboxHandler(folder, LARGEST_MAIL))
                    .build();
            server.start();
            return new BuiltInMailbox(server);
        } catch (IOException e) {
            throw new StartupException("the built-in mailbox cannot write to " + directory + " (" + e.getMessage()
                    + "). Check free disk space and the owner of the directory, or set QUARKUS_MAILER_HOST to a mail"
                    + " server of your own.");
        } catch (RuntimeException e) {
            throw new StartupException("the built-in mailbox cannot listen on this machine (" + e.getMessage()
                    + "). Start again, or set QUARKUS_MAILER_HOST to a mail server of your own.");
        }
    }

    int port() {
        return server.getPortAllocated();
    }

    void stop() {
        server.stop();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
