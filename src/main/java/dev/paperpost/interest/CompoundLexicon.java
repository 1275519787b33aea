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
    /** By the front as one word, and then by the base. */
    private final Map<String, Map<String, List<CompoundFamily>>> byFront = new HashMap<>();

    private int longest = 2;

    CompoundLexicon(Collection<CompoundFamily> families) {
        for (CompoundFamily family : families) {
            if (this.families.add(family)) {
                byFront.computeIfAbsent(family.joinedFront(), k -> new HashMap<>(2))
                        .computeIfAbsent(family.base(), k -> new ArrayList<>(1))
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

    /**
     * The compounds that a word written as one may be. Its last part is stemmed by itself: "multicentre" is no word that
     * the British spellings list, but "centre" is.
     */
    List<Compound> within(String surface, String stem) {
        if (byFront.isEmpty()) {
            return List.of();
        }
        List<Compound> found = new ArrayList<>(0);
        for (String word : words(surface, stem)) {
            for (int end = 1; end < word.length(); end++) {
                Map<String, List<CompoundFamily>> byBase = byFront.get(word.substring(0, end));
                if (byBase != null) {
                    String last = Stemmer.stem(word.substring(end));
                    for (CompoundFamily family : byBase.getOrDefault(VerbBase.of(last), List.of())) {
                        add(family.front(), last, found);
                    }
                }
            }
        }
        return found;
    }

    private static List<String> words(String surface, String stem) {
        if (!surface.equals(stem)) {
            return List.of(stem, surface);
        }
        return surface.endsWith("ics") // microfluidics ends as a science does, its last part may be a plural
                ? List.of(stem, surface.substring(0, surface.length() - 1))
                : List.of(stem);
    }

    private static void add(List<String> front, String last, List<Compound> found) {
        List<String> parts = new ArrayList<>(front);
        parts.add(last);
        Compound compound = new Compound(List.copyOf(parts));
        if (!found.contains(compound)) {
            found.add(compound);
        }
    }

    /** The {@link CompoundFamily#joined} of every family that {@link #within} could ever find for a word. */
    static Set<String> keys(String surface, String stem) {
        Set<String> keys = new HashSet<>();
        for (String word : words(surface, stem)) {
            for (int end = 1; end < word.length(); end++) {
                keys.add(word.substring(0, end) + VerbBase.of(Stemmer.stem(word.substring(end))));
            }
        }
        return keys;
    }
}
