package dev.paperpost.paper;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads papers as NDJSON, one a line, of any length in constant memory. Thread-safe. */
@ApplicationScoped
public class PaperImport {

    private static final int BATCH_PAPERS = 500;
    private static final long BATCH_BYTES = 8L * 1024 * 1024;
    private static final int REPORTED_REJECTIONS = 1_000;

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
        Run run = new Run(arrival);
        Lines lines = new Lines(ndjson);
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            if (!isBlank(line)) {
                run.take(line, defaultSource);
            }
        }
        run.flush();
        return run.report();
    }

    private static boolean isBlank(Lines.Line line) {
        for (byte b : line.bytes()) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return !line.tooLong();
    }

    /** The state of one import. */
    private final class Run {

        private final Arrival arrival;
        private final List<IncomingPaper> papers = new ArrayList<>();
        private final List<Long> lineNumbers = new ArrayList<>();
        private final List<ImportReport.Rejected> rejected = new ArrayList<>();
        private long bytes;
        private long received;
        private long added;
        private long updated;
        private long rejectedCount;

        Run(Arrival arrival) {
            this.arrival = arrival;
        }

        void take(Lines.Line line, String defaultSource) {
            received++;
            if (line.tooLong()) {
                reject(line.number(), "the line is longer than 2 MiB; an abstract may have 100,000 characters");
                return;
            }
            try {
                papers.add(PaperLine.read(line.bytes(), defaultSource));
                lineNumbers.add(line.number());
                bytes += line.bytes().length;
            } catch (InvalidPaperException e) {
                reject(line.number(), e.getMessage());
            }
            if (papers.size() == BATCH_PAPERS || bytes >= BATCH_BYTES) {
                flush();
            }
        }

        void flush() {
            StoreReport report = store.store(papers, arrival);
            added += report.added();
            updated += report.updated();
            for (StoreReport.Rejected paper : report.rejected()) {
                reject(lineNumbers.get(paper.index()), paper.detail());
            }
            papers.clear();
            lineNumbers.clear();
            bytes = 0;
        }

        private void reject(long line, String detail) {
            rejectedCount++;
            if (rejected.size() < REPORTED_REJECTIONS) {
                rejected.add(new ImportReport.Rejected(line, detail));
            }
        }

        ImportReport report() {
            rejected.sort((a, b) -> Long.compare(a.line(), b.line()));
            return new ImportReport(received, added, updated, rejectedCount, List.copyOf(rejected));
        }
    }
}
