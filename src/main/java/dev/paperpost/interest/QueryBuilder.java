package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Multiplies an interest out into alternative clauses, drops those that are impossible or covered by others, and
 * reports an interest that can match nothing, that only excludes, or that is too large for this.
 */
final class QueryBuilder {

    /** Clauses in between, before covered ones are dropped. */
    private static final int MOST_UNREDUCED = 1024;

    /** Longer spellings first, for they say more; then by alphabet. */
    static final Comparator<Atom> ORDER =
            Comparator.comparingInt((Atom a) -> a.spelled().length()).reversed().thenComparing(Atom::spelled);

    private final Problems problems;
    private final List<Atom> atoms;
    private final int[] implied;
    private final Map<String, Integer> indexByKey = new TreeMap<>();
    private Node.Not impossible;
    private boolean tooComplex;

    private QueryBuilder(Node root, Problems problems) {
        this.problems = problems;
        Map<String, Atom> byKey = new TreeMap<>();
        collect(root, byKey);
        atoms = byKey.values().stream().sorted(ORDER).toList();
        for (int i = 0; i < atoms.size(); i++) {
            indexByKey.put(atoms.get(i).key(), i);
        }
        implied = new int[atoms.size()];
    }

    /** @return null if a problem was reported */
    static Query build(Node root, String text, Problems problems) {
        QueryBuilder builder = new QueryBuilder(root, problems);
        return builder.atoms.size() > Limits.DIFFERENT_TERMS ? builder.tooManyTerms(text) : builder.build(root, text);
    }

    private static void collect(Node node, Map<String, Atom> byKey) {
        if (node instanceof Node.Term term) {
            byKey.merge(term.atom().key(), term.atom(), (a, b) -> ORDER.compare(a, b) <= 0 ? a : b);
        } else if (node instanceof Node.Not not) {
            collect(not.part(), byKey);
        } else if (node instanceof Node.And and) {
            and.parts().forEach(part -> collect(part, byKey));
        } else if (node instanceof Node.Or or) {
            or.parts().forEach(part -> collect(part, byKey));
        }
    }

    private Query build(Node root, String text) {
        findImplications();
        Set<Clause> clauses = clauses(root, false);
        if (tooComplex || clauses.size() > Limits.CLAUSES) {
            return tooComplex(text);
        }
        if (clauses.isEmpty()) {
            problems.add(
                    "NEVER_MATCHES",
                    "No paper can match: what is asked for is also excluded.",
                    impossible.start(),
                    impossible.end(),
                    "Remove \"" + text.substring(impossible.start(), impossible.end()) + "\".");
            return null;
        }
        if (clauses.stream().anyMatch(clause -> clause.required() == 0)) {
            Node culprit = OnlyNot.find(root);
            problems.add(
                    "ONLY_NOT",
                    "An interest needs at least one thing to look for; NOT only removes papers.",
                    culprit.start(),
                    culprit.end(),
                    "Add a word before NOT, for example: diffusion NOT image");
            return null;
        }
        return new Query(atoms, List.copyOf(clauses));
    }

    Query tooManyTerms(String text) {
        problems.addOnce(
                "TOO_MANY_TERMS",
                "There are more than " + Limits.DIFFERENT_TERMS + " words and phrases.",
                0,
                text.length(),
                "Split it into two interests.");
        return null;
    }

    private Query tooComplex(String text) {
        problems.add(
                "TOO_COMPLEX",
                "This interest has more than " + Limits.CLAUSES + " combinations of AND and OR.",
                0,
                text.length(),
                "Split it into two interests.");
        return null;
    }

    private void findImplications() {
        for (int i = 0; i < implied.length; i++) {
            implied[i] = 1 << i;
            for (int j = 0; j < implied.length; j++) {
                if (atoms.get(i) instanceof TextAtom a && atoms.get(j) instanceof TextAtom b && a.implies(b)) {
                    implied[i] |= 1 << j;
                }
            }
        }
    }

    private Set<Clause> clauses(Node node, boolean negated) {
        if (node instanceof Node.Not not) {
            return clausesOf(not, negated);
        }
        if (node instanceof Node.And and) {
            return negated ? sum(and.parts(), true) : product(and.parts(), false);
        }
        if (node instanceof Node.Or or) {
            return negated ? product(or.parts(), true) : sum(or.parts(), false);
        }
        int bit = 1 << indexByKey.get(((Node.Term) node).atom().key());
        return Set.of(negated ? new Clause(0, bit) : new Clause(bit, 0));
    }

    private Set<Clause> clausesOf(Node.Not not, boolean negated) {
        if (impossible == null) {
            impossible = not; // the first exclusion; narrowed when a contradiction is met
        }
        return clauses(not.part(), !negated);
    }

    private Set<Clause> sum(List<Node> parts, boolean negated) {
        Set<Clause> all = new LinkedHashSet<>();
        for (Node part : parts) {
            all.addAll(clauses(part, negated));
        }
        return reduced(all);
    }

    private Set<Clause> product(List<Node> parts, boolean negated) {
        Set<Clause> product = Set.of(Clause.ALWAYS);
        for (Node part : parts) {
            Set<Clause> factors = clauses(part, negated);
            Set<Clause> next = new LinkedHashSet<>();
            for (Clause left : product) {
                for (Clause right : factors) {
                    Clause both = left.and(right);
                    if (isPossible(both)) {
                        next.add(both);
                    } else if (part instanceof Node.Not not) {
                        impossible = not;
                    }
                }
            }
            product = reduced(next);
        }
        return product;
    }

    private boolean isPossible(Clause clause) {
        int has = 0;
        for (int rest = clause.required(); rest != 0; rest &= rest - 1) {
            has |= implied[Integer.numberOfTrailingZeros(rest)];
        }
        return (has & clause.excluded()) == 0;
    }

    /** Without clauses that another one covers. Gives up, with too few clauses, when there are far too many. */
    private Set<Clause> reduced(Set<Clause> clauses) {
        if (clauses.size() > MOST_UNREDUCED) {
            tooComplex = true;
            return Set.of(Clause.ALWAYS);
        }
        List<Clause> kept = new ArrayList<>();
        for (Clause clause : clauses) {
            if (kept.stream().noneMatch(other -> other.covers(clause))) {
                kept.removeIf(clause::covers);
                kept.add(clause);
            }
        }
        return new LinkedHashSet<>(kept);
    }
}
