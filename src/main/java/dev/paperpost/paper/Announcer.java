package dev.paperpost.paper;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Tells of stored papers beside the storing: two announcements at a time, since the database answers each with one
 * processor, and what is stored meanwhile waits for the next. Thread-safe.
 */
final class Announcer {

    private final Consumer<PapersStored> listener;
    private final Executor executor;
    private CompletableFuture<?> telling = CompletableFuture.completedFuture(null);
    private CompletableFuture<?> alsoTelling = telling;
    private int untold;

    /** @param listener may take its time and be called by two threads; does not throw */
    Announcer(Consumer<PapersStored> listener, Executor executor) {
        this.listener = listener;
        this.executor = executor;
    }

    synchronized void add(PapersStored stored) {
        untold += stored.count();
        if (telling.isDone()) {
            telling = CompletableFuture.runAsync(this::tell, executor);
        } else if (alsoTelling.isDone()) {
            alsoTelling = CompletableFuture.runAsync(this::tell, executor);
        }
    }

    /** Returns when all that was added has been told. */
    void finish() {
        told().join();
        tell();
    }

    private synchronized CompletableFuture<Void> told() {
        return CompletableFuture.allOf(telling, alsoTelling);
    }

    private void tell() {
        int count = take();
        if (count > 0) {
            listener.accept(new PapersStored(count));
        }
    }

    private synchronized int take() {
        int count = untold;
        untold = 0;
        return count;
    }
}
