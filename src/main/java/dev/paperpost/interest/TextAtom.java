package dev.paperpost.interest;

import java.util.Collections;
import java.util.List;

/**
 * Words that must stand in the title or abstract, one after the other.
 *
 * @param field ANY, TITLE or ABSTRACT
 * @param labels what to find, in order; empty for a mere prefix
 * @param prefix beginning of the word that follows them; empty if none
 * @param spelled canonical spelling with the field
 * @param compounds the compounds among the labels
 * @param key as in {@link Atom#key()}
 * @param weight as in {@link TextWeight}
 */
record TextAtom(
        Field field,
        List<String> labels,
        String prefix,
        String spelled,
        List<Compound> compounds,
        String key,
        float weight)
        implements Atom {

    TextAtom(Field field, List<String> labels, String prefix, String spelled, List<Compound> compounds) {
        this(
                field,
                labels,
                prefix,
                spelled,
                compounds,
                field + " " + String.join(" ", labels) + " " + prefix + "*",
                TextWeight.of(labels, prefix));
    }

    @Override
    public String kind() {
        if (!prefix.isEmpty() && labels.isEmpty()) {
            return "prefix";
        }
        return spelled.contains(" ") ? "phrase" : "word";
    }

    boolean isIn(Field place) {
        return field == Field.ANY || field == place;
    }

    /** Whether a text with this atom always has the other, as far as the labels tell. */
    boolean implies(TextAtom other) {
        boolean sameText = other.field == Field.ANY || other.field == field;
        return sameText && other.prefix.isEmpty() && (has(other.labels) || hasCompoundOf(other.labels));
    }

    private boolean has(List<String> path) {
        return Collections.indexOfSubList(labels, path) >= 0;
    }

    private boolean hasCompoundOf(List<String> family) {
        return family.size() == 1
                && compounds.stream()
                        .anyMatch(compound -> compound.familyLabel().equals(family.get(0)));
    }
}
