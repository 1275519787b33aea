package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compounds that are recognised however a text spells them: "pretraining", "pre-training", "pre training". The shared
 * lexicon is a frozen list; an interest that names another compound adds it for itself. Immutable.
 */
final class CompoundLexicon {

    private final Set<String> keys = new HashSet<>();
    private final Set<String> firstParts = new HashSet<>();
    private final Map<String, List<Compound>> byJoinedKey = new HashMap<>();
    private int longest = 2;

    private CompoundLexicon() {}

    static CompoundLexicon of(Collection<Compound> compounds) {
        CompoundLexicon lexicon = new CompoundLexicon();
        compounds.forEach(lexicon::add);
        return lexicon;
    }

    private void add(Compound compound) {
        if (keys.add(compound.key())) {
            firstParts.add(compound.parts().get(0));
            byJoinedKey
                    .computeIfAbsent(compound.joinedKey(), k -> new ArrayList<>(1))
                    .add(compound);
            longest = Math.max(longest, compound.parts().size());
        }
    }

    /** The most parts a compound here has; 2 or more. */
    int longest() {
        return longest;
    }

    boolean mayStartWith(String part) {
        return firstParts.contains(part);
    }

    /** Whether these stems, written one after the other, are a compound of a known family. */
    boolean contains(Compound compound) {
        return keys.contains(compound.key());
    }

    /** The compounds that a word written as one may be. */
    List<Compound> within(Token token) {
        List<Compound> found = new ArrayList<>(0);
        collect(token.stem(), found);
        if (!token.surface().equals(token.stem())) {
            collect(token.surface(), found);
        }
        if (found.isEmpty()
                && token.surface().endsWith("s")) { // chemometrics ends as a science does, its last part is a plural
            collect(token.surface().substring(0, token.surface().length() - 1), found);
        }
        return found;
    }

    private void collect(String word, List<Compound> found) {
        String base = VerbBase.of(word);
        byJoinedKey.getOrDefault(base, List.of()).forEach(known -> split(word, known, found));
        if (!base.equals(word)) {
            byJoinedKey.getOrDefault(word, List.of()).forEach(known -> split(word, known, found));
        }
    }

    private static void split(String word, Compound known, List<Compound> found) {
        String front = known.front("");
        if (!word.startsWith(front) || word.length() == front.length()) {
            return;
        }
        String last = Stemmer.stem(word.substring(front.length()));
        if (VerbBase.of(last).equals(VerbBase.of(known.last()))) {
            List<String> parts = new ArrayList<>(known.parts());
            parts.set(parts.size() - 1, last);
            Compound compound = new Compound(List.copyOf(parts));
            if (!found.contains(compound)) {
                found.add(compound);
            }
        }
    }
}
