package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Families of compounds that are recognised however a text spells them: "pretraining", "pre-training", "pre training".
 * Immutable.
 */
final class CompoundLexicon {

    private final Set<CompoundFamily> families = new HashSet<>();
    /** By the word that front and base are when written as one. */
    private final Map<String, List<CompoundFamily>> byJoined = new HashMap<>();

    private int longest = 2;

    CompoundLexicon(Collection<CompoundFamily> families) {
        for (CompoundFamily family : families) {
            if (this.families.add(family)) {
                byJoined.computeIfAbsent(family.joined(), k -> new ArrayList<>(1))
                        .add(family);
                longest = Math.max(longest, family.front().size() + 1);
            }
        }
    }

    /** The most parts a compound here has; 2 or more. */
    int longest() {
        return longest;
    }

    /** Whether these stems, written one after the other, are a compound of a known family. */
    boolean contains(Compound compound) {
        return families.contains(compound.family());
    }

    /** The compounds that a word written as one may be. */
    List<Compound> within(String surface, String stem) {
        if (byJoined.isEmpty()) {
            return List.of();
        }
        List<Compound> found = new ArrayList<>(0);
        for (String word : words(surface, stem)) {
            String base = VerbBase.of(word);
            byJoined.getOrDefault(base, List.of()).forEach(family -> split(word, family, found));
            if (!base.equals(word)) {
                byJoined.getOrDefault(word, List.of()).forEach(family -> split(word, family, found));
            }
        }
        return found;
    }

    private static List<String> words(String surface, String stem) {
        if (!surface.equals(stem)) {
            return List.of(stem, surface);
        }
        return surface.endsWith("s") // chemometrics ends as a science does, its last part is a plural
                ? List.of(stem, surface.substring(0, surface.length() - 1))
                : List.of(stem);
    }

    /** The {@link CompoundFamily#joined} of every family that {@link #within} could ever find for a word. */
    static List<String> keys(String surface, String stem) {
        List<String> keys = new ArrayList<>(4);
        for (String word : words(surface, stem)) {
            keys.add(word);
            keys.add(VerbBase.of(word));
        }
        return keys;
    }

    private static void split(String word, CompoundFamily family, List<Compound> found) {
        String front = family.joinedFront();
        if (!word.startsWith(front) || word.length() == front.length()) {
            return;
        }
        String last = Stemmer.stem(word.substring(front.length()));
        if (VerbBase.of(last).equals(family.base())) {
            List<String> parts = new ArrayList<>(family.front());
            parts.add(last);
            Compound compound = new Compound(List.copyOf(parts));
            if (!found.contains(compound)) {
                found.add(compound);
            }
        }
    }
}
