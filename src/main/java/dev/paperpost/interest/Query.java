package dev.paperpost.interest;

import java.util.Collection;
import java.util.List;

/**
 * What an interest means: it is fulfilled if one of its clauses is.
 *
 * @param atoms different atoms, in the order of their canonical spelling; at most 32
 * @param clauses none of them covers another
 */
record Query(List<Atom> atoms, List<Clause> clauses) {

    boolean isFulfilledBy(int present) {
        return clauses.stream().anyMatch(clause -> clause.isFulfilledBy(present));
    }

    /** Compounds it asks for that the shared lexicon does not have. */
    List<Compound> ownCompounds() {
        return atoms.stream()
                .filter(TextAtom.class::isInstance)
                .map(atom -> ((TextAtom) atom).compounds())
                .flatMap(Collection::stream)
                .filter(compound -> !SharedCompounds.LEXICON.contains(compound))
                .toList();
    }
}
