package dev.paperpost.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the built-in mailbox has received, this run and before. Thread-safe. */
@ApplicationScoped
public class Mailbox {

    private static final int MOST = 1000;

    private final MailboxFolder folder;
    private final boolean active;

    Mailbox(
            PaperpostConfig config,
            @ConfigProperty(name = "paperpost.platform.mailbox", defaultValue = "false") boolean active) {
        this.folder = new MailboxFolder(config.dataDir().resolve(Foundations.MAILBOX));
        this.active = active;
    }

    /** Whether this process runs the built-in mailbox: true only while no SMTP host is configured. */
    public boolean active() {
        return active;
    }

    /**
     * The latest mails, newest first.
     *
     * @param limit 1 to 1,000
     */
    public List<StoredMail> newest(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST + ", not " + limit);
        }
        try {
            List<StoredMail> mails = new ArrayList<>();
            for (String id : folder.newest(limit)) {
                find(id).ifPresent(mails::add);
            }
            return mails;
        } catch (IOException e) {
            throw new UncheckedIOException("the built-in mailbox could not be read", e);
        }
    }

    /** One mail; empty when there is none of that id or the text is no id at all. */
    public Optional<StoredMail> find(String id) {
        try {
            return folder.read(id).map(source -> MailboxMessage.parse(id, source));
        } catch (IOException e) {
            throw new UncheckedIOException("the built-in mailbox could not be read", e);
        }
    }
}
