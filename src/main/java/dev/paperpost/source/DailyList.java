package dev.paperpost.source;

import dev.paperpost.paper.IncomingPaper;
import java.time.LocalDate;
import java.util.List;

/**
 * One of Hugging Face's lists, as far as it could be read.
 *
 * @param papers those that have the form of a paper and are not withdrawn, in the list's order
 * @param entries all there are, also those that cannot be read
 * @param unreadable of them, those that have not the form of a paper
 * @param problem why it could not be read to its end, or null
 */
record DailyList(List<DailyPaper> papers, int entries, int unreadable, FetchOutcome problem) {

    /** @param listedOn the day of the list, for papers that do not tell their own; may be null */
    List<IncomingPaper> papers(LocalDate listedOn) {
        return papers.stream().map(paper -> paper.paper(listedOn)).toList();
    }

    List<String> ids() {
        return papers.stream().map(DailyPaper::id).toList();
    }

    void tellUnreadable(Intake intake) {
        intake.unreadable(unreadable, unreadable + " of " + entries + " entries could not be read");
    }
}
