package dev.paperpost.interest;

/**
 * The common base of train, training, trained; of tune, tuning, tuned; of fit, fitting, fitted. Only ever used on the
 * last part of a compound, where the verb is no everyday word. A base is a key, not a word: tune gives "tun".
 */
final class VerbBase {

    private VerbBase() {}

    static String of(String stem) {
        return withoutDoubling(withoutEnding(stem));
    }

    private static String withoutEnding(String word) {
        if (word.endsWith("ied") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        for (String ending : new String[] {"ing", "ed", "e"}) {
            if (word.endsWith(ending)) {
                String rest = word.substring(0, word.length() - ending.length());
                boolean partOfTheWord = word.endsWith("eed") || word.endsWith("ee") || word.endsWith("embed");
                return isWord(rest) && !partOfTheWord ? rest : word;
            }
        }
        return word;
    }

    /** Two letters and a vowel: "str" is what is left of "string", and no verb. */
    private static boolean isWord(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            if ("aeiouy".indexOf(rest.charAt(i)) >= 0) {
                return rest.length() >= 2;
            }
        }
        return false;
    }

    private static String withoutDoubling(String word) {
        int n = word.length();
        boolean doubled = n > 3
                && word.charAt(n - 1) == word.charAt(n - 2)
                && Character.isLetter(word.charAt(n - 1))
                && "aeiou".indexOf(word.charAt(n - 1)) < 0;
        return doubled ? word.substring(0, n - 1) : word;
    }
}
