package dev.paperpost.web;

import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.FieldProblem;
import dev.paperpost.subscription.InvalidRequestException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A problem in the language of the page.
 *
 * @param suggestion how to mend it, or null
 */
record ProblemWords(String detail, String suggestion) {

    /** A phrase is spoken of without its quotation marks. */
    private static final Pattern QUOTED = Pattern.compile("[\"“”„‟«»＂](.*)[\"“”„‟«»＂]", Pattern.DOTALL);

    /**
     * In English what the problem says of itself stands in for a text that is missing.
     *
     * @param control of the form, for codes that mean different things in different fields
     * @param marked the part of the field that is meant, may be empty
     */
    static ProblemWords of(FieldProblem problem, String control, String marked, Messages t) {
        Matcher quoted = QUOTED.matcher(marked);
        String meant = quoted.matches() ? quoted.group(1) : marked;
        String code = "problem." + problem.words();
        return Stream.of(code + "." + control, code)
                .filter(t::has)
                .findFirst()
                .map(key -> new ProblemWords(t.say(key, meant), suggestion(key + ".suggestion", meant, t)))
                .orElseGet(() -> new ProblemWords(problem.detail(), problem.suggestion()));
    }

    /** What is wrong first, where a form has one field that can be. */
    static String first(InvalidRequestException refused, String control, Messages t) {
        return of(refused.problems().get(0), control, "", t).detail();
    }

    private static String suggestion(String key, String meant, Messages t) {
        return t.has(key) ? t.say(key, meant) : null;
    }
}
