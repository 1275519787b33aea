package dev.paperpost.paper;

import java.util.List;

/**
 * What became of an import, as the API shows it.
 *
 * @param received lines that were not blank
 * @param rejectedCount all rejected lines; {@code rejected} names the first 1,000 of them
 */
public record ImportReport(long received, long added, long updated, long rejectedCount, List<Rejected> rejected) {

    /**
     * A line that was left out.
     *
     * @param line from 1, blank lines counted
     * @param detail what is wrong and how to mend it
     */
    public record Rejected(long line, String detail) {}
}
