package dev.paperpost.interest;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds what is allowed but probably not meant. */
final class Warnings {

    static final String LOWER_CASE_OPERATOR = "LOWER_CASE_OPERATOR";

    private static final Set<String> OPERATORS = Set.of("or", "and", "not");

    private Warnings() {}

    static boolean isLowerCaseOperator(Lexeme lexeme) {
        return lexeme.type() == Lexeme.Type.WORD && OPERATORS.contains(lexeme.text());
    }

    static void check(List<Lexeme> lexemes, Problems warnings) {
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            if (isLowerCaseOperator(lexeme)) {
                warnings.add(
                        LOWER_CASE_OPERATOR,
                        "\"" + lexeme.text() + "\" in small letters is searched as a word.",
                        lexeme.start(),
                        lexeme.end(),
                        "If you meant the operator, write " + lexeme.text().toUpperCase(Locale.ROOT) + ".");
            }
            if (lexeme.type() == Lexeme.Type.WORD) {
                checkExclamation(lexeme, warnings);
            }
            boolean pair = i > 0
                    && lexeme.type() == Lexeme.Type.WORD
                    && lexemes.get(i - 1).type() == Lexeme.Type.WORD;
            if (pair) {
                checkSplitCompound(lexemes.get(i - 1), lexeme, warnings);
            }
        }
    }

    private static void checkExclamation(Lexeme lexeme, Problems warnings) {
        String word = lexeme.text().substring(1);
        if (Signs.isExclamation(lexeme.text().charAt(0))
                && !word.isEmpty()
                && Character.isLetterOrDigit(word.charAt(0))) {
            warnings.add(
                    "EXCLAMATION",
                    "\"" + lexeme.text() + "\" is searched as if the ! were not there.",
                    lexeme.start(),
                    lexeme.end(),
                    "If you meant to exclude it, write -" + word + ".");
        }
    }

    private static void checkSplitCompound(Lexeme first, Lexeme second, Problems warnings) {
        String both = first.text() + " " + second.text();
        List<QuerySegment> segments = QueryWords.of(both).segments();
        if (segments.size() == 1 && segments.get(0).compound() != null && !both.contains("*")) {
            String spelled = SharedCompounds.spellFamily(segments.get(0).compound());
            warnings.add(
                    "SPLIT_COMPOUND",
                    "\"" + both + "\" is searched as two words that may stand far apart.",
                    first.start(),
                    second.end(),
                    "Write " + spelled + " to find it in all its spellings.");
        }
    }
}
