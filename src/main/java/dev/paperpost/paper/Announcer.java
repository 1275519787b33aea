package dev.paperpost.paper;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Tells of stored papers beside the storing: one announcement at a time, and what is stored meanwhile waits for the next.
 * Thread-safe.
 */
final class Announcer {

    private final Consumer<PapersStored> listener;
    private final Executor executor;
    private CompletableFuture<Void> telling = CompletableFuture.completedFuture(null);
    private int untold;

    /** @param listener may take its time, and does not throw */
    Announcer(Consumer<PapersStored> listener, Executor executor) {
        this.listener = listener;
        this.executor = executor;
    }

    synchronized void add(PapersStored stored) {
        untold += stored.count();
        if (telling.isDone()) {
            telling = CompletableFuture.runAsync(this::tell, executor);
        }
    }

    /** Returns when all that was added has been told. */
    void finish() {
        told().join();
        tell();
    }

    private synchronized CompletableFuture<Void> told() {
        return telling;
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
