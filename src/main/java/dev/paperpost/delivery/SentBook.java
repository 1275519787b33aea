package dev.paperpost.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Marks mails as sent, those that wait at the same time in one transaction. Thread-safe. */
class SentBook {

    /** The workers compose meanwhile, and marks written together cost little more than one. */
    private static final Duration GATHERING = Duration.ofMillis(2);

    private final Ledger ledger;
    private final Executor clerk = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "delivery-marks");
        thread.setDaemon(true);
        return thread;
    });
    private Map<Claim, CompletableFuture<Void>> waiting = new LinkedHashMap<>();

    SentBook(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What was sent by one worker and may not be marked yet: one mail at the most. Not thread-safe. */
    final class Page {

        private Claim claim;
        private CompletableFuture<Void> mark;

        /** Has the mail marked soon; the one before must be {@link #settle settled}. */
        void enter(Claim sent) {
            claim = sent;
            mark = enqueue(sent);
        }

        /** The mail that may not be marked yet, or null. */
        Claim open() {
            return claim;
        }

        /** Returns when the mail entered last is marked; fails when it could not be, and may be called again. */
        void settle() throws SQLException {
            if (mark.isCompletedExceptionally()) {
                mark = enqueue(claim);
            }
            try {
                mark.join();
                claim = null;
            } catch (CompletionException e) {
                throw new SQLException("a mail could not be marked as sent", e.getCause());
            }
        }
    }

    private CompletableFuture<Void> enqueue(Claim claim) {
        CompletableFuture<Void> mark = new CompletableFuture<>();
        boolean first;
        synchronized (this) {
            first = waiting.isEmpty();
            waiting.put(claim, mark);
        }
        if (first) {
            clerk.execute(this::mark);
        }
        return mark;
    }

    private void mark() {
        LockSupport.parkNanos(GATHERING.toNanos());
        Map<Claim, CompletableFuture<Void>> marks;
        synchronized (this) {
            marks = waiting;
            waiting = new LinkedHashMap<>();
        }
        try {
            ledger.sent(List.copyOf(marks.keySet()));
            marks.values().forEach(mark -> mark.complete(null));
        } catch (SQLException | RuntimeException | Error e) {
            // An error too: a worker waits for its mark without end.
            marks.values().forEach(mark -> mark.completeExceptionally(e));
        }
    }
}
