package dev.paperpost.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What the built-in mailbox has received, this run and before. Thread-safe. */
@ApplicationScoped
public class Mailbox {

    /** Whether this process runs the built-in mailbox: true only while no SMTP host is configured. */
    public boolean active() {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * The latest mails, newest first.
     *
     * @param limit 1 to 1,000
     */
    public List<StoredMail> newest(int limit) {
        throw new UnsupportedOperationException("not yet");
    }

    /** One mail; empty when there is none of that id or the text is no id at all. */
    public Optional<StoredMail> find(String id) {
        throw new UnsupportedOperationException("not yet");
    }
}
