package dev.paperpost.interest;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Multiplies an interest out into alternative clauses, drops those that are impossible or covered by others, and
 * reports an interest that can match nothing, that only excludes, or that is too large for this.
 */
final class QueryBuilder {

    /** Clauses in between, before covered ones are dropped. */
    private static final int MOST_UNREDUCED = 1024;

    /** Less than a millisecond of comparing clauses; what a person writes takes some hundred. */
    private static final int MOST_STEPS = 200_000;

    /** Longer spellings first, for they say more; then by alphabet. */
    static final Comparator<Atom> ORDER =
            Comparator.comparingInt((Atom a) -> a.spelled().length()).reversed().thenComparing(Atom::spelled);

    private final Problems problems;
    private final List<Atom> atoms;
    private final int[] implied;
    private final Map<String, Integer> indexByKey = new TreeMap<>();
    private Node.Not impossible;
    /** Comparisons made so far. */
    private int steps;

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
        long[] clauses = clauses(root, false);
        if (tooComplex || clauses.length > Limits.CLAUSES) {
            return tooComplex(text);
        }
        if (clauses.length == 0) {
            problems.add(
                    "NEVER_MATCHES",
                    "No paper can match: what is asked for is also excluded.",
                    impossible.start(),
                    impossible.end(),
                    "Remove \"" + text.substring(impossible.start(), impossible.end()) + "\".");
            return null;
        }
        if (Arrays.stream(clauses).anyMatch(clause -> (int) clause == 0)) {
            Node culprit = OnlyNot.find(root);
            problems.add(
                    "ONLY_NOT",
                    "An interest needs at least one thing to look for; NOT only removes papers.",
                    culprit.start(),
                    culprit.end(),
                    "Add a word before NOT, for example: diffusion NOT image");
            return null;
        }
        return new Query(
                atoms,
                Arrays.stream(clauses)
                        .mapToObj(clause -> new Clause((int) clause, (int) (clause >>> 32)))
                        .toList());
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

    /** Clauses as bits: atoms required in the lower half, excluded in the upper. */
    private long[] clauses(Node node, boolean negated) {
        if (node instanceof Node.Not not) {
            return clausesOf(not, negated);
        }
        if (node instanceof Node.And and) {
            return negated ? sum(and.parts(), true) : product(and.parts(), false);
        }
        if (node instanceof Node.Or or) {
            return negated ? product(or.parts(), true) : sum(or.parts(), false);
        }
        long bit = 1L << indexByKey.get(((Node.Term) node).atom().key());
        return new long[] {negated ? bit << 32 : bit};
    }

    private long[] clausesOf(Node.Not not, boolean negated) {
        if (impossible == null) {
            impossible = not; // the first exclusion; narrowed when a contradiction is met
        }
        return clauses(not.part(), !negated);
    }

    private long[] sum(List<Node> parts, boolean negated) {
        long[] all = new long[0];
        for (Node part : parts) {
            long[] more = clauses(part, negated);
            int before = all.length;
            all = Arrays.copyOf(all, before + more.length);
            System.arraycopy(more, 0, all, before, more.length);
        }
        return all.length > MOST_UNREDUCED ? giveUp() : reduced(all, all.length);
    }

    private long[] product(List<Node> parts, boolean negated) {
        long[] product = {0};
        for (Node part : parts) {
            long[] factors = clauses(part, negated);
            long[] next = new long[MOST_UNREDUCED];
            int count = 0;
            for (long left : product) {
                for (long right : factors) {
                    long both = left | right;
                    if (!isPossible(both)) {
                        impossible = part instanceof Node.Not not ? not : impossible;
                    } else if (count == MOST_UNREDUCED || ++steps > MOST_STEPS) {
                        return giveUp();
                    } else {
                        next[count++] = both;
                    }
                }
            }
            product = reduced(next, count);
        }
        return product;
    }

    /** Too few clauses instead of far too many. */
    private long[] giveUp() {
        tooComplex = true;
        return new long[] {0};
    }

    private boolean isPossible(long clause) {
        int has = 0;
        for (int rest = (int) clause; rest != 0; rest &= rest - 1) {
            has |= implied[Integer.numberOfTrailingZeros(rest)];
        }
        return (has & (int) (clause >>> 32)) == 0;
    }

    /** Without clauses that another one covers: those with fewer literals come first and cover those after them. */
    private long[] reduced(long[] clauses, int count) {
        long[] kept = new long[count];
        int size = 0;
        for (int literals = 0; literals <= Long.SIZE && size < count; literals++) {
            for (int i = 0; i < count; i++) {
                if (Long.bitCount(clauses[i]) == literals && !isCovered(clauses[i], kept, size)) {
                    kept[size++] = clauses[i];
                }
                if (steps > MOST_STEPS) {
                    return giveUp();
                }
            }
        }
        return Arrays.copyOf(kept, size);
    }

    private boolean isCovered(long clause, long[] kept, int size) {
        steps += size;
        for (int i = 0; i < size; i++) {
            if ((kept[i] & clause) == kept[i]) {
                return true;
            }
        }
        return false;
    }
}
