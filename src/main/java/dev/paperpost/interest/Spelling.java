package dev.paperpost.interest;

import java.util.Map;
import java.util.Set;

/** British to American spelling, for the words that sciences use. */
final class Spelling {

    private static final Map<String, String> WORDS = WordList.pairs("american-words.txt");
    /** Beginnings, so that "behaviour" covers behavioural and behaviourism. */
    private static final Map<String, String> BEGINNINGS = WordList.pairs("american-beginnings.txt");

    private static final int SHORTEST_BEGINNING =
            BEGINNINGS.keySet().stream().mapToInt(String::length).min().orElseThrow();
    private static final int LONGEST_BEGINNING =
            BEGINNINGS.keySet().stream().mapToInt(String::length).max().orElseThrow();

    /** Verbs in -ise, without the ending. A list, because supervise and exercise are written so everywhere. */
    private static final Set<String> VERBS_IN_ISE = WordList.words("verbs-in-ise.txt");

    private Spelling() {}

    static String american(String word) {
        String known = WORDS.get(word);
        if (known != null) {
            return known;
        }
        return verb(beginning(word));
    }

    private static String beginning(String word) {
        for (int n = Math.min(LONGEST_BEGINNING, word.length()); n >= SHORTEST_BEGINNING; n--) {
            String replacement = BEGINNINGS.get(word.substring(0, n));
            if (replacement != null) {
                return replacement + word.substring(n);
            }
        }
        return word;
    }

    private static String verb(String word) {
        int s = word.lastIndexOf("is");
        if (s < 3) {
            return word;
        }
        return switch (word.substring(s + 2)) {
            case "ation", "ational" -> withZ(word, s);
            case "e", "ed", "ing", "er", "able" -> VERBS_IN_ISE.contains(word.substring(0, s)) ? withZ(word, s) : word;
            default -> word;
        };
    }

    private static String withZ(String word, int is) {
        return word.substring(0, is) + "iz" + word.substring(is + 2);
    }
}
