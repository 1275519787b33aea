package dev.paperpost.paper;

import java.util.List;

/**
 * What became of the papers handed to {@link PaperStore#store}. The four counts add up to the papers handed over.
 *
 * @param ids of the stored papers, each once, in the order they came
 * @param rejected those that could not be stored, and why
 */
public record StoreReport(int added, int updated, int unchanged, List<Long> ids, List<Rejected> rejected) {

    /**
     * A paper that was left out.
     *
     * @param index its place in the list handed over, from 0
     * @param detail what is wrong, where, and how to mend it
     */
    public record Rejected(int index, String detail) {}
}
