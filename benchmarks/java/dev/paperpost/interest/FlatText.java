package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A paper as a flat index can know it: terms at positions, the very labels that our own analysis finds. Made before
 * anything is measured, so that Lucene is spared the analysis.
 *
 * <p>Flat positions cannot say that "pre-trained language model" has "language" right behind "pretrained"; interests
 * whose phrases have a compound before their last place are therefore left out for both sides ({@link #canSay}).
 */
record FlatText(List<Term> title, List<Term> text, List<String> authors, List<String> categories) {

    record Term(String label, int position) {}

    /** Tells of each compound of a list where a paper has it. */
    static final class Compounds {

        private final List<Atom> atoms = new ArrayList<>();
        private final AtomIndex index;

        Compounds(List<Query> queries) {
            Map<String, TextAtom> byLabel = new HashMap<>();
            for (Query query : queries) {
                for (Atom atom : query.atoms()) {
                    if (atom instanceof TextAtom text) {
                        text.labels().stream()
                                .filter(FlatText::isCompound)
                                .forEach(label -> byLabel.put(
                                        label, new TextAtom(Field.ANY, List.of(label), "", label, List.of())));
                    }
                }
            }
            atoms.addAll(byLabel.values());
            index = new AtomIndex(atoms);
        }

        FlatText read(PaperText paper, AtomIndex fields) {
            List<Term> title = new ArrayList<>();
            List<Term> text = new ArrayList<>();
            ReadPaper read = new ReadPaper(paper);
            List<Token> tokens = read.tokens();
            List<Term> all = new ArrayList<>();
            tokens.forEach(token -> all.add(new Term(token.stem(), token.from())));
            read.find(
                    index,
                    (atom, first, last) -> all.add(new Term(
                            atoms.get(atom).spelled(), tokens.get(first).from())));
            all.sort(Comparator.comparingInt(Term::position));
            int titleEnd = read.titleSize() == 0
                    ? 0
                    : tokens.get(read.titleSize() - 1).to();
            for (Term term : all) {
                text.add(term);
                if (term.position() < titleEnd) {
                    title.add(term);
                }
            }
            return new FlatText(
                    title, text, names(paper.authors(), fields, true), names(paper.categories(), fields, false));
        }

        private static List<String> names(List<String> names, AtomIndex fields, boolean authors) {
            Set<String> found = new LinkedHashSet<>();
            for (String name : names) {
                for (int atom : authors ? fields.ofAuthor(name) : fields.ofCategory(name)) {
                    found.add(Integer.toString(atom));
                }
            }
            return List.copyOf(found);
        }
    }

    private static boolean isCompound(String label) {
        return label.indexOf('-') >= 0;
    }

    /** The stems of words that some paper writes with a hyphen. */
    static Set<String> joinedStems(List<PaperText> papers) {
        Set<String> stems = new HashSet<>();
        for (PaperText paper : papers) {
            for (String text : List.of(paper.title(), paper.abstractText())) {
                Tokenizer.tokens(text).stream()
                        .filter(token -> token.kind() == Token.Kind.JOINED)
                        .forEach(token -> stems.add(token.stem()));
            }
        }
        return stems;
    }

    static boolean canSay(Query query, Set<String> joinedStems) {
        for (Atom atom : query.atoms()) {
            if (atom instanceof TextAtom text) {
                for (String label : text.labels().subList(0, text.labels().size() - 1)) {
                    if (isCompound(label) || joinedStems.contains(label)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
