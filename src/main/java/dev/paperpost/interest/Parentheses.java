package dev.paperpost.interest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reports parentheses without a partner and mends them, so that the parser sees only pairs. */
final class Parentheses {

    private Parentheses() {}

    static List<Lexeme> balance(List<Lexeme> lexemes, Problems problems) {
        Deque<Lexeme> open = new ArrayDeque<>();
        Set<Lexeme> alone = new HashSet<>();
        for (Lexeme lexeme : lexemes) {
            if (lexeme.type() == Lexeme.Type.OPEN) {
                open.push(lexeme);
            } else if (lexeme.type() == Lexeme.Type.CLOSE && open.poll() == null) {
                alone.add(lexeme);
                problems.add(
                        "UNEXPECTED_CLOSE",
                        "This closing parenthesis has no opening one.",
                        lexeme.start(),
                        lexeme.end(),
                        "Remove it, or add ( earlier.");
            }
        }
        List<Lexeme> balanced = new ArrayList<>(lexemes);
        balanced.removeAll(alone);
        for (Lexeme lexeme : open) {
            problems.add(
                    "OPEN_PAREN",
                    "This parenthesis is never closed.",
                    lexeme.start(),
                    lexeme.end(),
                    "Add ) at the end of the group.");
            int end = lexemes.get(lexemes.size() - 1).end();
            balanced.add(new Lexeme(Lexeme.Type.CLOSE, ")", null, end, end));
        }
        return balanced;
    }
}
