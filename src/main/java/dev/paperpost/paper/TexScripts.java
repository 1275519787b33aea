package dev.paperpost.paper;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Superscripts, subscripts, fractions and roots in one line of Unicode. */
final class TexScripts {

    private static final Map<Integer, String> SUPERSCRIPTS = pairs(
            "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤∘′†‡*∗⋆",
            "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀ°′†‡**⋆");
    private static final Map<Integer, String> SUBSCRIPTS =
            pairs("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ");

    /** A number, or one sign with scripts: what needs no brackets under a root. */
    private static final Pattern ONE_SIGN = Pattern.compile("\\d+|.\\p{M}*[\\p{Lm}\\p{No}₀-₎ᵢ-ᵪⱼ]*", Pattern.DOTALL);

    private static final Pattern SEVERAL_TERMS = Pattern.compile("[-+−/±=<>,·×| ]");

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
        return TexSymbols.FRACTIONS.getOrDefault(plain, plain);
    }

    static String root(String degree, String radicand) {
        String sign = TexSymbols.ROOTS.get(degree);
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
