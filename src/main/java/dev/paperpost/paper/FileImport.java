package dev.paperpost.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One file that is read in: gathers papers into batches, hands these on, and locates what is left out. Not thread-safe. */
public final class FileImport {

    private static final int BATCH_PAPERS = 500;
    private static final long BATCH_BYTES = 8L * 1024 * 1024;
    private static final int REPORTED_REJECTIONS = 1_000;

    private final Function<List<IncomingPaper>, StoreReport> store;
    private final List<IncomingPaper> papers = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final List<ImportReport.Rejected> rejected = new ArrayList<>();
    private long bytes;
    private long received;
    private long added;
    private long updated;
    private long rejectedCount;

    /** @param store takes a batch and tells what became of it, rejections by place in the batch */
    public FileImport(Function<List<IncomingPaper>, StoreReport> store) {
        this.store = store;
    }

    /**
     * Where a paper stood.
     *
     * @param line from 1
     * @param name what it is called there, when the line does not say enough; else empty
     */
    public record Place(long line, String name) {}

    /**
     * Takes a paper that could be read.
     *
     * @param size of it in the file, in bytes
     * @throws RuntimeException what the store throws; the batch it concerns is not counted then
     */
    public void add(Place place, long size, IncomingPaper paper) {
        received++;
        papers.add(paper);
        places.add(place);
        bytes += size;
        if (papers.size() == BATCH_PAPERS || bytes >= BATCH_BYTES) {
            flush();
        }
    }

    /** Notes something that stands in a paper's place and cannot be read as one. */
    public void reject(Place place, String detail) {
        received++;
        leaveOut(place, detail);
    }

    /** Hands on what is left and tells what became of everything. Call once. */
    public ImportReport end() {
        flush();
        rejected.sort((a, b) -> Long.compare(a.line(), b.line()));
        return new ImportReport(received, added, updated, rejectedCount, List.copyOf(rejected));
    }

    private void flush() {
        if (papers.isEmpty()) {
            return;
        }
        StoreReport report = store.apply(List.copyOf(papers));
        added += report.added();
        updated += report.updated();
        for (StoreReport.Rejected paper : report.rejected()) {
            leaveOut(places.get(paper.index()), paper.detail());
        }
        papers.clear();
        places.clear();
        bytes = 0;
    }

    private void leaveOut(Place place, String detail) {
        rejectedCount++;
        if (rejected.size() < REPORTED_REJECTIONS) {
            String told = place.name().isEmpty() ? detail : place.name() + ": " + detail;
            rejected.add(new ImportReport.Rejected(place.line(), told));
        }
    }
}
