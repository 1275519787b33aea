package dev.paperpost.interest;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * One interest asked of the papers of a {@link PaperIndex}. Of a text it reads no more than the tokens the interest is
 * about, by the walk that matches new papers. Used by one thread, while nobody writes.
 */
final class PaperQuestion {

    private final Query query;
    private final TokenDictionary tokens;
    private final LabelLists labels;
    private final AtomIndex index;
    private final PaperBuffers buffers;
    /** The tokens that mean something to the interest. */
    private int[] asked = new int[64];

    private int askedCount;
    private final BitSet[] papersOfAtoms;
    private final boolean[] isText;
    private final FoundAtoms found;
    private final float[] values;
    private final SpellingTally tally;
    /** The next occurrence to be read. */
    private int next;

    PaperQuestion(
            Interest interest,
            TokenDictionary tokens,
            NameDictionary authors,
            NameDictionary categories,
            PaperBuffers buffers) {
        this.tokens = tokens;
        this.buffers = buffers;
        query = interest.query();
        List<Atom> atoms = query.atoms();
        index = new AtomIndex(atoms);
        labels = new LabelLists(index.labels(), index.phrases());
        papersOfAtoms = new BitSet[atoms.size()];
        isText = new boolean[atoms.size()];
        values = new float[atoms.size()];
        found = new FoundAtoms(index, null);
        tally = new SpellingTally(interest, index, tokens);
        for (int atom = 0; atom < atoms.size(); atom++) {
            if (atoms.get(atom) instanceof TextAtom words) {
                isText[atom] = true;
                papersOfAtoms[atom] = papersWith(words);
            } else if (atoms.get(atom) instanceof AuthorAtom author) {
                papersOfAtoms[atom] = papersBy(author, atom, authors);
            } else {
                papersOfAtoms[atom] = papersIn((CategoryAtom) atoms.get(atom), atom, categories);
            }
        }
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

    /** Makes ready to score some papers, in ascending order. */
    void open(BitSet papers) {
        Occurrences occurrences = buffers.occurrences();
        occurrences.clear();
        for (int i = 0; i < askedCount; i++) {
            int number = i;
            tokens.places(asked[i], papers, (paper, position) -> occurrences.add(paper, position, number));
        }
        occurrences.sort();
        next = 0;
    }

    /**
     * @param titleEnd position after the last of the title
     * @return 0 if the paper does not match
     */
    float score(int paper, int titleEnd) {
        found.clear();
        index.phrases().walk(buffers.text(), labels.pool(), read(paper, titleEnd), found);
        found.weigh();
        for (int atom = 0; atom < values.length; atom++) {
            if (!isText[atom] && papersOfAtoms[atom].get(paper)) {
                boolean author = query.atoms().get(atom) instanceof AuthorAtom;
                found.inField(atom, author ? Score.ofAuthor() : Score.ofCategory());
            }
            values[atom] = found.value(atom);
        }
        float score = Score.of(query, values);
        if (score > 0) {
            tally.matched(paper);
        }
        return score;
    }

    /** Puts the tokens of a paper that are asked for into the text, and returns how many are the title's. */
    private int read(int paper, int titleEnd) {
        LabelledText text = buffers.text();
        Occurrences occurrences = buffers.occurrences();
        text.clear();
        int titleSize = 0;
        while (next < occurrences.size() && occurrences.paper(next) <= paper) {
            if (occurrences.paper(next) == paper) {
                int token = asked[occurrences.token(next)];
                int from = occurrences.position(next);
                text.add(buffers.list(token), from, from + tokens.width(token));
                titleSize += from < titleEnd ? 1 : 0;
            }
            next++;
        }
        return titleSize;
    }

    /** Counts the spellings of a paper that matched. */
    void spell(byte[] stream) {
        tally.count(stream, buffers, labels.pool());
    }

    SpellingTally tally() {
        return tally;
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
            List<String> parts = Compound.partsOf(label);
            return papersWithCompound(String.join("", parts), parts);
        }
        if (label.indexOf('-') >= 0) {
            Compound compound = new Compound(Compound.partsOf(label));
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
        if (buffers.list(token) == LabelLists.NONE) {
            int list = labels.listOf(tokens.kind(token), tokens.surface(token), tokens.stem(token));
            if (list == LabelLists.NONE) {
                return;
            }
            buffers.setList(token, list);
            ask(token);
        }
        tokens.papersWith(token, papers);
    }

    private void ask(int token) {
        if (askedCount == asked.length) {
            asked = Arrays.copyOf(asked, askedCount * 2);
        }
        asked[askedCount++] = token;
    }

    /** Makes the buffers ready for another question. */
    void close() {
        for (int i = 0; i < askedCount; i++) {
            buffers.setList(asked[i], LabelLists.NONE);
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
        for (int name : categories.named(Categories.key(atom.name()))) {
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
