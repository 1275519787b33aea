package dev.paperpost.paper;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the control words of TeX and LaTeX stand for (The TeXbook, appendix F; the LaTeX companion, chapter on symbols). */
final class TexSymbols {

    /** Written close to their neighbours. */
    static final Map<String, String> ORDINARY =
            table("alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η"
                    + " theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ"
                    + " varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π"
                    + " Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ partial ∂ nabla ∇ ell ℓ hbar ℏ Re Re Im Im aleph ℵ forall ∀"
                    + " exists ∃ emptyset ∅ varnothing ∅ neg ¬ lnot ¬ top ⊤ bot ⊥ sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ oint ∮"
                    + " bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ prime ′ angle ∠ triangle △ square □ Box □ checkmark ✓ degree °"
                    + " langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lVert ‖ rVert ‖ Vert ‖ lvert | rvert | vert | lbrace {"
                    + " rbrace } ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ dotsc … dotsb ⋯ dag † ddag ‡ dagger † ddagger ‡ star ⋆"
                    + " bullet • item • S § P ¶ copyright © pounds £ euro € texteuro € textregistered ® texttrademark ™"
                    + " textdegree ° textmu µ micro µ ss ß ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł aa å AA Å dh ð DH Ð th þ TH Þ dj đ"
                    + " DJ Đ i ı j ȷ textbackslash ∖ backslash ∖ textasciitilde ∼ textasciicircum ^ textunderscore _ textendash –"
                    + " textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” lbrack [ rbrack ]"
                    + " odot ⊙ sun ☉ earth ⊕ sharp ♯ flat ♭ imath ı jmath ȷ wp ℘ mho ℧ colon :");

    /** Written with a blank on both sides when the source has one before. */
    static final Map<String, String> OPERATORS = table("times × cdot · pm ± mp ∓ div ÷ ast ∗ circ ∘ oplus ⊕ ominus ⊖"
            + " otimes ⊗ cup ∪ cap ∩ sqcup ⊔ sqcap ⊓ wedge ∧ land ∧ vee ∨ lor ∨ setminus ∖ bigstar ★ rtimes ⋊ ltimes ⋉"
            + " uplus ⊎ amalg ⨿");

    /** Written with a blank on both sides. */
    static final Map<String, String> RELATIONS = table(
            "leq ≤ le ≤ leqslant ≤ geq ≥ ge ≥ geqslant ≥ ll ≪ gg ≫ neq ≠ ne ≠"
                    + " sim ∼ simeq ≃ approx ≈ cong ≅ equiv ≡ propto ∝ lesssim ≲ gtrsim ≳ prec ≺ succ ≻ preceq ⪯ succeq ⪰ in ∈"
                    + " notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ mid | parallel ∥ perp ⊥ models ⊨ vdash ⊢"
                    + " to → rightarrow → longrightarrow ⟶ leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ implies ⟹"
                    + " Longrightarrow ⟹ Leftarrow ⇐ Leftrightarrow ⇔ iff ⟺ mapsto ↦ hookrightarrow ↪ rightleftharpoons ⇌ uparrow ↑"
                    + " downarrow ↓ nearrow ↗ searrow ↘ rightsquigarrow ⇝ leadsto ⇝ coloneqq ≔ triangleq ≜ doteq ≐ asymp ≍ nmid ∤ ngeq ≱ nleq ≰ lessgtr ≶ xrightarrow →");

    /** Names that stay names. */
    static final Set<String> FUNCTIONS = Set.of(
            "log", "ln", "lg", "exp", "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh",
            "cosh", "tanh", "max", "min", "sup", "inf", "lim", "limsup", "liminf", "argmax", "argmin", "det", "dim",
            "ker", "gcd", "deg", "hom", "arg", "Pr", "mod", "bmod", "poly", "polylog", "softmax");

    /** They take one argument, also without braces, and show it. */
    static final Set<String> FONTS = Set.of(
            "mathcal",
            "mathbf",
            "mathsf",
            "mathit",
            "mathscr",
            "mathfrak",
            "mathtt",
            "boldsymbol",
            "bm",
            "pmb",
            "mathbb",
            "mathds",
            "mathbbm",
            "sqrt",
            "not",
            "operatorname",
            "overrightarrow",
            "url");

    /** They take two arguments. */
    static final Set<String> PAIRS = Set.of("frac", "dfrac", "tfrac", "nicefrac", "sfrac", "href", "textcolor");

    /** Their argument is text. */
    static final Set<String> TEXT = Set.of(
            "text",
            "textrm",
            "textbf",
            "textit",
            "textsc",
            "textsf",
            "texttt",
            "textnormal",
            "textup",
            "textmd",
            "emph",
            "mbox",
            "hbox",
            "underline",
            "uline",
            "mathrm",
            "enquote");

    /** Switches and spacing that show nothing. */
    static final Set<String> SILENT = Set.of(
            "left",
            "right",
            "middle",
            "big",
            "Big",
            "bigg",
            "Bigg",
            "bigl",
            "bigr",
            "Bigl",
            "Bigr",
            "biggl",
            "biggr",
            "bf",
            "it",
            "rm",
            "sf",
            "tt",
            "sc",
            "sl",
            "em",
            "cal",
            "bfseries",
            "itshape",
            "rmfamily",
            "sffamily",
            "ttfamily",
            "scshape",
            "limits",
            "nolimits",
            "displaystyle",
            "textstyle",
            "scriptstyle",
            "small",
            "large",
            "Large",
            "tiny",
            "noindent",
            "centering",
            "protect",
            "relax",
            "ensuremath",
            "xspace",
            "allowbreak",
            "nobreak",
            "maketitle",
            "boldmath",
            "unboldmath");

    /** Spacing that shows as a blank. */
    static final Set<String> BLANK =
            Set.of("quad", "qquad", "newline", "par", "space", "thinspace", "enspace", "linebreak");

    /** They vanish with their argument. */
    static final Set<String> DROPPED = Set.of(
            "cite",
            "citep",
            "citet",
            "citealp",
            "citealt",
            "citeauthor",
            "citeyear",
            "autocite",
            "parencite",
            "textcite",
            "ref",
            "eqref",
            "autoref",
            "cref",
            "Cref",
            "label",
            "begin",
            "end",
            "hspace",
            "vspace",
            "color",
            "phantom",
            "vphantom",
            "hphantom",
            "index",
            "thanks");

    /** Accents on one letter, as combining characters. */
    static final Map<String, String> ACCENTS = table("' \u0301 ` \u0300 ^ \u0302 \" \u0308 ~ \u0303 = \u0304 . \u0307"
            + " c \u0327 v \u030C H \u030B u \u0306 k \u0328 r \u030A d \u0323 b \u0331 acute \u0301 grave \u0300"
            + " hat \u0302 widehat \u0302 tilde \u0303 widetilde \u0303 bar \u0304 overline \u0304 vec \u20D7 dot \u0307"
            + " ddot \u0308 breve \u0306 check \u030C mathring \u030A");

    /** Only letters that every font has; the mathematical alphabets of plane 1 are spelt out by screen readers. */
    private static final Map<String, String> BLACKBOARD =
            Map.of("C", "ℂ", "H", "ℍ", "N", "ℕ", "P", "ℙ", "Q", "ℚ", "R", "ℝ", "Z", "ℤ");

    static final Map<String, String> FRACTIONS =
            table("1/2 ½ 1/3 ⅓ 2/3 ⅔ 1/4 ¼ 3/4 ¾ 1/5 ⅕ 2/5 ⅖ 3/5 ⅗ 4/5 ⅘ 1/6 ⅙ 5/6 ⅚" + " 1/8 ⅛ 3/8 ⅜ 5/8 ⅝ 7/8 ⅞");

    static final Map<String, String> ROOTS = table("2 √ 3 ∛ 4 ∜");

    private TexSymbols() {}

    static boolean isSymbol(String name) {
        return ORDINARY.containsKey(name) || OPERATORS.containsKey(name) || RELATIONS.containsKey(name);
    }

    /** What the symbol looks like. */
    static String sign(String symbol) {
        return ORDINARY.getOrDefault(symbol, OPERATORS.getOrDefault(symbol, RELATIONS.get(symbol)));
    }

    /** Whether the control word is known to take what follows, with or without braces. */
    static boolean takesArgument(String name) {
        return FONTS.contains(name) || TEXT.contains(name) || PAIRS.contains(name);
    }

    static String blackboard(String letter) {
        return BLACKBOARD.getOrDefault(letter, letter);
    }

    private static Map<String, String> table(String pairs) {
        String[] words = pairs.split(" ");
        Map<String, String> table = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            table.put(words[i], words[i + 1]);
        }
        return Map.copyOf(table);
    }
}
