package dev.paperpost.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The built-in mailbox as it is while no SMTP host is configured; tests otherwise run without one. */
public class TestMailbox extends Mailbox {

    private final MailboxFolder folder;

    /** Keeps its mails in the data directory. */
    public TestMailbox(PaperpostConfig config) {
        super(config, true);
        folder = new MailboxFolder(config.dataDir().resolve(Foundations.MAILBOX));
    }

    /** Takes in a message, lines ended by line feeds, and returns its id. */
    public String receive(String message) {
        try {
            folder.create();
            return folder.add(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
