package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an author must be called: words in any order, where an initial stands for any name that begins with it, on
 * either side. At least one full word must agree, so that "g hinton" finds Geoffrey E. Hinton and not George Harrison.
 */
final class NamePattern {

    static final String ANY_NAME = "";

    private final List<List<String>> readings;
    private final String spelled;

    private NamePattern(List<List<String>> readings, String spelled) {
        this.readings = readings;
        this.spelled = spelled;
    }

    /**
     * @param lastIsPrefix whether the last word is only the beginning of one
     * @return null if the text has no letters or digits
     */
    static NamePattern of(String text, boolean lastIsPrefix) {
        List<NameWord> words = NameWord.of(text);
        if (words.isEmpty()) {
            return null;
        }
        List<List<String>> readings = new ArrayList<>();
        readings.add(words.stream().map(NameWord::text).toList());
        if (words.stream().anyMatch(NameWord::joined)) {
            readings.add(PersonName.joined(words));
        }
        if (!lastIsPrefix
                && words.size() > 1
                && words.stream().anyMatch(w -> w.text().length() > 3)) {
            readings.add(words.stream()
                    .flatMap(w -> mayBeInitials(w.text())
                            ? PersonName.letters(w.text()).stream()
                            : List.of(w.text()).stream())
                    .toList());
        }
        if (lastIsPrefix) {
            readings.replaceAll(NamePattern::withStar);
        }
        return new NamePattern(readings.stream().distinct().toList(), spell(words, lastIsPrefix));
    }

    private static boolean mayBeInitials(String word) {
        return word.length() == 2 || word.length() == 3;
    }

    private static List<String> withStar(List<String> words) {
        List<String> starred = new ArrayList<>(words);
        starred.set(words.size() - 1, words.get(words.size() - 1) + "*");
        return starred;
    }

    /** Order means nothing, so the longest word, most likely the family name, comes first; a prefix stays last. */
    private static String spell(List<NameWord> words, boolean lastIsPrefix) {
        List<String> groups = new ArrayList<>();
        for (NameWord word : words) {
            if (word.joined()) {
                groups.add(groups.remove(groups.size() - 1) + "-" + word.text());
            } else {
                groups.add(word.text());
            }
        }
        String last = lastIsPrefix ? groups.remove(groups.size() - 1) + "*" : "";
        groups.sort(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        if (lastIsPrefix) {
            groups.add(last);
        }
        return String.join(" ", groups);
    }

    String spelled() {
        return spelled;
    }

    /**
     * Full words, and beginnings with a *, of which a name must have one; {@link #ANY_NAME} among them if a reading has
     * only initials.
     */
    Set<String> anchors() {
        Set<String> anchors = new LinkedHashSet<>();
        for (List<String> reading : readings) {
            List<String> full = reading.stream().filter(NamePattern::isFull).toList();
            anchors.addAll(full.isEmpty() ? List.of(ANY_NAME) : full);
        }
        return anchors;
    }

    private static boolean isFull(String word) {
        return word.endsWith("*") || NameWord.isFull(word);
    }

    boolean matches(PersonName name) {
        return readings.stream().anyMatch(mine -> name.readings().stream().anyMatch(theirs -> matches(mine, theirs)));
    }

    private static boolean matches(List<String> mine, List<String> theirs) {
        if (mine.size() > theirs.size()) {
            return false;
        }
        if (mine.stream().noneMatch(NamePattern::isFull)) {
            return assign(mine, theirs, -1, -1);
        }
        for (int m = 0; m < mine.size(); m++) {
            for (int t = 0; t < theirs.size(); t++) {
                if (isFull(mine.get(m)) && agreesInFull(mine.get(m), theirs.get(t)) && assign(mine, theirs, m, t)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Gives each of my words a word of theirs, each used once, by augmenting paths (Kuhn 1955). */
    private static boolean assign(List<String> mine, List<String> theirs, int fixedMine, int fixedTheirs) {
        int[] owner = new int[theirs.size()];
        Arrays.fill(owner, -1);
        for (int m = 0; m < mine.size(); m++) {
            if (m != fixedMine) {
                boolean[] tried = new boolean[theirs.size()];
                if (fixedTheirs >= 0) {
                    tried[fixedTheirs] = true;
                }
                if (!augment(m, mine, theirs, owner, tried)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean augment(int m, List<String> mine, List<String> theirs, int[] owner, boolean[] tried) {
        for (int t = 0; t < theirs.size(); t++) {
            if (!tried[t] && agrees(mine.get(m), theirs.get(t))) {
                tried[t] = true;
                if (owner[t] < 0 || augment(owner[t], mine, theirs, owner, tried)) {
                    owner[t] = m;
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean agrees(String mine, String theirs) {
        return agreesInFull(mine, theirs)
                || !NameWord.isFull(mine) && theirs.startsWith(mine)
                || !NameWord.isFull(theirs) && mine.startsWith(theirs);
    }

    private static boolean agreesInFull(String mine, String theirs) {
        return mine.endsWith("*") ? theirs.startsWith(mine.substring(0, mine.length() - 1)) : mine.equals(theirs);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamePattern pattern && pattern.spelled.equals(spelled);
    }

    @Override
    public int hashCode() {
        return spelled.hashCode();
    }
}
