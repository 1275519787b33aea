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

    private final PaperText paper;
    private final AtomFinder finder;
    private final Map<String, List<Hit>> hitsByAtom = new HashMap<>();

    private Explainer(Query query, PaperText paper) {
        this.paper = paper;
        CompoundLexicon own = CompoundLexicon.of(query.ownCompounds());
        this.finder = new AtomFinder(AnalysedPaper.of(paper, own));
    }

    static Explanation explain(Query query, Node root, PaperText paper) {
        return new Explainer(query, paper).explain(query, root);
    }

    private Explanation explain(Query query, Node root) {
        double[] strengths = query.atoms().stream()
                .mapToDouble(atom -> AtomFinder.strength(atom, hits(atom)))
                .toArray();
        double score = Score.of(query, strengths);
        List<Hit> wanted = new ArrayList<>();
        collectWanted(root, false, wanted);
        List<Hit> hits = wanted.stream()
                .distinct()
                .map(this::inOriginal)
                .sorted(READING_ORDER)
                .toList();
        return new Explanation(score > 0, score, hits, part(root));
    }

    private List<Hit> hits(Atom atom) {
        return hitsByAtom.computeIfAbsent(atom.key(), key -> finder.find(atom));
    }

    /** A category is marked as a whole. */
    private Hit inOriginal(Hit hit) {
        return hit.field() == Field.CATEGORY
                ? new Hit(
                        hit.field(),
                        hit.author(),
                        0,
                        paper.categories().get(hit.author()).length(),
                        hit.term())
                : hit;
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
            return new Part("NOT " + inParentheses(inner), "not", !inner.matched(), List.of(inner));
        }
        if (node instanceof Node.And and) {
            List<Part> parts = and.parts().stream().map(this::part).toList();
            return new Part(join(parts, " AND "), "and", parts.stream().allMatch(Part::matched), parts);
        }
        if (node instanceof Node.Or or) {
            List<Part> parts = or.parts().stream().map(this::part).toList();
            return new Part(join(parts, " OR "), "or", parts.stream().anyMatch(Part::matched), parts);
        }
        Atom atom = ((Node.Term) node).atom();
        return new Part(atom.spelled(), atom.kind(), !hits(atom).isEmpty(), List.of());
    }

    private static String join(List<Part> parts, String operator) {
        return String.join(
                operator, parts.stream().map(Explainer::inParentheses).toList());
    }

    private static String inParentheses(Part part) {
        return part.kind().equals("and") || part.kind().equals("or") ? "(" + part.text() + ")" : part.text();
    }
}
