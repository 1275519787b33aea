package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * What a term asks for at one place of a text.
 *
 * @param ways to write it, each of tokens that stand one after the other
 */
record Step(List<List<Predicate<Token>>> ways) {

    static Step word(String stem) {
        return new Step(List.of(List.of(hasStem(stem))));
    }

    static Predicate<Token> hasStem(String stem) {
        return token -> token.stem().equals(stem);
    }

    /** A word that begins so. */
    static Step prefix(String beginning) {
        return new Step(List.of(List.of(token -> token.surface().startsWith(beginning))));
    }

    /**
     * A word made of words, written as one, with hyphens or as several.
     *
     * @param parts stems
     * @param anyVerbForm whether the last part may have another verb ending
     */
    static Step compound(List<String> parts, boolean anyVerbForm) {
        List<String> front = parts.subList(0, parts.size() - 1);
        String joinedFront = String.join("", front);
        String last = parts.get(parts.size() - 1);
        String base = VerbBase.of(last);
        Predicate<String> isLast = anyVerbForm ? stem -> VerbBase.of(stem).equals(base) : last::equals;
        List<Predicate<Token>> apart = new ArrayList<>();
        front.forEach(part -> apart.add(
                token -> token.kind() == Token.Kind.WORD && token.stem().equals(part)));
        apart.add(token -> token.kind() == Token.Kind.WORD && isLast.test(token.stem()));
        return new Step(List.of(List.of(token -> isCompound(token, joinedFront, isLast)), apart));
    }

    private static boolean isCompound(Token word, String front, Predicate<String> isLast) {
        for (String written : asOne(word)) {
            if (written.startsWith(front)
                    && written.length() > front.length()
                    && isLast.test(Stemmer.stem(written.substring(front.length())))) {
                return true;
            }
        }
        return false;
    }

    /** How a word may be read when a compound is looked for in it; microfluidics may be a plural. */
    static List<String> asOne(Token word) {
        String surface = word.surface();
        return surface.endsWith("ics")
                ? List.of(word.stem(), surface, surface.substring(0, surface.length() - 1))
                : List.of(word.stem(), surface);
    }

    /** Whether some steps can begin with a token at all. */
    static boolean canBegin(List<Step> steps, Token token) {
        for (List<Predicate<Token>> way : steps.get(0).ways) {
            if (way.get(0).test(token)) {
                return true;
            }
        }
        return false;
    }

    /** Whether some steps stand at a position of a text, one after the other. */
    static boolean stand(List<Step> steps, NaiveText text, int position) {
        if (steps.isEmpty()) {
            return true;
        }
        List<Step> others = steps.subList(1, steps.size());
        for (List<Predicate<Token>> way : steps.get(0).ways) {
            if (stands(way, text, position, end -> stand(others, text, end))) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(List<Predicate<Token>> way, NaiveText text, int position, IntPredicate rest) {
        if (way.isEmpty()) {
            return rest.test(position);
        }
        for (Token token : text.at(position)) {
            if (way.get(0).test(token) && stands(way.subList(1, way.size()), text, token.to(), rest)) {
                return true;
            }
        }
        return false;
    }
}
