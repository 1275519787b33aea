package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the query language by recursive descent. Reports every problem it meets and reads on, so the tree is only
 * meant for use when no problem was reported.
 *
 * <pre>
 * or      = and { ("OR" | "|") and }
 * and     = unary { ["AND" | "&amp;"] unary }
 * unary   = ("NOT" | "-") unary | primary
 * primary = "(" or ")" | field ":" primary | phrase | prefix | word
 * </pre>
 */
final class QueryParser {

    /** Makes a leaf of a word or phrase. */
    interface Terms {
        Node read(Lexeme lexeme, Field field);
    }

    private final List<Lexeme> lexemes;
    private final Limits limits;
    private final Problems problems;
    private final Terms termReader;
    private int at;
    private int terms;

    private QueryParser(List<Lexeme> lexemes, Limits limits, Problems problems, Terms terms) {
        this.lexemes = lexemes;
        this.limits = limits;
        this.problems = problems;
        this.termReader = terms;
    }

    /** @return the tree, or null if there is nothing to read */
    static Node parse(String text, Limits limits, Problems problems, Problems warnings, Terms terms) {
        if (text.isEmpty()) {
            problems.add(
                    "EMPTY", "Type at least one word.", 0, 0, "For example: \"graph neural network\" AND molecule*");
            return null;
        }
        if (text.length() > limits.characters()) {
            problems.add(
                    "TOO_LONG",
                    "This interest is " + text.length() + " characters long; the limit is " + Limits.TYPED.characters()
                            + ".",
                    Limits.TYPED.characters(),
                    text.length(),
                    "Split it into two interests.");
            return null;
        }
        List<Lexeme> lexemes = Parentheses.balance(Lexer.lexemes(text, problems), problems);
        Warnings.check(lexemes, warnings);
        return lexemes.isEmpty() ? null : new QueryParser(lexemes, limits, problems, terms).or(0, Field.ANY);
    }

    private Lexeme peek() {
        return at < lexemes.size() ? lexemes.get(at) : null;
    }

    private boolean endsGroup() {
        return peek() == null || peek().type() == Lexeme.Type.CLOSE;
    }

    private boolean canStartPart() {
        return !endsGroup() && !peek().isBinaryOperator();
    }

    private Node or(int depth, Field field) {
        List<Node> parts = new ArrayList<>();
        parts.add(and(depth, field));
        while (!endsGroup()) { // only an OR ends an and
            Lexeme operator = lexemes.get(at++);
            if (canStartPart()) {
                parts.add(and(depth, field));
            } else {
                missingRight(operator);
            }
        }
        return parts.size() == 1 ? parts.get(0) : new Node.Or(parts);
    }

    private Node and(int depth, Field field) {
        while (!endsGroup() && peek().isBinaryOperator()) {
            Lexeme operator = lexemes.get(at++);
            problems.add(
                    "MISSING_LEFT",
                    "Something is missing before " + operator.text() + ".",
                    operator.start(),
                    operator.end(),
                    "Add a word before it or remove it.");
        }
        List<Node> parts = new ArrayList<>();
        while (!endsGroup() && peek().type() != Lexeme.Type.OR) {
            if (peek().type() == Lexeme.Type.AND) {
                Lexeme operator = lexemes.get(at++);
                if (!canStartPart()) {
                    missingRight(operator);
                }
            } else {
                parts.add(unary(depth, field));
            }
        }
        if (parts.isEmpty()) {
            int end = lexemes.get(lexemes.size() - 1).end();
            return new Node.Broken(end, end);
        }
        return parts.size() == 1 ? parts.get(0) : new Node.And(parts);
    }

    private void missingRight(Lexeme operator) {
        problems.add(
                "MISSING_RIGHT",
                "Something is missing after " + operator.text() + ".",
                operator.start(),
                operator.end(),
                "Add a word after it or remove it.");
    }

    private Node unary(int depth, Field field) {
        Lexeme lexeme = peek();
        if (lexeme.type() != Lexeme.Type.NOT) {
            return primary(depth, field);
        }
        at++;
        if (!canStartPart()) {
            missingRight(lexeme);
            return new Node.Broken(lexeme.start(), lexeme.end());
        }
        return new Node.Not(unary(depth, field), lexeme.start());
    }

    private Node primary(int depth, Field field) {
        Lexeme lexeme = lexemes.get(at++);
        return switch (lexeme.type()) {
            case OPEN -> group(lexeme, depth, field);
            case FIELD -> inField(lexeme, depth);
            default -> term(lexeme, field);
        };
    }

    private Node group(Lexeme open, int depth, Field field) {
        if (depth >= limits.depth()) {
            problems.addOnce(
                    "TOO_DEEP",
                    "There are more than " + limits.depth() + " parentheses inside each other.",
                    open.start(),
                    open.end(),
                    "Leave out parentheses that change nothing, or split it into two interests.");
        }
        if (endsGroup()) {
            Lexeme close = lexemes.get(at++);
            if (close.start() < close.end()) { // else it was never closed, which has been said
                problems.add(
                        "EMPTY_GROUP",
                        "There is nothing between these parentheses.",
                        open.start(),
                        close.end(),
                        "Put a word between them or remove them.");
            }
            return new Node.Broken(open.start(), close.end());
        }
        Node inner = or(depth + 1, field);
        at++;
        return inner;
    }

    private Node inField(Lexeme name, int depth) {
        Lexeme next = peek();
        if (next == null || !next.isTerm() && next.type() != Lexeme.Type.OPEN) {
            problems.add(
                    "EMPTY_FIELD",
                    "The field " + name.text() + " needs a word, a phrase or parentheses right after it.",
                    name.start(),
                    name.end(),
                    "For example " + example(name.field()));
            return new Node.Broken(name.start(), name.end());
        }
        return primary(depth, name.field());
    }

    private static String example(Field field) {
        return switch (field) {
            case AUTHOR -> "author:\"Yann LeCun\"";
            case CATEGORY -> "category:cs.LG";
            default -> FieldNames.written(field) + "transformer";
        };
    }

    private Node term(Lexeme lexeme, Field field) {
        if (++terms > limits.terms()) {
            problems.addOnce(
                    "TOO_MANY_TERMS",
                    "There are more than " + limits.terms() + " words and phrases.",
                    lexeme.start(),
                    lexeme.end(),
                    "Split it into two interests.");
            return new Node.Broken(lexeme.start(), lexeme.end());
        }
        return termReader.read(lexeme, field);
    }
}
