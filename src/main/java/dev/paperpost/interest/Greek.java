package dev.paperpost.interest;

import java.util.HashMap;
import java.util.Map;

/**
 * Greek letters in formulas and names of substances are read as their names, so that α, \alpha and alpha are one.
 * Words of the Greek language stay as they are.
 */
final class Greek {

    private static final String LETTERS = "αβγδεζηθικλμνξοπρστυφχψω";
    private static final String[] NAMES = {
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
        "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"
    };

    private static final Map<String, String> VARIANTS = new HashMap<>();

    static {
        for (String name : NAMES) {
            VARIANTS.put("var" + name, name);
        }
    }

    private Greek() {}

    /** Whether a word may be a variant letter; costs next to nothing. */
    static boolean mayBeVariant(char[] chars, int from, int to) {
        if (to - from < 5 || chars[from] != 'v' || chars[from + 1] != 'a' || chars[from + 2] != 'r') {
            return false;
        }
        for (String name : NAMES) {
            if (name.length() == to - from - 3 && name.charAt(0) == chars[from + 3]) {
                return true;
            }
        }
        return false;
    }

    /** Replaces each Greek letter that has no Greek neighbour, and TeX's variant letters. */
    static String spell(String word) {
        String variant = VARIANTS.get(word);
        if (variant != null) {
            return variant;
        }
        if (word.chars().noneMatch(Greek::isGreek)) {
            return word;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int letter = LETTERS.indexOf(c);
            boolean greekNeighbour =
                    i > 0 && isGreek(word.charAt(i - 1)) || i + 1 < word.length() && isGreek(word.charAt(i + 1));
            if (letter < 0 || greekNeighbour) {
                out.append(c);
            } else if (c == 'μ' && i == 0 && word.length() > 1) {
                out.append('u'); // the unit prefix, commonly typed as u: um, ug
            } else {
                out.append(NAMES[letter]);
            }
        }
        return out.toString();
    }

    private static boolean isGreek(int c) {
        return c >= 0x370 && c <= 0x3FF;
    }
}
