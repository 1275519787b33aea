package dev.paperpost.interest;

import dev.paperpost.interest.Explanation.Hit;
import dev.paperpost.interest.Explanation.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says part by part what of an interest a paper has. */
final class Explainer {

    private static final Comparator<Hit> READING_ORDER = Comparator.comparing(Hit::field)
            .thenComparing(Hit::author)
            .thenComparing(Hit::start)
            .thenComparing(Hit::end);

    private final Query query;
    private final ReadPaper paper;
    private final AtomIndex index;
    private final FoundAtoms found;
    private final Map<String, List<Hit>> hitsByAtom = new HashMap<>();

    private Explainer(Query query, AtomIndex index, ReadPaper paper) {
        this.query = query;
        this.paper = paper;
        this.index = index;
        query.atoms().forEach(atom -> hitsByAtom.put(atom.key(), new ArrayList<>()));
        found = paper.find(index, this::foundInText);
    }

    /** @param index of the query's atoms */
    static Explanation explain(Query query, Node root, AtomIndex index, ReadPaper paper) {
        return new Explainer(query, index, paper).explain(root);
    }

    private Explanation explain(Node root) {
        findAuthors();
        findCategories();
        float score = Score.of(query, values());
        List<Hit> wanted = new ArrayList<>();
        collectWanted(root, false, wanted);
        return new Explanation(score > 0, score, inOrder(wanted), part(root));
    }

    private float[] values() {
        float[] values = new float[query.atoms().size()];
        for (int atom = 0; atom < values.length; atom++) {
            values[atom] = found.value(atom);
        }
        return values;
    }

    private void foundInText(int atom, int first, int last) {
        add(
                atom,
                first < paper.titleSize() ? Field.TITLE : Field.ABSTRACT,
                -1,
                paper.tokens().get(first).start(),
                paper.tokens().get(last).end());
    }

    private void findAuthors() {
        List<String> authors = paper.text().authors();
        for (int i = 0; i < authors.size(); i++) {
            for (int atom : index.ofAuthor(authors.get(i))) {
                PersonName name = new PersonName(authors.get(i));
                found.inField(atom, Score.ofAuthor());
                add(atom, Field.AUTHOR, i, name.start(), name.end());
            }
        }
    }

    /** A category is marked as a whole. */
    private void findCategories() {
        List<String> categories = paper.text().categories();
        for (int i = 0; i < categories.size(); i++) {
            for (int atom : index.ofCategory(categories.get(i))) {
                found.inField(atom, Score.ofCategory());
                add(atom, Field.CATEGORY, i, 0, categories.get(i).length());
            }
        }
    }

    private void add(int number, Field field, int author, int start, int end) {
        Atom atom = query.atoms().get(number);
        hitsByAtom.get(atom.key()).add(new Hit(field, author, start, end, atom.spelled()));
    }

    private List<Hit> hits(Atom atom) {
        return hitsByAtom.get(atom.key());
    }

    private void collectWanted(Node node, boolean negated, List<Hit> wanted) {
        if (node instanceof Node.Not not) {
            collectWanted(not.part(), !negated, wanted);
        } else if (node instanceof Node.And and) {
            and.parts().forEach(part -> collectWanted(part, negated, wanted));
        } else if (node instanceof Node.Or or) {
            or.parts().forEach(part -> collectWanted(part, negated, wanted));
        } else if (node instanceof Node.Term term && !negated) {
            wanted.addAll(hits(term.atom()));
        }
    }

    private Part part(Node node) {
        if (node instanceof Node.Not not) {
            Part inner = part(not.part());
            return new Part("NOT " + inParentheses(inner), "not", !inner.matched(), List.of(), List.of(inner));
        }
        if (node instanceof Node.And and) {
            List<Part> parts = and.parts().stream().map(this::part).toList();
            return new Part(join(parts, " AND "), "and", parts.stream().allMatch(Part::matched), List.of(), parts);
        }
        if (node instanceof Node.Or or) {
            List<Part> parts = or.parts().stream().map(this::part).toList();
            return new Part(join(parts, " OR "), "or", parts.stream().anyMatch(Part::matched), List.of(), parts);
        }
        Atom atom = ((Node.Term) node).atom();
        List<Hit> found = inOrder(hits(atom));
        return new Part(atom.spelled(), atom.kind(), !found.isEmpty(), found, List.of());
    }

    private static List<Hit> inOrder(List<Hit> hits) {
        return hits.size() < 2
                ? List.copyOf(hits)
                : hits.stream().distinct().sorted(READING_ORDER).toList();
    }

    private static String join(List<Part> parts, String operator) {
        return String.join(
                operator, parts.stream().map(Explainer::inParentheses).toList());
    }

    private static String inParentheses(Part part) {
        return part.kind().equals("and") || part.kind().equals("or") ? "(" + part.text() + ")" : part.text();
    }
}
