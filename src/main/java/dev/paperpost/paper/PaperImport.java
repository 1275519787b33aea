package dev.paperpost.paper;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.context.ManagedExecutor;

/** Reads papers as NDJSON, one a line, of any length in constant memory. Thread-safe. */
@ApplicationScoped
public class PaperImport {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final PaperStore store;
    private final ManagedExecutor executor;
    private final Clock clock;
    private final Set<ImportTally> running = ConcurrentHashMap.newKeySet();

    PaperImport(PaperStore store, ManagedExecutor executor, Clock clock) {
        this.store = store;
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * Stores every good line and locates every bad one. A line may have 2 MiB; blank lines are skipped. What was stored
     * is matched before this returns or throws.
     *
     * @param ndjson UTF-8; not closed here
     * @param defaultSource for lines that name none
     * @param arrival how works not known before count as arrived
     * @throws IOException when the stream breaks; what was read before may have been stored, and storing it again is harmless
     * @throws StoreException when the database fails; the same holds
     */
    public ImportReport read(InputStream ndjson, String defaultSource, Arrival arrival) throws IOException {
        return read(ndjson, defaultSource, arrival, null);
    }

    /**
     * As {@link #read(InputStream, String, Arrival)}.
     *
     * @param totalBytes how many bytes will come, so that the time left can be told; null when nobody knows
     */
    public ImportReport read(InputStream ndjson, String defaultSource, Arrival arrival, Long totalBytes)
            throws IOException {
        ImportTally tally = new ImportTally(clock.instant(), totalBytes);
        running.add(tally);
        try {
            new ImportRun(store, executor, arrival, tally).read(new Lines(ndjson), defaultSource);
            return tally.report();
        } finally {
            running.remove(tally);
            ImportProgress end = tally.progress(clock.instant());
            if (isLong(end)) {
                Log.info("Import ended: " + end.inWords());
            }
        }
    }

    /** The imports this node is reading right now, in no particular order. */
    public List<ImportProgress> running() {
        return running.stream().map(tally -> tally.progress(clock.instant())).toList();
    }

    @Scheduled(every = "10s", delayed = "10s")
    void tell() {
        running().stream().filter(this::isLong).forEach(progress -> Log.info("Import: " + progress.inWords()));
    }

    private boolean isLong(ImportProgress progress) {
        return progress.startedAt().plus(LONG).isBefore(clock.instant());
    }
}
