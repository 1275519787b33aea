package dev.paperpost.interest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultiMatchingQueries;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Lucene's reverse search, on what its flat positions can say: words, phrases, prefixes, AND, OR, NOT, title, abstract
 * and categories, and compounds in the last place of a phrase. Before the last place the two must differ: "pre-trained
 * language model" puts "language" two positions after the joined "pretrained", and only a graph knows that they are
 * neighbours.
 */
final class LuceneOracle implements AutoCloseable {

    private final Meanings meanings;
    /** The different tokens of all papers by their terms. */
    private final Map<String, Token> vocabulary = new HashMap<>();

    private final Monitor monitor;

    LuceneOracle(List<PaperText> papers, Meanings meanings) throws IOException {
        this.meanings = meanings;
        for (PaperText paper : papers) {
            for (String text : List.of(paper.title(), paper.abstractText())) {
                Tokenizer.tokens(text).forEach(token -> vocabulary.put(term(token), token));
            }
        }
        monitor = new Monitor(new KeywordAnalyzer()); // never asked: every text brings its tokens
    }

    private static String term(Token token) {
        return token.kind() + " " + token.surface() + " " + token.stem();
    }

    boolean canSay(TestQuery query) {
        if (query instanceof TestQuery.And and) {
            return and.parts().stream().allMatch(this::canSay);
        }
        if (query instanceof TestQuery.Or or) {
            return or.parts().stream().allMatch(this::canSay);
        }
        if (query instanceof TestQuery.Not not) {
            return canSay(not.part());
        }
        if (query instanceof TestQuery.InField inField) {
            return canSay(inField.part());
        }
        TestQuery.Leaf leaf = (TestQuery.Leaf) query;
        return switch (leaf.field()) {
            case "author" -> false;
            case "cat" -> true;
            default -> {
                List<Step> steps = meanings.steps(leaf.term());
                yield steps.subList(0, steps.size() - 1).stream().allMatch(this::takesOnePosition);
            }
        };
    }

    private boolean takesOnePosition(Step step) {
        return step.ways().size() == 1
                && step.ways().get(0).stream().allMatch(tokens -> vocabulary.values().stream()
                        .filter(tokens)
                        .allMatch(token -> token.to() == token.from() + 1));
    }

    void register(Map<Long, TestQuery> queries) throws IOException {
        List<MonitorQuery> monitored = new ArrayList<>();
        queries.forEach((id, query) -> monitored.add(new MonitorQuery(Long.toString(id), translate(query, ""))));
        monitor.register(monitored);
    }

    private Query translate(TestQuery query, String field) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        if (query instanceof TestQuery.And and) {
            and.parts().forEach(part -> builder.add(translate(part, field), Occur.MUST));
        } else if (query instanceof TestQuery.Or or) {
            or.parts().forEach(part -> builder.add(translate(part, field), Occur.SHOULD));
        } else if (query instanceof TestQuery.Not not) {
            builder.add(new MatchAllDocsQuery(), Occur.MUST).add(translate(not.part(), field), Occur.MUST_NOT);
        } else if (query instanceof TestQuery.InField inField) {
            return translate(inField.part(), inField.field());
        } else {
            TestQuery.Leaf leaf = (TestQuery.Leaf) query;
            String inField = leaf.field().isEmpty() ? field : leaf.field();
            if (inField.equals("cat")) {
                String name = Meanings.withoutQuotes(leaf.term()).toLowerCase(Locale.ROOT);
                return new TermQuery(new Term("category", name));
            }
            if (!inField.startsWith("abs")) {
                addWays("title", meanings.steps(leaf.term()), builder);
            }
            if (!inField.startsWith("ti")) {
                addWays("abstract", meanings.steps(leaf.term()), builder);
            }
        }
        return builder.build();
    }

    private void addWays(String field, List<Step> steps, BooleanQuery.Builder builder) {
        List<Predicate<Token>> first = new ArrayList<>();
        steps.subList(0, steps.size() - 1)
                .forEach(step -> first.addAll(step.ways().get(0)));
        for (List<Predicate<Token>> way : steps.get(steps.size() - 1).ways()) {
            MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
            first.forEach(tokens -> phrase.add(terms(field, tokens)));
            way.forEach(tokens -> phrase.add(terms(field, tokens)));
            builder.add(phrase.build(), Occur.SHOULD);
        }
    }

    /** All terms that papers have for some tokens; one that no paper has if there are none. */
    private Term[] terms(String field, Predicate<Token> tokens) {
        Term[] terms = vocabulary.entrySet().stream()
                .filter(entry -> tokens.test(entry.getValue()))
                .map(entry -> new Term(field, entry.getKey()))
                .toArray(Term[]::new);
        return terms.length > 0 ? terms : new Term[] {new Term(field, "")};
    }

    /** By paper, the ids of the queries that it answers. */
    List<Set<Long>> matches(List<PaperText> papers) throws IOException {
        Document[] documents = papers.stream().map(LuceneOracle::document).toArray(Document[]::new);
        MultiMatchingQueries<QueryMatch> matches = monitor.match(documents, QueryMatch.SIMPLE_MATCHER);
        return IntStream.range(0, papers.size())
                .mapToObj(i -> matches.getMatches(i).stream()
                        .map(match -> Long.parseLong(match.getQueryId()))
                        .collect(Collectors.toSet()))
                .toList();
    }

    private static Document document(PaperText paper) {
        Document document = new Document();
        document.add(new TextField("title", new Terms(paper.title())));
        document.add(new TextField("abstract", new Terms(paper.abstractText())));
        for (String category : paper.categories()) {
            String name = category.toLowerCase(Locale.ROOT);
            document.add(new StringField("category", name, Store.NO));
            document.add(new StringField("category", name.split("\\.")[0], Store.NO));
        }
        return document;
    }

    @Override
    public void close() throws IOException {
        monitor.close();
    }

    /** The tokens that our own analysis makes, at their positions. */
    private static final class Terms extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
        private final String text;
        private Iterator<Token> tokens;
        private int position;

        Terms(String text) {
            this.text = text;
        }

        @Override
        public void reset() {
            tokens = Tokenizer.tokens(text).iterator();
            position = -1;
        }

        @Override
        public boolean incrementToken() {
            if (!tokens.hasNext()) {
                return false;
            }
            clearAttributes();
            Token token = tokens.next();
            term.append(term(token));
            increment.setPositionIncrement(token.from() - position);
            position = token.from();
            return true;
        }
    }
}
