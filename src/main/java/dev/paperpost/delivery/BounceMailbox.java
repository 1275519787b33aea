package dev.paperpost.delivery;

import dev.paperpost.delivery.BounceMailboxConfig.Security;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/** An open connection to the mailbox of bounces, by IMAP (RFC 9051). For one thread. */
class BounceMailbox implements AutoCloseable {

    /** Reports stand at the beginning of a mail; what follows is the mail that came back. */
    static final int MOST_OCTETS = 1 << 20;

    /** What is asked for at a time; most bounces are smaller. */
    private static final int FETCH_OCTETS = 1 << 18;

    private final IMAPStore store;
    private IMAPFolder folder;
    private final List<Message> done = new ArrayList<>();

    private BounceMailbox(IMAPStore store) {
        this.store = store;
    }

    /** @throws MessagingException when the mailbox cannot be opened; everything is closed then */
    static BounceMailbox open(BounceMailboxConfig config) throws MessagingException {
        String protocol = config.security() == Security.TLS ? "imaps" : "imap";
        BounceMailbox mailbox = new BounceMailbox(
                (IMAPStore) Session.getInstance(properties(config, protocol)).getStore(protocol));
        try {
            mailbox.store.connect(
                    config.host().orElseThrow(),
                    config.port().orElse(config.security().usualPort),
                    config.username().orElseThrow(),
                    config.password().orElseThrow());
            mailbox.folder = (IMAPFolder) mailbox.store.getFolder(config.folder());
            mailbox.folder.open(Folder.READ_WRITE);
            return mailbox;
        } catch (MessagingException | RuntimeException e) {
            mailbox.close();
            throw e;
        }
    }

    /** The oldest first. */
    List<IMAPMessage> unread(int atMost) throws MessagingException {
        Message[] found = folder.search(
                new AndTerm(new FlagTerm(new Flags(Flag.SEEN), false), new FlagTerm(new Flags(Flag.DELETED), false)));
        return Arrays.stream(found).limit(atMost).map(IMAPMessage.class::cast).toList();
    }

    /** The mail as it came, its first MiB if it is longer; it stays unread. */
    byte[] octets(IMAPMessage message) throws MessagingException, IOException {
        message.setPeek(true);
        try (InputStream octets = message.getMimeStream()) {
            return octets.readNBytes(MOST_OCTETS);
        }
    }

    /** Leaves the mail for a person, and does not read it again. */
    void keep(IMAPMessage message) throws MessagingException {
        message.setFlag(Flag.SEEN, true);
    }

    /** Nobody needs the mail any more. */
    void discard(IMAPMessage message) throws MessagingException {
        Flags flags = new Flags(Flag.SEEN);
        flags.add(Flag.DELETED);
        message.setFlags(flags, true);
        done.add(message);
    }

    /** Removes what was discarded, where the server can do so without removing what others marked (RFC 4315). */
    void expunge() throws MessagingException {
        if (!done.isEmpty() && store.hasCapability("UIDPLUS")) {
            folder.expunge(done.toArray(Message[]::new));
            done.clear();
        }
    }

    boolean isOpen() {
        return folder.isOpen();
    }

    /** Hangs up, whatever the server does. */
    @Override
    public void close() {
        try (store) {
            if (folder != null && folder.isOpen()) {
                folder.close(false);
            }
        } catch (MessagingException | IllegalStateException e) {
            // The other side is gone; that is what closing is for.
            folder = null;
        }
    }

    private static Properties properties(BounceMailboxConfig config, String protocol) {
        String prefix = "mail." + protocol + ".";
        String millis = Long.toString(config.timeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.setProperty(prefix + "fetchsize", Integer.toString(FETCH_OCTETS));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (config.security() == Security.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return properties;
    }
}
