package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a query as one text, the same for all interests that mean the same.
 *
 * <p>Multiplied-out clauses are unique but long, so they are factored again: literals in every clause are written once;
 * clauses that share no literal are alternatives; groups of literals of which each combination occurs are factors.
 * Where every literal is needed only once (a read-once formula; Golumbic, Mintz and Rotics 2006) this finds the short
 * form a person would write; otherwise the clauses stay side by side.
 *
 * <p>A literal is a bit: the lower half of a long is for atoms, the upper for excluded atoms.
 */
final class CanonicalForm {

    private enum Sign {
        LITERAL,
        EXCLUDED,
        AND,
        OR
    }

    /** @param parts of AND and OR, for they merge with others of their kind */
    private record Text(Sign sign, String text, List<Text> parts) {}

    private static final Comparator<Text> ORDER = Comparator.comparing((Text t) -> t.sign() == Sign.EXCLUDED)
            .thenComparing(t -> -t.text().length())
            .thenComparing(Text::text);

    private final List<Atom> atoms;

    private CanonicalForm(List<Atom> atoms) {
        this.atoms = atoms;
    }

    static String of(Query query) {
        Set<Long> clauses = new HashSet<>();
        for (Clause clause : query.clauses()) {
            clauses.add((clause.required() & 0xFFFFFFFFL) | ((long) clause.excluded() << 32));
        }
        return new CanonicalForm(query.atoms()).write(clauses).text();
    }

    private Text write(Set<Long> clauses) {
        long common = clauses.stream().reduce(-1L, (a, b) -> a & b);
        if (clauses.size() == 1) {
            return join(Sign.AND, literals(common));
        }
        if (common != 0) {
            List<Text> parts = literals(common);
            parts.add(write(project(clauses, ~common)));
            return join(Sign.AND, parts);
        }
        List<Long> sums = components(neighbours(clauses, false));
        if (sums.size() > 1) {
            return join(
                    Sign.OR,
                    sums.stream().map(sum -> write(within(clauses, sum))).toList());
        }
        List<Long> factors = components(neighbours(clauses, true));
        if (factors.size() > 1 && isProduct(clauses, factors)) {
            return join(
                    Sign.AND,
                    factors.stream()
                            .map(factor -> write(project(clauses, factor)))
                            .toList());
        }
        return join(
                Sign.OR,
                clauses.stream().map(clause -> join(Sign.AND, literals(clause))).toList());
    }

    private static Set<Long> project(Set<Long> clauses, long literals) {
        Set<Long> projected = new HashSet<>();
        clauses.forEach(clause -> projected.add(clause & literals));
        return projected;
    }

    private static Set<Long> within(Set<Long> clauses, long literals) {
        Set<Long> chosen = new HashSet<>(clauses);
        chosen.removeIf(clause -> (clause & literals) == 0);
        return chosen;
    }

    /** Clauses are a subset of the product of their projections, so they are all of it if there are as many. */
    private static boolean isProduct(Set<Long> clauses, List<Long> factors) {
        long combinations = 1;
        for (long factor : factors) {
            Set<Long> projected = project(clauses, factor);
            combinations *= projected.size();
            if (projected.contains(0L) || combinations > clauses.size()) {
                return false;
            }
        }
        return combinations == clauses.size();
    }

    /** For each literal that occurs, those that share a clause with it; or, as complement, those that never do. */
    private static Map<Long, Long> neighbours(Set<Long> clauses, boolean complement) {
        long all = clauses.stream().reduce(0L, (a, b) -> a | b);
        Map<Long, Long> neighbours = new LinkedHashMap<>();
        for (long rest = all; rest != 0; rest &= rest - 1) {
            long literal = Long.lowestOneBit(rest);
            long together = clauses.stream().filter(c -> (c & literal) != 0).reduce(0L, (a, b) -> a | b);
            neighbours.put(literal, complement ? all & ~together : together);
        }
        return neighbours;
    }

    private static List<Long> components(Map<Long, Long> neighbours) {
        List<Long> components = new ArrayList<>();
        long seen = 0;
        for (long literal : neighbours.keySet()) {
            if ((seen & literal) == 0) {
                long component = closure(literal, neighbours);
                components.add(component);
                seen |= component;
            }
        }
        return components;
    }

    private static long closure(long start, Map<Long, Long> neighbours) {
        long reached = start;
        for (long before = 0; before != reached; ) {
            before = reached;
            for (long rest = before; rest != 0; rest &= rest - 1) {
                reached |= neighbours.get(Long.lowestOneBit(rest));
            }
        }
        return reached;
    }

    private List<Text> literals(long clause) {
        List<Text> literals = new ArrayList<>();
        for (long rest = clause; rest != 0; rest &= rest - 1) {
            int bit = Long.numberOfTrailingZeros(rest);
            String spelled = atoms.get(bit % 32).spelled();
            literals.add(
                    bit < 32
                            ? new Text(Sign.LITERAL, spelled, List.of())
                            : new Text(Sign.EXCLUDED, "NOT " + spelled, List.of()));
        }
        return literals;
    }

    private static Text join(Sign sign, List<Text> operands) {
        if (operands.size() == 1) {
            return operands.get(0);
        }
        List<Text> parts = operands.stream()
                .flatMap(operand -> operand.sign() == sign ? operand.parts().stream() : Stream.of(operand))
                .map(CanonicalForm::inParentheses)
                .sorted(ORDER)
                .toList();
        String operator = sign == Sign.AND ? " AND " : " OR ";
        return new Text(sign, parts.stream().map(Text::text).collect(Collectors.joining(operator)), parts);
    }

    private static Text inParentheses(Text part) {
        return part.sign() == Sign.AND || part.sign() == Sign.OR
                ? new Text(Sign.LITERAL, "(" + part.text() + ")", List.of())
                : part;
    }
}
