package dev.paperpost.interest;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts how the parts that an interest asks for are written in the papers that match it. */
final class SpellingTally implements FoundAtoms.Places {

    private static final int MOST = 20;
    /** Texts looked at; more would tell nothing new. */
    private static final int TEXTS = 1_000;

    private final TokenDictionary tokens;
    private final TokenStream.Reader reader;
    private final LabelledText text;
    private final boolean[] wanted;
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, BitSet> papersOfNames = new HashMap<>();
    private final BitSet matched = new BitSet();
    private final Set<String> here = new HashSet<>();
    /** First and last token of each mention in the text that is being read. */
    private int[] mentions = new int[64];

    private int mentionEnd;
    private int texts;

    SpellingTally(Interest interest, TokenDictionary tokens, TokenStream.Reader reader, LabelledText text) {
        this.tokens = tokens;
        this.reader = reader;
        this.text = text;
        List<Atom> atoms = interest.query().atoms();
        wanted = new boolean[atoms.size()];
        Set<String> keys = new HashSet<>();
        Written.wantedTerms(interest.root())
                .forEach(term -> keys.add(term.atom().key()));
        for (int atom = 0; atom < wanted.length; atom++) {
            wanted[atom] = keys.contains(atoms.get(atom).key());
        }
    }

    void clear() {
        mentionEnd = 0;
    }

    /** A name that fulfils an atom. */
    void name(int atom, String name, int number, NameDictionary names) {
        if (wanted[atom]) {
            names.papersWith(number, papersOfNames.computeIfAbsent(name, n -> new BitSet()));
        }
    }

    @Override
    public void found(int atom, int first, int last) {
        if (!wanted[atom] || texts == TEXTS) {
            return;
        }
        if (mentionEnd == mentions.length) {
            mentions = Arrays.copyOf(mentions, mentionEnd * 2);
        }
        mentions[mentionEnd++] = first;
        mentions[mentionEnd++] = last;
    }

    /** Counts what was found since it was cleared. */
    void count(int paper) {
        matched.set(paper);
        if (texts < TEXTS) {
            texts++;
            here.clear();
            for (int i = 0; i < mentionEnd; i += 2) {
                here.add(spelled(mentions[i], mentions[i + 1]));
            }
            here.forEach(spelling -> counts.merge(spelling, 1, Integer::sum));
        }
    }

    /** With a hyphen where the text has one. */
    private String spelled(int first, int last) {
        int begin = text.from(first);
        int end = text.to(last);
        int i = first;
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

    /** The papers counted. */
    BitSet matched() {
        return matched;
    }

    List<PaperIndex.Spelling> most() {
        papersOfNames.forEach((name, papers) -> {
            papers.and(matched);
            if (!papers.isEmpty()) {
                counts.merge(name, papers.cardinality(), Integer::sum);
            }
        });
        return MostFrequent.of(counts, MOST).stream()
                .map(entry -> new PaperIndex.Spelling(entry.getKey(), entry.getValue()))
                .toList();
    }
}
