package dev.paperpost.interest;

import java.util.List;
import java.util.Set;

/**
 * A paper made ready to be asked.
 *
 * @param authors in the paper's order
 * @param categories for each of the paper's categories, what an interest may call it
 */
record AnalysedPaper(TextGraph title, TextGraph abstractText, List<PersonName> authors, List<Set<String>> categories) {

    /** @param own compounds to recognise besides the shared ones */
    static AnalysedPaper of(PaperText paper, CompoundLexicon own) {
        return new AnalysedPaper(
                TextGraph.of(paper.title(), own),
                TextGraph.of(paper.abstractText(), own),
                paper.authors().stream().map(PersonName::new).toList(),
                paper.categories().stream().map(Categories::keysOf).toList());
    }
}
