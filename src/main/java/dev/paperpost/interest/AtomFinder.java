package dev.paperpost.interest;

import java.util.List;

/** Finds the atoms of an index in one paper after the other. Not thread-safe. */
final class AtomFinder {

    private final AtomIndex index;
    private final LabelLists lists;
    private final LabelCache labels;
    private final LabelledText text = new LabelledText();
    private final NameCache authors;
    private final NameCache categories;
    private final FoundAtoms found;

    AtomFinder(AtomIndex index) {
        this.index = index;
        lists = new LabelLists(index.labels(), index.phrases());
        labels = new LabelCache(lists);
        authors = new NameCache(index::ofAuthor);
        categories = new NameCache(index::ofCategory);
        found = new FoundAtoms(index, null);
    }

    /**
     * @param titleSize how many of the tokens are the title
     * @return what was found, until this finder is used again
     */
    FoundAtoms find(PaperText paper, Tokens tokens, int titleSize) {
        found.clear();
        labels.label(tokens, text);
        index.phrases().walk(text, lists.pool(), titleSize, found);
        found.weigh();
        find(paper.authors(), authors, Score.ofAuthor());
        find(paper.categories(), categories, Score.ofCategory());
        return found;
    }

    private void find(List<String> names, NameCache known, float strength) {
        for (int i = 0; i < names.size(); i++) {
            for (int atom : known.get(names.get(i))) {
                found.inField(atom, strength);
            }
        }
    }
}
