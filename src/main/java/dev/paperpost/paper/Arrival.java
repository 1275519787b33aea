package dev.paperpost.paper;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How papers come in, which decides when a work not known before counts as arrived. */
public enum Arrival {

    /** News: it arrives now and stands in the next digests. */
    NEW,

    /** News that should have come on an earlier day: it arrives now and says so in the digest. */
    LATE,

    /**
     * An archive read in afterwards: it counts as arrived on the day it was announced or published, so it is found and
     * searched, and digests whose window is past do not bring it. What is no longer recent then is not matched at all.
     */
    BACKFILL;

    /** How long a paper is recent: new interests are matched against those alone. */
    public static final Duration RECENT = Duration.ofDays(90);

    /** When a work not known before counts as arrived. */
    Instant moment(Work work, Instant now) {
        LocalDate day = work.announcedOn != null ? work.announcedOn : work.publishedAt;
        if (this != BACKFILL || day == null) {
            return now;
        }
        Instant then = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return then.isBefore(now) ? then : now;
    }

    /**
     * Whether a work is too old to be matched: an archived one, or one that was known long ago and is revised now. Else a
     * new version of an old paper would be news to readers who did not ask for revisions.
     */
    boolean isPast(Work work, Instant now) {
        Instant arrived = work.arrivedAt == null ? moment(work, now) : work.arrivedAt;
        return arrived.isBefore(now.minus(RECENT));
    }
}
