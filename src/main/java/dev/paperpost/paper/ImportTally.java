package dev.paperpost.paper;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts what becomes of one import. Thread-safe: one thread reads, another stores, others look. */
final class ImportTally {

    private static final int REPORTED_REJECTIONS = 1_000;
    private static final int MILLIS = 1_000;

    private final Instant startedAt;
    private final Long totalBytes;
    private final List<ImportReport.Rejected> rejected = new ArrayList<>();
    private long bytes;
    private long received;
    private long added;
    private long updated;
    private long rejectedCount;

    /** @param totalBytes null when nobody knows */
    ImportTally(Instant startedAt, Long totalBytes) {
        this.startedAt = startedAt;
        this.totalBytes = totalBytes;
    }

    /** @param bytesSoFar of all lines */
    synchronized void received(long bytesSoFar) {
        received++;
        bytes = bytesSoFar;
    }

    synchronized void stored(StoreReport report) {
        added += report.added();
        updated += report.updated();
    }

    synchronized void reject(long line, String detail) {
        rejectedCount++;
        if (rejected.size() < REPORTED_REJECTIONS) {
            rejected.add(new ImportReport.Rejected(line, detail));
        }
    }

    synchronized ImportReport report() {
        List<ImportReport.Rejected> byLine = rejected.stream()
                .sorted(Comparator.comparingLong(ImportReport.Rejected::line))
                .toList();
        return new ImportReport(received, added, updated, rejectedCount, byLine);
    }

    synchronized ImportProgress progress(Instant now) {
        long millis = Math.max(1, Duration.between(startedAt, now).toMillis());
        Long left = totalBytes == null || bytes == 0
                ? null
                : (long) ((double) millis * Math.max(0, totalBytes - bytes) / bytes) / MILLIS;
        return new ImportProgress(
                startedAt,
                received,
                added,
                updated,
                rejectedCount,
                bytes,
                totalBytes,
                received * MILLIS / millis,
                left);
    }
}
