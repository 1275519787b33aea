package dev.paperpost.paper;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Superscripts, subscripts, fractions, roots and blackboard letters in one line of Unicode. */
final class TexScripts {

    private static final Map<Integer, String> SUPERSCRIPTS = pairs(
            "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤∘′†‡*∗⋆",
            "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀ°′†‡**⋆");
    private static final Map<Integer, String> SUBSCRIPTS =
            pairs("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ");

    /** A number, or one sign with scripts: what needs no brackets under a root. */
    private static final Pattern ONE_SIGN = Pattern.compile("\\d+|.\\p{M}*[\\p{Lm}\\p{No}₀-₎ᵢ-ᵪⱼ]*", Pattern.DOTALL);

    private static final Pattern SEVERAL_TERMS = Pattern.compile("[-+−/±=<>,·×| ]");

    private static final Map<String, String> FRACTIONS = TexSymbols.table(
            "1/2 ½ 1/3 ⅓ 2/3 ⅔ 1/4 ¼ 3/4 ¾ 1/5 ⅕ 2/5 ⅖ 3/5 ⅗ 4/5 ⅘ 1/6 ⅙ 5/6 ⅚ 1/8 ⅛ 3/8 ⅜ 5/8 ⅝ 7/8 ⅞");

    private static final Map<String, String> ROOTS = TexSymbols.table("2 √ 3 ∛ 4 ∜");

    /** Only letters that every font has; the mathematical alphabets of plane 1 are spelt out by screen readers. */
    private static final Map<String, String> BLACKBOARD = TexSymbols.table("C ℂ H ℍ N ℕ P ℙ Q ℚ R ℝ Z ℤ");

    private TexScripts() {}

    static String superscript(String text) {
        return script(text, SUPERSCRIPTS, "^");
    }

    static String subscript(String text) {
        return script(text, SUBSCRIPTS, "_");
    }

    /** Small characters when there is one for each, else the mark and the text, in brackets when it is long. */
    private static String script(String text, Map<Integer, String> small, String mark) {
        StringBuilder scripts = new StringBuilder(text.length());
        String dense = text.replace(" ", "");
        boolean complete = dense.codePoints().allMatch(c -> {
            scripts.append(small.getOrDefault(c, ""));
            return small.containsKey(c);
        });
        if (complete) {
            return scripts.toString();
        }
        return text.codePointCount(0, text.length()) == 1 ? mark + text : mark + "(" + text + ")";
    }

    static String fraction(String over, String under) {
        String plain = bracketed(over) + "/" + bracketed(under);
        return FRACTIONS.getOrDefault(plain, plain);
    }

    static String choose(String from, String some) {
        return "(" + from + " choose " + some + ")";
    }

    static String blackboard(String letter) {
        return BLACKBOARD.getOrDefault(letter, letter);
    }

    static String root(String degree, String radicand) {
        String sign = ROOTS.get(degree);
        String root = sign == null ? superscript(degree) + "√" : sign;
        return ONE_SIGN.matcher(radicand).matches() ? root + radicand : root + "(" + radicand + ")";
    }

    private static String bracketed(String text) {
        boolean enclosed = text.startsWith("(") && text.indexOf(')') == text.length() - 1;
        return SEVERAL_TERMS.matcher(text).find() && !enclosed ? "(" + text + ")" : text;
    }

    private static Map<Integer, String> pairs(String plain, String small) {
        int[] from = plain.codePoints().toArray();
        int[] to = small.codePoints().toArray();
        Map<Integer, String> pairs = new HashMap<>();
        for (int i = 0; i < from.length; i++) {
            pairs.put(from[i], Character.toString(to[i]));
        }
        return Map.copyOf(pairs);
    }
}
