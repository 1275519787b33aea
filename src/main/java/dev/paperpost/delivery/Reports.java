package dev.paperpost.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Takes in what comes back by mail after a server had accepted ours: bounces and complaints. Thread-safe. */
@ApplicationScoped
public class Reports {

    private final ReportBook book;

    Reports(ReportBook book) {
        this.book = book;
    }

    /**
     * Reads one mail and acts on it. A reader is stopped and the address suppressed when a report about a mail of ours says
     * that the address does not exist or that the reader complained, and when digest after digest came back; anything else
     * stops nobody. The same mail again changes nothing more.
     *
     * @param mail the octets as they came, RFC 5322; anything at all is answered
     */
    public ReportReceipt take(byte[] mail) {
        try {
            return book.enter(ReportReader.read(mail));
        } catch (SQLException e) {
            throw new IllegalStateException("a report could not be written down", e);
        }
    }
}
