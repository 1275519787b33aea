package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the queries of many interests, most of them made of the same words. Remembers each word, and writes down the
 * clauses of plain words, ANDs and ORs without multiplying out. What is not so plain it leaves to {@link Interest}. Not
 * thread-safe.
 */
final class QueryReader {

    private record Term(Field field, Lexeme.Type type, String text) {}

    private final Map<Term, Atom> known = new HashMap<>();

    /** @throws InterestSyntaxException as {@link Interest#parse} does */
    Query read(String text) {
        Problems problems = new Problems();
        Problems warnings = new Problems();
        TermReader reader = new TermReader(problems, warnings);
        Node root = QueryParser.parse(
                text, Limits.TYPED, problems, warnings, (lexeme, field) -> read(lexeme, field, reader));
        Query query = problems.isEmpty() ? plain(root) : null;
        return query == null ? Interest.parse(text).query() : query;
    }

    private Node read(Lexeme lexeme, Field field, TermReader reader) {
        Term term = new Term(field, lexeme.type(), lexeme.text());
        Atom atom = known.get(term);
        if (atom != null) {
            return new Node.Term(atom, lexeme.start(), lexeme.end());
        }
        Node node = reader.read(lexeme, field);
        if (node instanceof Node.Term read) {
            known.put(term, read.atom());
        }
        return node;
    }

    /** Null if it is not plain. */
    private static Query plain(Node root) {
        if (root instanceof Node.Term term) {
            return new Query(List.of(term.atom()), List.of(new Clause(1, 0)));
        }
        if (root instanceof Node.And and) {
            List<Atom> atoms = atoms(and.parts());
            return atoms == null ? null : new Query(atoms, List.of(new Clause(-1 >>> -atoms.size(), 0)));
        }
        if (root instanceof Node.Or or) {
            List<Atom> atoms = atoms(or.parts());
            return atoms == null ? null : new Query(atoms, oneEach(atoms.size()));
        }
        return null;
    }

    /** In the order of queries; null if a part is more than a word or phrase, or stands twice. */
    private static List<Atom> atoms(List<Node> parts) {
        List<Atom> atoms = new ArrayList<>(parts.size());
        for (Node part : parts) {
            if (!(part instanceof Node.Term term) || atoms.size() == Limits.DIFFERENT_TERMS) {
                return null;
            }
            for (Atom other : atoms) {
                if (other == term.atom() || other.key().equals(term.atom().key())) {
                    return null;
                }
            }
            atoms.add(term.atom());
        }
        atoms.sort(QueryBuilder.ORDER);
        return atoms;
    }

    private static List<Clause> oneEach(int atoms) {
        List<Clause> clauses = new ArrayList<>(atoms);
        for (int i = 0; i < atoms; i++) {
            clauses.add(new Clause(1 << i, 0));
        }
        return clauses;
    }
}
