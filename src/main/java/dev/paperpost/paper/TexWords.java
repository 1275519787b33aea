package dev.paperpost.paper;

import java.util.Set;

/** Control words by what they do with what follows. */
final class TexWords {

    /** Names that stay names. */
    static final Set<String> FUNCTIONS =
            words("log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh"
                    + " coth max min sup inf lim limsup liminf argmax argmin det dim ker gcd deg hom arg Pr mod bmod poly polylog"
                    + " softmax");

    /** They take one argument, also without braces. */
    static final Set<String> SINGLES = words(
            "mathcal mathbf mathsf mathit mathscr mathfrak mathtt boldsymbol bm pmb mathbb"
                    + " mathds mathbbm sqrt not operatorname overrightarrow pmod footnote textsuperscript textsubscript");

    /** They take two arguments. */
    static final Set<String> PAIRS =
            words("frac dfrac tfrac cfrac nicefrac sfrac binom overset stackrel underset href textcolor");

    /** They take one argument, and it is text. */
    static final Set<String> TEXT = words("text textrm textbf textit textsc textsf texttt textnormal textup textmd emph"
            + " mbox hbox underline uline mathrm enquote url");

    /** They stand between their arguments. */
    static final Set<String> INFIX = words("over choose");

    /** Switches and spacing that show nothing. */
    static final Set<String> SILENT =
            words("left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr"
                    + " bf it rm sf tt sc sl em cal bfseries itshape rmfamily sffamily ttfamily scshape limits nolimits displaystyle"
                    + " textstyle scriptstyle small large Large tiny noindent centering protect relax ensuremath xspace allowbreak"
                    + " nobreak maketitle boldmath unboldmath");

    /** Spacing that shows as a blank. */
    static final Set<String> BLANK = words("quad qquad newline par space thinspace enspace linebreak");

    /** They vanish with their argument. */
    static final Set<String> DROPPED = words("cite citep citet citealp citealt citeauthor citeyear autocite parencite"
            + " textcite ref eqref autoref cref Cref label begin end hspace vspace color phantom vphantom hphantom index"
            + " thanks");

    /** Environments whose content is a formula. */
    static final Set<String> FORMULAE = words(
            "equation equation* align align* gather gather* multline multline* eqnarray eqnarray* displaymath math");

    private TexWords() {}

    /** Whether the control word is known to take what follows, with or without braces. */
    static boolean takesArgument(String name) {
        return SINGLES.contains(name) || TEXT.contains(name) || PAIRS.contains(name);
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }
}
