package dev.paperpost.interest;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes atoms of words and phrases. */
final class TermReader {

    private static final int SHORTEST_PREFIX = 3;
    private static final Set<String> BROAD = WordList.words("broad-words.txt");

    private final Problems problems;
    private final Problems warnings;

    TermReader(Problems problems, Problems warnings) {
        this.problems = problems;
        this.warnings = warnings;
    }

    Node read(Lexeme lexeme, Field field) {
        int wildcard = misplacedWildcard(lexeme);
        if (wildcard >= 0) {
            problems.add(
                    "WILDCARD",
                    "A wildcard is only possible as * at the end of a word.",
                    wildcard,
                    wildcard + 1,
                    "For example transform*");
            return new Node.Broken(lexeme.start(), lexeme.end());
        }
        Atom atom =
                switch (field) {
                    case CATEGORY -> category(lexeme);
                    case AUTHOR -> author(lexeme);
                    default -> text(lexeme, field);
                };
        return atom == null
                ? new Node.Broken(lexeme.start(), lexeme.end())
                : new Node.Term(atom, lexeme.start(), lexeme.end());
    }

    /** Where a * stands that is not the last character, or a ? within a word; else -1. */
    private static int misplacedWildcard(Lexeme lexeme) {
        boolean phrase = lexeme.type() == Lexeme.Type.PHRASE;
        String text = lexeme.text();
        int last = text.stripTrailing().length() - 1;
        for (int i = 0; i < last; i++) {
            if (text.charAt(i) == '*' || text.charAt(i) == '?' && !phrase) {
                return lexeme.start() + i + (phrase ? 1 : 0);
            }
        }
        return -1;
    }

    private static boolean isPrefix(Lexeme lexeme) {
        return lexeme.text().stripTrailing().endsWith("*");
    }

    private Atom category(Lexeme lexeme) {
        String name = Categories.find(lexeme.text());
        if (name != null) {
            return new CategoryAtom(name);
        }
        List<String> near = Categories.near(lexeme.text());
        String written =
                near.stream().map(n -> n.contains(" ") ? "\"" + n + "\"" : n).collect(Collectors.joining(", "));
        problems.add(
                "UNKNOWN_CATEGORY",
                "There is no category \"" + lexeme.text() + "\".",
                lexeme.start(),
                lexeme.end(),
                near.isEmpty() ? "Pick one from the list, for example cs.LG." : "Did you mean " + written + "?");
        return null;
    }

    private Atom author(Lexeme lexeme) {
        boolean prefix = isPrefix(lexeme);
        NamePattern name = NamePattern.of(lexeme.text(), prefix);
        if (name == null) {
            return withoutText(lexeme);
        }
        String spelled = name.spelled();
        return prefix && isTooShort(spelled.substring(spelled.lastIndexOf(' ') + 1), lexeme)
                ? null
                : new AuthorAtom(name);
    }

    private Atom text(Lexeme lexeme, Field field) {
        boolean prefix = isPrefix(lexeme);
        QueryWords words = prefix ? QueryWords.withPrefix(lexeme.text()) : QueryWords.of(lexeme.text());
        if (words.segments().isEmpty() && words.prefix().isEmpty()) {
            return withoutText(lexeme);
        }
        if (!words.prefix().isEmpty() && isTooShort(words.prefix() + "*", lexeme)) {
            return null;
        }
        TextAtom atom = TextAtoms.of(words, field, lexeme.type() == Lexeme.Type.PHRASE);
        warnIfBroad(atom, lexeme);
        if (field == Field.ANY && lexeme.type() == Lexeme.Type.WORD) {
            warnIfCategory(lexeme);
        }
        return atom;
    }

    private boolean isTooShort(String starred, Lexeme lexeme) {
        boolean tooShort =
                starred.codePoints().filter(Character::isLetterOrDigit).count() < SHORTEST_PREFIX;
        if (tooShort) {
            problems.add(
                    "SHORT_PREFIX",
                    "\"" + starred + "\" would match too many words.",
                    lexeme.start(),
                    lexeme.end(),
                    "Write at least " + SHORTEST_PREFIX + " letters before the *.");
        }
        return tooShort;
    }

    private Atom withoutText(Lexeme lexeme) {
        problems.add(
                "NO_TEXT",
                lexeme.text().isBlank()
                        ? "There is nothing between these quotation marks."
                        : "\"" + lexeme.text() + "\" has no letters or digits to search for.",
                lexeme.start(),
                lexeme.end(),
                "Remove it or write it in words.");
        return null;
    }

    private void warnIfBroad(TextAtom atom, Lexeme lexeme) {
        boolean broad = atom.prefix().isEmpty()
                && atom.labels().size() == 1
                && BROAD.contains(atom.labels().get(0));
        if (broad && !Warnings.isLowerCaseOperator(lexeme)) {
            warnings.add(
                    "TOO_BROAD",
                    "\"" + lexeme.text() + "\" is in very many papers; it hardly narrows the interest.",
                    lexeme.start(),
                    lexeme.end(),
                    "Add a more specific word, or make it part of a phrase in quotes.");
        }
    }

    private void warnIfCategory(Lexeme lexeme) {
        String category = Categories.ofCode(lexeme.text());
        if (category != null) {
            warnings.add(
                    "BARE_CATEGORY",
                    "\"" + lexeme.text() + "\" is searched in the text of papers.",
                    lexeme.start(),
                    lexeme.end(),
                    "Write category:" + category + " to find papers filed there.");
        }
    }
}
