package dev.paperpost.delivery;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jboss.logging.Logger;

/**
 * Fetches bounces and complaints from the mailbox they come back to, on one node at a time. Each mail is acted on first and
 * marked afterwards: a crash between makes it read again, which changes nothing more.
 */
@Singleton
class BounceCollector {

    private static final Logger LOG = Logger.getLogger("dev.paperpost.delivery");

    /** In one go, so that the lock and the connection to the database are not held for hours; the next tick goes on. */
    static final int MOST_MAILS = 1000;

    /** A mail that cannot be read holds up no other; after this many it is the server that is ill. */
    private static final int MOST_FAILURES = 10;

    private static final String LOCK = "select pg_try_advisory_lock(hashtext('paperpost.bounces'))";
    private static final String UNLOCK = "select pg_advisory_unlock(hashtext('paperpost.bounces'))";

    private final BounceMailboxConfig config;
    private final Reports reports;
    private final DataSource database;
    private String trouble;

    BounceCollector(BounceMailboxConfig config, Reports reports, DataSource database) {
        if (config.host().isPresent()
                && (config.username().isEmpty() || config.password().isEmpty())) {
            throw new IllegalArgumentException(
                    "paperpost.bounces.host is set, so paperpost.bounces.username and .password must be set too");
        }
        this.config = config;
        this.reports = reports;
        this.database = database;
    }

    /** Settings that cannot work are told at the start, not five minutes later. */
    void start(@Observes StartupEvent started) {}

    @Scheduled(every = "${paperpost.bounces.every:5m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        if (config.host().isPresent()) {
            collect();
        }
    }

    /**
     * Reads what is unread, if no other node does. Trouble is told in the log when it begins and when it is over.
     *
     * @return how many mails were read and marked
     */
    synchronized int collect() {
        Tally tally = new Tally();
        try (Connection connection = database.getConnection()) {
            if (!call(connection, LOCK)) {
                return 0;
            }
            try {
                read(tally);
                tell(tally.problem);
            } finally {
                call(connection, UNLOCK);
            }
        } catch (SQLException | MessagingException | IOException | RuntimeException e) {
            tell(e);
        }
        if (tally.read > 0) {
            LOG.infof(
                    "Mailbox of bounces: mails read %d, about mails of ours %d, readers stopped %d",
                    tally.read, tally.ours, tally.stopped);
        }
        return tally.read;
    }

    private void read(Tally tally) throws MessagingException, IOException {
        try (BounceMailbox mailbox = BounceMailbox.open(config)) {
            for (IMAPMessage message : mailbox.unread(MOST_MAILS)) {
                try {
                    take(mailbox, message, tally);
                } catch (MessagingException | IOException | RuntimeException e) {
                    tally.problem = e;
                    if (++tally.failures == MOST_FAILURES || !mailbox.isOpen()) {
                        throw e;
                    }
                }
            }
            mailbox.expunge();
        }
    }

    private void take(BounceMailbox mailbox, IMAPMessage message, Tally tally) throws MessagingException, IOException {
        ReportReceipt receipt = reports.take(mailbox.octets(message));
        boolean understood =
                receipt.deliveryId() != null && !receipt.recognised().equals("other");
        if (understood) {
            mailbox.discard(message);
        } else {
            mailbox.keep(message);
        }
        tally.read++;
        tally.ours += understood ? 1 : 0;
        tally.stopped += receipt.action().equals("subscriber stopped") ? 1 : 0;
    }

    /** Once for each kind of trouble, not at each tick. */
    private void tell(Exception problem) {
        String words = problem == null ? null : BounceMailboxTrouble.words(problem, config);
        if (words == null && trouble != null) {
            LOG.info("The mailbox of bounces can be read again");
        } else if (words != null && !words.equals(trouble)) {
            LOG.warnf(
                    "The mailbox of bounces at %s cannot be read: %s. It is tried again every %d s; mail goes out meanwhile.",
                    config.host().orElse(""), words, config.every().toSeconds());
        }
        trouble = words;
    }

    private static boolean call(Connection connection, String function) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(function);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static class Tally {
        private int read;
        private int ours;
        private int stopped;
        private int failures;
        private Exception problem;
    }
}
