package dev.paperpost.paper;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/** Reads papers as NDJSON, one a line, of any length in constant memory. Thread-safe. */
@ApplicationScoped
public class PaperImport {

    private final PaperStore store;

    PaperImport(PaperStore store) {
        this.store = store;
    }

    /**
     * Stores every good line and locates every bad one. A line may have 2 MiB; blank lines are skipped.
     *
     * @param ndjson UTF-8; not closed here
     * @param defaultSource for lines that name none
     * @param arrival how works not known before count as arrived
     * @throws IOException when the stream breaks; what was read before may have been stored, and storing it again is harmless
     * @throws StoreException when the database fails; the same holds
     */
    public ImportReport read(InputStream ndjson, String defaultSource, Arrival arrival) throws IOException {
        ImportRun run = new ImportRun(papers -> store.store(papers, arrival));
        read(ndjson, defaultSource, run);
        return run.end();
    }

    /**
     * As {@link #read(InputStream, String, Arrival)}, into a run that the caller ends.
     *
     * @throws IOException when the stream breaks; the run has what was read before
     */
    public static void read(InputStream ndjson, String defaultSource, ImportRun run) throws IOException {
        Lines lines = new Lines(ndjson);
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            if (!isBlank(line)) {
                take(line, defaultSource, run);
            }
        }
    }

    private static boolean isBlank(Lines.Line line) {
        for (byte b : line.bytes()) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return !line.tooLong();
    }

    private static void take(Lines.Line line, String defaultSource, ImportRun run) {
        ImportRun.Place place = new ImportRun.Place(line.number(), "");
        if (line.tooLong()) {
            run.reject(place, "the line is longer than 2 MiB; an abstract may have 100,000 characters");
            return;
        }
        IncomingPaper paper;
        try {
            paper = PaperLine.read(line.bytes(), defaultSource);
        } catch (InvalidPaperException e) {
            run.reject(place, e.getMessage());
            return;
        }
        run.add(place, line.bytes().length, paper);
    }
}
