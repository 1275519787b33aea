package dev.paperpost.interest;

import dev.paperpost.interest.Explanation.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds every place where a paper has an atom. Looks at the whole paper for each atom: exact, not fast. */
final class AtomFinder {

    private final AnalysedPaper paper;

    AtomFinder(AnalysedPaper paper) {
        this.paper = paper;
    }

    /** At most one hit for each position, author or category. */
    List<Hit> find(Atom atom) {
        List<Hit> hits = new ArrayList<>();
        if (atom instanceof TextAtom text) {
            find(text, Field.TITLE, paper.title(), hits);
            find(text, Field.ABSTRACT, paper.abstractText(), hits);
        } else if (atom instanceof AuthorAtom author) {
            find(author, hits);
        } else if (atom instanceof CategoryAtom category) {
            find(category, hits);
        }
        return hits;
    }

    static double strength(Atom atom, List<Hit> hits) {
        if (hits.isEmpty()) {
            return 0;
        }
        return switch (atom.field()) {
            case AUTHOR -> Score.ofAuthor();
            case CATEGORY -> Score.ofCategory();
            default ->
                Score.ofText(atom.field(), hits.size(), hits.stream().anyMatch(hit -> hit.field() == Field.TITLE));
        };
    }

    private static void find(TextAtom atom, Field place, TextGraph graph, List<Hit> hits) {
        if (!atom.isIn(place)) {
            return;
        }
        for (int position = 0; position < graph.size(); position++) {
            for (TextGraph.Edge edge : graph.from(position)) {
                int end = endOfPath(atom, 0, edge, graph);
                if (end >= 0) {
                    hits.add(new Hit(place, -1, edge.start(), end, atom.spelled()));
                    break;
                }
            }
        }
    }

    /** Follows the labels from one edge on; the offset where they end, or -1. */
    private static int endOfPath(TextAtom atom, int step, TextGraph.Edge edge, TextGraph graph) {
        int steps = atom.labels().size() + (atom.prefix().isEmpty() ? 0 : 1);
        boolean agrees = step < atom.labels().size()
                ? edge.label().equals(atom.labels().get(step))
                : edge.surface() != null && edge.surface().startsWith(atom.prefix());
        if (!agrees) {
            return -1;
        }
        if (step + 1 == steps) {
            return edge.end();
        }
        for (TextGraph.Edge next : graph.from(edge.to())) {
            int end = endOfPath(atom, step + 1, next, graph);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    private void find(AuthorAtom atom, List<Hit> hits) {
        for (int i = 0; i < paper.authors().size(); i++) {
            PersonName name = paper.authors().get(i);
            if (atom.name().matches(name)) {
                hits.add(new Hit(Field.AUTHOR, i, name.start(), name.end(), atom.spelled()));
            }
        }
    }

    private void find(CategoryAtom atom, List<Hit> hits) {
        for (int i = 0; i < paper.categories().size(); i++) {
            Set<String> keys = paper.categories().get(i);
            if (keys.contains(Categories.key(atom.name()))) {
                hits.add(new Hit(Field.CATEGORY, i, 0, -1, atom.spelled()));
            }
        }
    }
}
