package dev.paperpost.paper;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of the papers handed to {@link PaperStore#store}. The four counts add up to the papers handed over.
 *
 * @param ids of the stored papers, each once, in the order they came
 * @param rejected those that could not be stored, and why
 */
public record StoreReport(int added, int updated, int unchanged, List<Long> ids, List<Rejected> rejected) {

    /**
     * This and the next part of one list.
     *
     * @param from where the next part began in the list
     */
    public StoreReport followedBy(StoreReport next, int from) {
        Set<Long> allIds = new LinkedHashSet<>(ids);
        allIds.addAll(next.ids);
        List<Rejected> allRejected = new ArrayList<>(rejected);
        next.rejected.forEach(paper -> allRejected.add(new Rejected(from + paper.index(), paper.detail())));
        return new StoreReport(
                added + next.added,
                updated + next.updated,
                unchanged + next.unchanged,
                List.copyOf(allIds),
                allRejected);
    }

    /**
     * A paper that was left out.
     *
     * @param index its place in the list handed over, from 0
     * @param detail what is wrong, where, and how to mend it
     */
    public record Rejected(int index, String detail) {}
}
