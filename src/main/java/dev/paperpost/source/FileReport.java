package dev.paperpost.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paperpost.paper.ImportReport;
import java.util.List;

/**
 * What became of one file, as it is laid beside it.
 *
 * @param problem why the file went to {@code failed}: what is wrong, where, and how to mend it; else null
 * @param rejected the first 1,000 that were left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FileReport(
        String file,
        String problem,
        long received,
        long added,
        long updated,
        long rejectedCount,
        List<ImportReport.Rejected> rejected) {

    static FileReport of(String file, String problem, ImportReport report) {
        return new FileReport(
                file,
                problem,
                report.received(),
                report.added(),
                report.updated(),
                report.rejectedCount(),
                report.rejected());
    }
}
