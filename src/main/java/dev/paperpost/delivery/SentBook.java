package dev.paperpost.delivery;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Marks mails as sent. Each worker waits until its mail is marked before it takes another, so that a crash leaves no more mails
 * in doubt than there are workers; those that wait at the same time share one transaction. Thread-safe.
 */
class SentBook {

    private static final class Entry {
        final Claim claim;
        boolean written;

        Entry(Claim claim) {
            this.claim = claim;
        }
    }

    private final Ledger ledger;
    private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    SentBook(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Returns when it is written down; fails when it is not, and may be called again. */
    void enter(Claim claim) throws SQLException {
        Entry entry = new Entry(claim);
        waiting.add(entry);
        writing.lock();
        try {
            if (!entry.written) {
                Set<Entry> entries = new LinkedHashSet<>();
                entries.add(entry);
                for (Entry other = waiting.poll(); other != null; other = waiting.poll()) {
                    entries.add(other);
                }
                // If this fails, each of the others writes its own when its turn comes.
                ledger.sent(entries.stream().map(each -> each.claim).toList());
                entries.forEach(each -> each.written = true);
            }
        } finally {
            writing.unlock();
        }
    }
}
