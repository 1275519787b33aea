package dev.paperpost.paper;

import java.util.HashMap;
import java.util.Map;

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
                    + " textless < textgreater > textbar | slash / textellipsis … textperiodcentered · guillemotleft « guillemotright »"
                    + " nexists ∄ bigwedge ⋀ bigvee ⋁ bigsqcup ⨆ biguplus ⨄ bigodot ⨀ iiint ∭ varkappa ϰ digamma ϝ beth ℶ complement ∁ surd √"
                    + " lozenge ◊ diamond ⋄ Diamond ◇ blacksquare ■ blacktriangle ▲ measuredangle ∡ natural ♮ hslash ℏ eth ð NG Ŋ ng ŋ"
                    + " arcsec ″ arcmin ′ therefore ∴ because ∵ ulcorner ⌜ urcorner ⌝"
                    + " odot ⊙ sun ☉ earth ⊕ sharp ♯ flat ♭ imath ı jmath ȷ wp ℘ mho ℧ colon :");

    /** Written with a blank on both sides when the source has one before. */
    static final Map<String, String> OPERATORS = table(
            "times × cdot · pm ± mp ∓ div ÷ ast ∗ circ ∘ oplus ⊕ ominus ⊖"
                    + " otimes ⊗ cup ∪ cap ∩ sqcup ⊔ sqcap ⊓ wedge ∧ land ∧ vee ∨ lor ∨ setminus ∖ bigstar ★ rtimes ⋊ ltimes ⋉"
                    + " uplus ⊎ amalg ⨿ boxtimes ⊠ boxplus ⊞ boxdot ⊡ circledast ⊛ oslash ⊘ wr ≀ bowtie ⋈ Join ⋈ lhd ⊲ rhd ⊳ barwedge ⊼");

    /** Written with a blank on both sides. */
    static final Map<String, String> RELATIONS = table(
            "leq ≤ le ≤ leqslant ≤ geq ≥ ge ≥ geqslant ≥ ll ≪ gg ≫ neq ≠ ne ≠"
                    + " sim ∼ simeq ≃ approx ≈ cong ≅ equiv ≡ propto ∝ lesssim ≲ gtrsim ≳ prec ≺ succ ≻ preceq ⪯ succeq ⪰ in ∈"
                    + " notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ mid | parallel ∥ perp ⊥ models ⊨ vdash ⊢"
                    + " to → rightarrow → longrightarrow ⟶ leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ implies ⟹"
                    + " Longrightarrow ⟹ Leftarrow ⇐ Leftrightarrow ⇔ iff ⟺ mapsto ↦ hookrightarrow ↪ rightleftharpoons ⇌ uparrow ↑"
                    + " downarrow ↓ nearrow ↗ searrow ↘ rightsquigarrow ⇝ leadsto ⇝ coloneqq ≔ triangleq ≜ doteq ≐ asymp ≍ nmid ∤ ngeq ≱ nleq ≰ lessgtr ≶ xrightarrow → lt < gt > lll ⋘ ggg ⋙ nless ≮ ngtr ≯ lessapprox ⪅ gtrapprox ⪆"
                    + " gtrless ≷ nsim ≁ ncong ≇ eqsim ≂ preccurlyeq ≼ succcurlyeq ≽ Subset ⋐ nsubseteq ⊈ supsetneq ⊋ nsupseteq ⊉ sqsubseteq ⊑"
                    + " sqsupseteq ⊒ sqsubset ⊏ trianglelefteq ⊴ triangleleft ◁ triangleright ▷ vDash ⊨ Vdash ⊩ dashv ⊣ nparallel ∦"
                    + " longleftarrow ⟵ longleftrightarrow ⟷ longmapsto ⟼ Longleftrightarrow ⟺ Longleftarrow ⟸ xleftarrow ← hookleftarrow ↩"
                    + " twoheadrightarrow ↠ rightarrowtail ↣ rightharpoonup ⇀ upharpoonright ↾ nrightarrow ↛ swarrow ↙ nwarrow ↖ updownarrow ↕"
                    + " Uparrow ⇑ Downarrow ⇓ rightleftarrows ⇄ circlearrowleft ↺ circlearrowright ↻ eqqcolon ≕ smile ⌣ frown ⌢");

    private TexSymbols() {}

    static boolean isSymbol(String name) {
        return ORDINARY.containsKey(name) || OPERATORS.containsKey(name) || RELATIONS.containsKey(name);
    }

    /** What the symbol looks like. */
    static String sign(String symbol) {
        return ORDINARY.getOrDefault(symbol, OPERATORS.getOrDefault(symbol, RELATIONS.get(symbol)));
    }

    /** Names and signs by turns, each followed by a blank. */
    static Map<String, String> table(String pairs) {
        String[] words = pairs.split(" ");
        Map<String, String> table = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            table.put(words[i], words[i + 1]);
        }
        return Map.copyOf(table);
    }
}
