package dev.paperpost.digest;

import dev.paperpost.interest.Interest;
import dev.paperpost.paper.Paper;
import dev.paperpost.paper.SourceSeen;
import dev.paperpost.platform.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Papers of the archive as readers see them. Thread-safe. */
@ApplicationScoped
public class ArchivedPapers {

    private final ShownPapers papers;

    ArchivedPapers(ShownPapers papers) {
        this.papers = papers;
    }

    /**
     * Papers for a list, in their order.
     *
     * @param searched what they were found by, to be marked; null when they were not searched for
     */
    public List<Entry> entries(List<Paper> found, Interest searched, Messages words) {
        List<AskedInterest> asked =
                searched == null ? List.of() : List.of(new AskedInterest(searched.text(), searched));
        return found.stream()
                .map(paper -> papers.of(paper).entry(asked, Entry.Occasion.NEW, words))
                .toList();
    }

    /**
     * One paper in full.
     *
     * @param sources where it was seen
     * @param interests of the reader who looks; none where no reader is known
     */
    public PaperSheet sheet(Paper paper, List<SourceSeen> sources, List<Interest> interests, Messages words) {
        return papers.of(paper)
                .sheet(
                        sources,
                        interests.stream()
                                .map(interest -> new AskedInterest(interest.text(), interest))
                                .toList(),
                        words);
    }
}
