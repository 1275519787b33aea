package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts how the parts that an interest asks for are written in papers that match it. */
final class SpellingTally {

    private static final int MOST = 20;

    private final TokenDictionary tokens;
    private final AtomIndex index;
    private final FoundAtoms found;
    private final boolean[] wanted;
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, BitSet> papersOfNames = new HashMap<>();
    private final BitSet matched = new BitSet();

    /** A mention in the text that is being read, by its first and last token. */
    private record Mention(int first, int last) {}

    private final List<Mention> mentions = new ArrayList<>();
    private final Set<String> here = new HashSet<>();

    SpellingTally(Interest interest, AtomIndex index, TokenDictionary tokens) {
        this.index = index;
        this.tokens = tokens;
        List<Atom> atoms = interest.query().atoms();
        wanted = new boolean[atoms.size()];
        Set<String> keys = new HashSet<>();
        Written.wantedTerms(interest.root())
                .forEach(term -> keys.add(term.atom().key()));
        for (int atom = 0; atom < wanted.length; atom++) {
            wanted[atom] = keys.contains(atoms.get(atom).key());
        }
        found = new FoundAtoms(index, this::mention);
    }

    private void mention(int atom, int first, int last) {
        if (wanted[atom]) {
            mentions.add(new Mention(first, last));
        }
    }

    /** A name that fulfils an atom. */
    void name(int atom, String name, int number, NameDictionary names) {
        if (wanted[atom]) {
            names.papersWith(number, papersOfNames.computeIfAbsent(name, n -> new BitSet()));
        }
    }

    /** Notes that a paper matches. */
    void matched(int paper) {
        matched.set(paper);
    }

    /** The papers that match. */
    BitSet matched() {
        return matched;
    }

    /** Counts the spellings of one of them. */
    void count(byte[] stream, PaperBuffers buffers, int[] pool) {
        mentions.clear();
        found.clear();
        TokenStream.Reader reader = buffers.read(stream);
        index.phrases().walk(buffers.text(), pool, reader.titleSize(), found);
        here.clear();
        mentions.forEach(mention -> here.add(spelled(mention, reader, buffers.text())));
        here.forEach(spelling -> counts.merge(spelling, 1, Integer::sum));
    }

    /** With a hyphen where the text has one. */
    private String spelled(Mention mention, TokenStream.Reader reader, LabelledText text) {
        int begin = text.from(mention.first());
        int end = text.to(mention.last());
        int i = mention.first();
        while (i > 0 && text.from(i - 1) >= begin) {
            i--;
        }
        StringBuilder spelled = new StringBuilder();
        int hyphensUntil = begin;
        boolean cjk = false;
        for (; i < text.size() && text.from(i) < end; i++) {
            int token = reader.token(i);
            Token.Kind kind = tokens.kind(token);
            if (kind == Token.Kind.JOINED) {
                hyphensUntil = text.to(i);
            } else if (text.to(i) == text.from(i) + 1) {
                boolean apart = !spelled.isEmpty() && !(cjk && kind == Token.Kind.CJK);
                if (apart) {
                    spelled.append(text.from(i) < hyphensUntil ? '-' : ' ');
                }
                spelled.append(tokens.surface(token));
                cjk = kind == Token.Kind.CJK;
            }
        }
        return spelled.toString();
    }

    List<Findings.Spelling> most() {
        papersOfNames.forEach((name, papers) -> {
            papers.and(matched);
            if (!papers.isEmpty()) {
                counts.merge(name, papers.cardinality(), Integer::sum);
            }
        });
        return MostFrequent.of(counts, MOST).stream()
                .map(entry -> new Findings.Spelling(entry.getKey(), entry.getValue()))
                .toList();
    }
}
