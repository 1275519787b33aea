package dev.paperpost.interest;

import java.util.Map;
import java.util.Set;

/**
 * Takes English nouns to the singular and British spelling to American, and does nothing else: "scaling" names a
 * technique and is not "scale". Stems are words a reader recognises, and a stem is its own stem.
 */
final class Stemmer {

    private static final Map<String, String> IRREGULAR = WordList.pairs("plurals.txt");
    private static final Set<String> KEEP = WordList.words("singulars-in-s.txt");
    /** Plurals in -ics; other words in -ics are sciences ("physics", "genomics"). */
    private static final Set<String> PLURALS_IN_ICS = WordList.words("plurals-in-ics.txt");

    private Stemmer() {}

    static String stem(String word) {
        return Spelling.american(irregular(singular(irregular(word))));
    }

    /** Also asked after the s is off, for "criterias" and "bacterias" are written too. */
    private static String irregular(String word) {
        return IRREGULAR.getOrDefault(word, word);
    }

    private static String singular(String word) {
        int n = word.length();
        if (n < 4 || word.charAt(n - 1) != 's' || KEEP.contains(word)) {
            return word;
        }
        char before = word.charAt(n - 2);
        if (before == 's' || before == 'u' || before == 'i' || !Character.isLetterOrDigit(before)) {
            return word;
        }
        if (word.endsWith("ics") && !PLURALS_IN_ICS.contains(word)) {
            return word;
        }
        return before == 'e' ? withoutEs(word) : word.substring(0, n - 1);
    }

    private static String withoutEs(String word) {
        int n = word.length();
        if (n > 4 && word.endsWith("ies")) {
            return word.substring(0, n - 3) + "y";
        }
        boolean wholeEnding = word.endsWith("sses")
                || word.endsWith("xes")
                || word.endsWith("ches")
                || word.endsWith("shes")
                || word.endsWith("oes")
                || n > 6 && word.endsWith("uses") && !word.endsWith("auses") && !word.endsWith("ouses");
        return word.substring(0, n - (wholeEnding ? 2 : 1));
    }
}
