package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The different atoms of many queries, each known by a number, and how to find them in papers. Immutable. */
final class AtomIndex {

    private final Labels labels = new Labels();
    private final PhraseGraph phrases = new PhraseGraph(labels);
    private final Map<String, List<Integer>> authors = new HashMap<>();
    private final Map<Integer, NamePattern> patterns = new HashMap<>();
    private final Map<String, Integer> categories = new HashMap<>();
    private final int size;
    /** By atom its weight and, behind it, the {@link Score#inverse} of that. */
    private final float[] weights;

    private int longestNamePrefix;

    /** @param atoms each different; their places in the list are their numbers */
    AtomIndex(List<Atom> atoms) {
        size = atoms.size();
        weights = new float[atoms.size() * 2];
        for (int number = 0; number < atoms.size(); number++) {
            Atom atom = atoms.get(number);
            weights[number * 2] = atom.weight();
            weights[number * 2 + 1] = Score.inverse(atom.weight());
            if (atom instanceof TextAtom text) {
                phrases.add(text, number);
            } else if (atom instanceof AuthorAtom author) {
                add(author.name(), number);
            } else if (atom instanceof CategoryAtom category) {
                categories.put(Categories.key(category.name()), number);
            }
        }
        labels.complete();
        phrases.complete();
    }

    private void add(NamePattern name, int number) {
        patterns.put(number, name);
        for (String anchor : name.anchors()) {
            authors.computeIfAbsent(anchor, k -> new ArrayList<>(1)).add(number);
            if (anchor.endsWith("*")) {
                longestNamePrefix = Math.max(longestNamePrefix, anchor.length() - 1);
            }
        }
    }

    int size() {
        return size;
    }

    float weight(int atom) {
        return weights[atom * 2];
    }

    /** See {@link Score#inverse}. */
    float inverse(int atom) {
        return weights[atom * 2 + 1];
    }

    Labels labels() {
        return labels;
    }

    PhraseGraph phrases() {
        return phrases;
    }

    /** The atoms that an author of this name fulfils. */
    int[] ofAuthor(String printed) {
        if (authors.isEmpty()) {
            return new int[0];
        }
        PersonName name = new PersonName(printed);
        Set<Integer> candidates = new LinkedHashSet<>(authors.getOrDefault(NamePattern.ANY_NAME, List.of()));
        for (String word : name.allWords()) {
            candidates.addAll(authors.getOrDefault(word, List.of()));
            for (int n = 1; n <= Math.min(word.length(), longestNamePrefix); n++) {
                candidates.addAll(authors.getOrDefault(word.substring(0, n) + "*", List.of()));
            }
        }
        return candidates.stream()
                .filter(atom -> patterns.get(atom).matches(name))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The atoms that being filed under this subject fulfils. */
    int[] ofCategory(String name) {
        return categories.isEmpty()
                ? new int[0]
                : Categories.keysOf(name).stream()
                        .filter(categories::containsKey)
                        .mapToInt(categories::get)
                        .toArray();
    }
}
