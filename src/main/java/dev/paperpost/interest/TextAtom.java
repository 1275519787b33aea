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
 */
record TextAtom(Field field, List<String> labels, String prefix, String spelled, List<Compound> compounds, String key)
        implements Atom {

    /** Phrases longer than this weigh no more. */
    private static final int MOST_WORDS = 5;

    TextAtom(Field field, List<String> labels, String prefix, String spelled, List<Compound> compounds) {
        this(field, labels, prefix, spelled, compounds, field + " " + String.join(" ", labels) + " " + prefix + "*");
    }

    /** A phrase says more than a word: half a word's weight for each further word. */
    @Override
    public float weight() {
        long hyphens = labels.stream()
                .mapToLong(l -> l.chars().filter(c -> c == '-').count())
                .sum();
        long words = labels.size() + hyphens + (prefix.isEmpty() ? 0 : 1);
        return 0.5f + 0.5f * Math.min(words, MOST_WORDS);
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
