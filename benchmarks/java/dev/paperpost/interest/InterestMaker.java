package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes interests as readers might type them, of the words and phrases of papers. Words and phrases are ranked by how
 * telling they are, (papers + 3 titles) * idf², with noise, and drawn with Zipf's law: 60 % one word or phrase, 25 % two
 * with AND, half of these from one paper, 10 % two or three with OR, 5 % NOT, title:, author: or category:.
 */
public final class InterestMaker {

    private static final int MOST_WORDS = 3;
    private static final Set<String> DULL = Set.of(("a an the of and or in on for to with by from at as is are be been was"
                    + " were this that these those it its we our they their you your i which who what when where how why"
                    + " while although but not no nor so such than then thus hence also both each all any some many more"
                    + " most much less few several other another same own only just even still yet too very can could may"
                    + " might must should will would do does have has had via into over under between among across through"
                    + " during before after above below up down out off again use using used based show result approach"
                    + " method propose present paper work study new recent within without towards further one two"
                    + " three first second")
            .split(" "));

    private final List<String> words = new ArrayList<>();
    private final List<String> phrases = new ArrayList<>();
    private final List<List<String>> termsByPaper = new ArrayList<>();
    private final List<String> authors;
    private final List<String> categories;
    private final Zipf wordRanks;
    private final Zipf phraseRanks;
    private final boolean tenFields;
    private final Random random;
    /** Empty, or what makes the words of the present interest those of another discipline. */
    private String suffix = "";

    /** @param tenFields whether nine of ten interests are about other disciplines, with words of their own */
    public InterestMaker(List<PaperText> papers, boolean tenFields, long seed) {
        this.tenFields = tenFields;
        random = new Random(seed);
        Map<String, int[]> wordCounts = new HashMap<>();
        Map<String, int[]> phraseCounts = new HashMap<>();
        Set<String> names = new TreeSet<>();
        Set<String> subjects = new TreeSet<>();
        for (PaperText paper : papers) {
            Set<String> terms = new TreeSet<>();
            count(paper.title(), 3, terms, wordCounts, phraseCounts);
            count(paper.abstractText(), 1, terms, wordCounts, phraseCounts);
            termsByPaper.add(List.copyOf(terms));
            names.addAll(paper.authors());
            subjects.addAll(paper.categories());
        }
        rank(wordCounts, papers.size(), words);
        rank(phraseCounts, papers.size(), phrases);
        wordRanks = new Zipf(words.size());
        phraseRanks = new Zipf(phrases.size());
        authors = List.copyOf(names);
        categories = List.copyOf(subjects);
    }

    private static void count(
            String text, int points, Set<String> terms, Map<String, int[]> words, Map<String, int[]> phrases) {
        List<Token> tokens = Tokenizer.tokens(text).stream()
                .filter(token -> token.kind() == Token.Kind.WORD)
                .toList();
        Set<String> here = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            for (int n = 1; n <= MOST_WORDS && i + n <= tokens.size(); n++) {
                if (isTelling(tokens.get(i)) && isTelling(tokens.get(i + n - 1))) {
                    List<String> stems = tokens.subList(i, i + n).stream().map(Token::stem).toList();
                    String term = String.join(" ", stems);
                    if (here.add(term)) {
                        (n == 1 ? words : phrases).computeIfAbsent(term, k -> new int[1])[0] += points;
                        terms.add(term);
                    }
                }
            }
        }
    }

    private static boolean isTelling(Token token) {
        String stem = token.stem();
        return stem.length() > 2 && Character.isLetter(stem.charAt(0)) && !DULL.contains(stem);
    }

    private void rank(Map<String, int[]> counts, int papers, List<String> into) {
        Map<String, Double> weights = new HashMap<>();
        counts.keySet().stream().sorted().forEach(term -> {
            double count = counts.get(term)[0];
            double idf = Math.log(Math.max(1.02, papers / count));
            weights.put(term, count * idf * idf * Math.exp(0.8 * random.nextGaussian()));
        });
        weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> into.add(entry.getKey()));
    }

    /** Another interest in the query language. */
    public String next() {
        int field = tenFields ? random.nextInt(10) : 0;
        suffix = field == 0 ? "" : "q" + (char) ('a' + field) + "x";
        double kind = random.nextDouble();
        if (kind < 0.60) {
            return term(0.45);
        }
        if (kind < 0.85) {
            return pair(" AND ");
        }
        if (kind < 0.95) {
            String two = term(0.5) + " OR " + term(0.5);
            return random.nextInt(10) < 7 ? two : two + " OR " + term(0.5);
        }
        return switch (random.nextInt(4)) {
            case 0 -> pair(" NOT ");
            case 1 -> "title:" + term(0.5);
            case 2 -> "author:\"" + authors.get(random.nextInt(authors.size())) + "\"";
            default -> term(1) + " AND category:" + categories.get(random.nextInt(categories.size()));
        };
    }

    private String term(double share) {
        return write(
                random.nextDouble() < share
                        ? words.get(wordRanks.next(random))
                        : phrases.get(phraseRanks.next(random)));
    }

    private String pair(String operator) {
        if (random.nextBoolean()) {
            return term(0.55) + operator + term(0.55);
        }
        List<String> terms = termsByPaper.get(random.nextInt(termsByPaper.size()));
        return write(terms.get(random.nextInt(terms.size())))
                + operator
                + write(terms.get(random.nextInt(terms.size())));
    }

    private String write(String term) {
        String renamed = suffix.isEmpty() ? term : term.replace(" ", suffix + " ") + suffix;
        return "\"" + renamed + "\"";
    }
}
