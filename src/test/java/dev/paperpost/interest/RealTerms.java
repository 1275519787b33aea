package dev.paperpost.interest;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Writes terms that papers have: words, phrases, compounds, beginnings of words, authors and categories, as they are
 * written there and spelled in other ways.
 */
final class RealTerms {

    private static final int MOST_WORDS = 4;
    private static final int SHORTEST_PREFIX = 3;
    /** They would end a phrase or be read as signs of the query language. */
    private static final String SIGNS = "(?s).*[\"*?\\[\\]\\p{Pi}\\p{Pf}\u201E\u201F\uFF02].*";

    private final Random random;

    RealTerms(Random random) {
        this.random = random;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String oneOf(String... some) {
        return some[random.nextInt(some.length)];
    }

    /** Another term that a paper has or nearly has. */
    TestQuery.Leaf next(PaperText paper) {
        int kind = random.nextInt(16);
        if (kind == 0 && !paper.authors().isEmpty()) {
            return new TestQuery.Leaf("author", author(one(paper.authors())));
        }
        if (kind == 1 && !paper.categories().isEmpty()) {
            return new TestQuery.Leaf("cat", category(one(paper.categories())));
        }
        return text(paper);
    }

    private TestQuery.Leaf text(PaperText paper) {
        boolean inTitle = paper.abstractText().isBlank() || random.nextInt(3) == 0;
        String field =
                switch (random.nextInt(8)) {
                    case 0 -> inTitle ? oneOf("ti", "title") : oneOf("abs", "abstract");
                    case 1 -> oneOf("title", "abstract");
                    default -> "";
                };
        return new TestQuery.Leaf(field, term(inTitle ? paper.title() : paper.abstractText()));
    }

    private String term(String text) {
        List<Token> words = Tokenizer.tokens(text).stream()
                .filter(token -> token.kind() == Token.Kind.WORD)
                .toList();
        int first = random.nextInt(3) == 0 ? compound(words, text) : random.nextInt(words.size());
        int last = first;
        for (int i = random.nextInt(MOST_WORDS); i > 0 && last + 1 < words.size(); i--) {
            last += words.get(last + 1).from() == words.get(last).to() ? 1 : 0;
        }
        String written =
                text.substring(words.get(first).start(), words.get(last).end());
        if (written.matches(SIGNS)) {
            written = folded(words.subList(first, last + 1));
        }
        written = respelled(respelled(written.replaceAll("\\s+", " ")));
        if (random.nextInt(6) == 0) {
            written = cut(written);
        }
        boolean oneWord = written.matches("[\\p{L}\\p{N}$\\\\{}^_'’-]+\\*?") && !written.startsWith("-");
        boolean quoted = !oneWord || random.nextInt(4) == 0 || written.matches("(?i)and|or|not|andnot");
        return quoted ? "\"" + written + "\"" : written;
    }

    /** The first word of a compound with hyphens, or any if there is none. */
    private int compound(List<Token> words, String text) {
        int[] firsts = IntStream.range(0, words.size())
                .filter(i -> text.startsWith("-", words.get(i).end()))
                .toArray();
        return firsts.length == 0 ? random.nextInt(words.size()) : firsts[random.nextInt(firsts.length)];
    }

    private static String folded(List<Token> words) {
        return String.join(" ", words.stream().map(Token::surface).toList());
    }

    private String respelled(String term) {
        return switch (random.nextInt(18)) {
            case 0 -> term.replaceAll("(?<=\\w)-(?=\\w)", "");
            case 1 -> term.replaceAll("(?<=\\w)-(?=\\w)", " ");
            case 2 -> term.replaceAll("(?<=\\w) (?=\\w)", "-");
            case 3 -> term + "s";
            case 4 -> term.toUpperCase(Locale.ROOT);
            case 5 -> term.toLowerCase(Locale.ROOT);
            case 6 -> withoutAccents(term);
            case 7 -> withoutOneWord(term);
            case 8 -> term.replace("iz", "is").replaceAll("or\\b", "our").replaceAll("er\\b", "re");
            case 9 -> term.replaceAll("(e|ed|ing)$", oneOf("e", "ed", "ing"));
            default -> term;
        };
    }

    private static String withoutAccents(String term) {
        return Normalizer.normalize(term, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    /** A near miss. */
    private String withoutOneWord(String term) {
        List<String> words = new ArrayList<>(List.of(term.split(" ")));
        if (words.size() > 2) {
            words.remove(1 + random.nextInt(words.size() - 2));
        }
        return String.join(" ", words);
    }

    /** The last word as a prefix, if it is long enough. */
    private String cut(String term) {
        int letters = 0;
        while (letters < term.length() && Character.isLetterOrDigit(term.charAt(term.length() - 1 - letters))) {
            letters++;
        }
        return letters <= SHORTEST_PREFIX
                ? term
                : term.substring(0, term.length() - random.nextInt(letters - SHORTEST_PREFIX + 1)) + "*";
    }

    private String author(String printed) {
        String name = random.nextInt(3) == 0 ? withoutAccents(printed) : printed;
        int end = name.lastIndexOf(' ');
        String given = end < 0 ? "" : name.substring(0, end);
        String family = name.substring(end + 1);
        String asked =
                switch (given.isEmpty() ? 0 : random.nextInt(7)) {
                    case 0 -> name;
                    case 1 -> family;
                    case 2 -> given.charAt(0) + " " + family;
                    case 3 -> family + " " + given;
                    case 4 -> family + " " + given.charAt(0) + ".";
                    case 5 -> given.split(" ")[0] + " " + family;
                    default -> family.length() > SHORTEST_PREFIX ? cut(name) : family;
                };
        return "\"" + asked + "\"";
    }

    private String category(String printed) {
        String name = random.nextInt(3) == 0 ? printed.toUpperCase(Locale.ROOT) : printed;
        return "\"" + (random.nextInt(3) == 0 ? name.split("\\.")[0] : name) + "\"";
    }
}
