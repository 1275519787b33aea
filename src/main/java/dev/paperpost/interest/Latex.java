package dev.paperpost.interest;

import java.util.Map;
import java.util.Set;

/** The LaTeX commands that titles and abstracts contain, by what they mean for words. */
final class Latex {

    /** Commands that are letters. */
    static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("o", "o"),
            Map.entry("O", "o"),
            Map.entry("l", "l"),
            Map.entry("L", "l"),
            Map.entry("ss", "ss"),
            Map.entry("ae", "ae"),
            Map.entry("AE", "ae"),
            Map.entry("oe", "oe"),
            Map.entry("OE", "oe"),
            Map.entry("aa", "a"),
            Map.entry("AA", "a"),
            Map.entry("i", "i"),
            Map.entry("j", "j"),
            Map.entry("dh", "d"),
            Map.entry("dj", "d"),
            Map.entry("DJ", "d"),
            Map.entry("th", "th"));

    /** Accents named by a letter: \H{o}, \c c. Those named by a sign are in {@link #ACCENT_SIGNS}. */
    static final Set<String> ACCENTS = Set.of("u", "v", "H", "c", "r", "k", "b", "d", "t");

    static final String ACCENT_SIGNS = "'\"^`~=.";

    /** How the text looks; what is inside is text. */
    static final Set<String> FORMATTING = Set.of(
            "textbf",
            "textit",
            "textrm",
            "textsf",
            "textsc",
            "texttt",
            "textup",
            "textsl",
            "textnormal",
            "text",
            "emph",
            "underline",
            "mathcal",
            "mathbf",
            "mathrm",
            "mathit",
            "mathsf",
            "mathtt",
            "mathfrak",
            "mathbb",
            "mathscr",
            "boldsymbol",
            "bm",
            "bf",
            "it",
            "em",
            "sc",
            "tt",
            "rm",
            "sf",
            "sl",
            "mbox",
            "hbox",
            "ensuremath",
            "operatorname",
            "textsuperscript",
            "textsubscript",
            "left",
            "right",
            "big",
            "Big",
            "bigl",
            "bigr",
            "bigg",
            "Bigg",
            "displaystyle",
            "footnote",
            "url",
            "xspace",
            "small",
            "large",
            "tiny",
            "footnotesize",
            "frac",
            "hat",
            "bar",
            "tilde",
            "vec",
            "widehat",
            "widetilde",
            "overline",
            "mathring");

    /** Commands whose first argument is no text at all. */
    static final Set<String> WITH_ARGUMENT = Set.of(
            "cite", "citep", "citet", "ref", "eqref", "cref", "label", "begin", "end", "hspace", "vspace", "href",
            "color");

    static final Set<String> SPACES = Set.of("quad", "qquad", "newline", "par", "item", "linebreak", "noindent");

    private Latex() {}
}
