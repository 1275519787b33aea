package dev.paperpost.interest;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** One interest asked of the papers of a {@link PaperIndex}. Used by one thread, while nobody writes. */
final class PaperQuestion {

    private final Query query;
    private final TokenDictionary tokens;
    private final LabelCache labels;
    private final AtomIndex index;
    private final TokenMeanings lists;
    private final BitSet[] papersOfAtoms;
    private final boolean[] isText;
    private final boolean anyText;
    private final TokenStream.Reader reader = new TokenStream.Reader();
    private final LabelledText text = new LabelledText();
    private final FoundAtoms found;
    private final float[] values;
    private final SpellingTally tally;

    PaperQuestion(
            Interest interest,
            TokenDictionary tokens,
            TokenMeanings lists,
            NameDictionary authors,
            NameDictionary categories) {
        this.tokens = tokens;
        query = interest.query();
        List<Atom> atoms = query.atoms();
        index = new AtomIndex(atoms);
        labels = new LabelCache(index.labels(), index.phrases());
        this.lists = lists;
        papersOfAtoms = new BitSet[atoms.size()];
        isText = new boolean[atoms.size()];
        values = new float[atoms.size()];
        tally = new SpellingTally(interest, tokens, reader, text);
        found = new FoundAtoms(index, tally);
        boolean text = false;
        for (int atom = 0; atom < atoms.size(); atom++) {
            if (atoms.get(atom) instanceof TextAtom words) {
                isText[atom] = true;
                text = true;
                papersOfAtoms[atom] = papersWith(words);
            } else if (atoms.get(atom) instanceof AuthorAtom author) {
                papersOfAtoms[atom] = papersBy(author, atom, authors);
            } else {
                papersOfAtoms[atom] = papersIn((CategoryAtom) atoms.get(atom), atom, categories);
            }
        }
        anyText = text;
    }

    /** The papers that may match; none that is missing does. */
    BitSet candidates() {
        BitSet all = new BitSet();
        for (Clause clause : query.clauses()) {
            BitSet some = null;
            for (int rest = clause.required(); rest != 0; rest &= rest - 1) {
                some = and(some, papersOfAtoms[Integer.numberOfTrailingZeros(rest)]);
            }
            all.or(some);
        }
        return all;
    }

    private static BitSet and(BitSet soFar, BitSet more) {
        if (soFar == null) {
            return (BitSet) more.clone();
        }
        soFar.and(more);
        return soFar;
    }

    /** @return 0 if the paper does not match */
    float score(byte[] stream, int paper) {
        found.clear();
        tally.clear();
        if (anyText) {
            reader.read(stream, lists, text);
            index.phrases().walk(text, labels.pool(), reader.titleSize(), found);
            found.weigh();
        }
        for (int atom = 0; atom < values.length; atom++) {
            if (!isText[atom] && papersOfAtoms[atom].get(paper)) {
                boolean author = query.atoms().get(atom) instanceof AuthorAtom;
                found.inField(atom, author ? Score.ofAuthor() : Score.ofCategory());
            }
            values[atom] = found.value(atom);
        }
        float score = Score.of(query, values);
        if (score > 0) {
            tally.count(paper);
        }
        return score;
    }

    /** The papers that matched. */
    BitSet matched() {
        return tally.matched();
    }

    /** Of the papers that matched. */
    List<PaperIndex.Spelling> spellings() {
        return tally.most();
    }

    private BitSet papersWith(TextAtom atom) {
        BitSet papers = null;
        for (String label : atom.labels()) {
            papers = and(papers, papersWithLabel(label));
        }
        if (!atom.prefix().isEmpty()) {
            BitSet beginning = new BitSet();
            tokens.beginningWith(atom.prefix(), token -> look(token, beginning));
            papers = and(papers, beginning);
        }
        return papers;
    }

    private BitSet papersWithLabel(String label) {
        if (label.endsWith("~")) {
            List<String> parts = List.of(label.substring(0, label.length() - 1).split("-"));
            return papersWithCompound(String.join("", parts), parts);
        }
        if (label.indexOf('-') >= 0) {
            Compound compound = new Compound(List.of(label.split("-")));
            return papersWithCompound(compound.family().joined(), compound.parts());
        }
        return papersWithForm(label);
    }

    private BitSet papersWithCompound(String joined, List<String> parts) {
        BitSet apart = null;
        for (String part : parts) {
            apart = and(apart, papersWithForm(part));
        }
        apart.or(papersWithForm(joined));
        return apart;
    }

    private BitSet papersWithForm(String form) {
        BitSet papers = new BitSet();
        tokens.withForm(form, token -> look(token, papers));
        return papers;
    }

    private void look(int token, BitSet papers) {
        if (lists.of(token) == LabelCache.NONE) {
            lists.set(token, labels.listOf(tokens.kind(token), tokens.surface(token), tokens.stem(token)));
        }
        if (lists.of(token) != LabelCache.NONE) {
            tokens.papersWith(token, papers);
        }
    }

    private BitSet papersBy(AuthorAtom atom, int number, NameDictionary authors) {
        BitSet papers = new BitSet();
        for (String anchor : atom.name().anchors()) {
            for (int name : authors.named(anchor)) {
                if (contains(index.ofAuthor(authors.name(name)), number)) {
                    authors.papersWith(name, papers);
                    tally.name(number, authors.name(name), name, authors);
                }
            }
        }
        return papers;
    }

    private BitSet papersIn(CategoryAtom atom, int number, NameDictionary categories) {
        BitSet papers = new BitSet();
        Set<Integer> names = categories.named(Categories.key(atom.name()));
        for (int name : names) {
            categories.papersWith(name, papers);
            tally.name(number, categories.name(name), name, categories);
        }
        return papers;
    }

    private static boolean contains(int[] atoms, int atom) {
        for (int each : atoms) {
            if (each == atom) {
                return true;
            }
        }
        return false;
    }
}
