package dev.paperpost.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * One import, as a line of three: while a batch is read, the one before is stored and those before that are matched. No
 * more than two batches are in memory. For one thread.
 */
final class ImportRun {

    private static final int BATCH_PAPERS = 1_000;
    private static final long BATCH_BYTES = 8L * 1024 * 1024;

    private final PaperStore store;
    private final Executor executor;
    private final Arrival arrival;
    private final ImportTally tally;
    private final Announcer announcer;
    private CompletableFuture<Void> storing = CompletableFuture.completedFuture(null);
    private List<IncomingPaper> papers = new ArrayList<>();
    private List<Long> lineNumbers = new ArrayList<>();
    private long bytes;

    ImportRun(PaperStore store, Executor executor, Arrival arrival, ImportTally tally) {
        this.store = store;
        this.executor = executor;
        this.arrival = arrival;
        this.tally = tally;
        this.announcer = new Announcer(store::announce, executor);
    }

    /** Returns, or throws, when nothing of it goes on any more. */
    void read(Lines lines, String defaultSource) throws IOException {
        try {
            for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
                if (!line.isBlank()) {
                    tally.received(lines.bytes());
                    take(line, defaultSource);
                }
            }
            flush();
            awaitStored();
        } finally {
            storing.handle((done, failure) -> null).join();
            announcer.finish();
        }
    }

    private void take(Lines.Line line, String defaultSource) {
        if (line.tooLong()) {
            tally.reject(line.number(), "the line is longer than 2 MiB; an abstract may have 100,000 characters");
            return;
        }
        try {
            papers.add(PaperLine.read(line.bytes(), defaultSource));
            lineNumbers.add(line.number());
            bytes += line.bytes().length;
        } catch (InvalidPaperException e) {
            tally.reject(line.number(), e.getMessage());
        }
        if (papers.size() == BATCH_PAPERS || bytes >= BATCH_BYTES) {
            flush();
        }
    }

    private void flush() {
        awaitStored();
        List<IncomingPaper> full = papers;
        List<Long> numbers = lineNumbers;
        storing = CompletableFuture.runAsync(() -> store(full, numbers), executor);
        papers = new ArrayList<>();
        lineNumbers = new ArrayList<>();
        bytes = 0;
    }

    private void store(List<IncomingPaper> batch, List<Long> numbers) {
        StoreReport report = store.store(batch, arrival, announcer::add);
        tally.stored(report);
        for (StoreReport.Rejected paper : report.rejected()) {
            tally.reject(numbers.get(paper.index()), paper.detail());
        }
    }

    private void awaitStored() {
        try {
            storing.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreException failed ? failed : e;
        }
    }
}
