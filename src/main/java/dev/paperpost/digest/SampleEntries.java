package dev.paperpost.digest;

import dev.paperpost.interest.Findings.Best;
import dev.paperpost.interest.Interest;
import dev.paperpost.platform.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** Papers as a digest would show them, for who wants to see before they subscribe. Thread-safe. */
@ApplicationScoped
public class SampleEntries {

    private final ShownPapers papers;

    SampleEntries(ShownPapers papers) {
        this.papers = papers;
    }

    /**
     * In the order given; a paper that has gone meanwhile is missing.
     *
     * @param interests those that {@link Best#interests()} counts
     */
    @Transactional
    public List<Entry> of(List<Best> best, List<Interest> interests, Messages words) {
        Map<Long, ShownPaper> shown =
                papers.byIds(best.stream().map(Best::paperId).toList());
        return best.stream()
                .filter(each -> shown.containsKey(each.paperId()))
                .map(each -> shown.get(each.paperId()).entry(asked(each, interests), Entry.Occasion.NEW, "", words))
                .toList();
    }

    private static List<AskedInterest> asked(Best best, List<Interest> interests) {
        return best.interests().stream()
                .map(interests::get)
                .map(interest -> new AskedInterest(interest.text(), interest, false))
                .toList();
    }
}
