package dev.paperpost.paper;

/** How papers come in, which decides when a work not known before counts as arrived. */
public enum Arrival {

    /** News: it arrives now and stands in the next digests. */
    NEW,

    /** News that should have come on an earlier day: it arrives now and says so in the digest. */
    LATE,

    /**
     * An archive read in afterwards: it counts as arrived on the day it was announced or published, so it is found and
     * searched, and digests whose window is past do not bring it.
     */
    BACKFILL
}
