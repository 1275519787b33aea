package dev.paperpost.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;

/**
 * Lucene's reverse search as a second oracle, on what its flat positions can say: words, phrases, AND, OR, NOT, title
 * and abstract, over texts without compounds. With compounds the two must differ: "pre-trained language model" puts
 * "language" two positions after the joined "pretrained", and only a graph knows that they are neighbours.
 */
class LuceneMonitorAgreementTest {

    private static final int INTERESTS = 2000;
    private static final int PAPERS = 150;
    private static final String[] WORDS = {
        "graph",
        "graphs",
        "studies",
        "study",
        "neural",
        "Models",
        "GPUs",
        "analyses",
        "optimisation",
        "C++",
        "the",
        "quantum",
        "Schrödinger",
        "wave",
        "waves",
        "3.5"
    };

    private final Random random = new Random(11);

    @Test
    void bothDecideTheSame() throws IOException {
        Map<Long, Interest> interests = new HashMap<>();
        List<MonitorQuery> monitored = new ArrayList<>();
        for (long id = 0; interests.size() < INTERESTS; id++) {
            TestQuery query = query(2);
            try {
                interests.put(id, Interest.parse(query.written()));
                monitored.add(new MonitorQuery(Long.toString(id), lucene(query)));
            } catch (InterestSyntaxException refusal) {
                assertThat(refusal.problems().get(0).code()).isIn("ONLY_NOT", "NEVER_MATCHES");
            }
        }
        InterestIndex index = InterestIndex.of(interests);
        int pairs = 0;
        try (Analyzer analyzer = new SameTokens();
                Monitor monitor = new Monitor(analyzer)) {
            monitor.register(monitored);
            for (int i = 0; i < PAPERS; i++) {
                PaperText paper = Papers.of(text(5), text(12));
                Set<Long> ours = new HashSet<>();
                index.match(paper).forEach(match -> ours.add(match.interestId()));
                assertThat(ours).as(paper.toString()).isEqualTo(luceneMatches(monitor, paper));
                pairs += ours.size();
            }
        }
        System.out.println("Lucene Monitor agrees on " + INTERESTS * PAPERS + " decisions, " + pairs + " of them yes");
        assertThat(pairs).isGreaterThan(PAPERS);
    }

    private static Set<Long> luceneMatches(Monitor monitor, PaperText paper) throws IOException {
        Document document = new Document();
        document.add(new TextField("title", paper.title(), TextField.Store.NO));
        document.add(new TextField("abstract", paper.abstractText(), TextField.Store.NO));
        MatchingQueries<QueryMatch> matches = monitor.match(document, QueryMatch.SIMPLE_MATCHER);
        Set<Long> ids = new HashSet<>();
        for (QueryMatch match : matches.getMatches()) {
            ids.add(Long.parseLong(match.getQueryId()));
        }
        return ids;
    }

    private String text(int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(5) == 0 ? ", " : " ");
        }
        return text.toString();
    }

    private TestQuery query(int depth) {
        int kind = depth == 0 ? 9 : random.nextInt(8);
        if (kind < 2) {
            return new TestQuery.And(List.of(query(depth - 1), query(depth - 1)));
        }
        if (kind < 4) {
            return new TestQuery.Or(List.of(query(depth - 1), query(depth - 1)));
        }
        if (kind == 4) {
            return new TestQuery.And(List.of(query(depth - 1), new TestQuery.Not(query(depth - 1))));
        }
        String field = random.nextInt(3) > 0 ? "" : random.nextBoolean() ? "title" : "abstract";
        String word = WORDS[random.nextInt(WORDS.length)];
        return new TestQuery.Leaf(
                field, random.nextBoolean() ? word : "\"" + word + " " + WORDS[random.nextInt(WORDS.length)] + "\"");
    }

    private static Query lucene(TestQuery query) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        if (query instanceof TestQuery.And and) {
            and.parts().forEach(part -> builder.add(lucene(part), Occur.MUST));
            return builder.build();
        }
        if (query instanceof TestQuery.Or or) {
            or.parts().forEach(part -> builder.add(lucene(part), Occur.SHOULD));
            return builder.build();
        }
        if (query instanceof TestQuery.Not not) {
            return builder.add(new MatchAllDocsQuery(), Occur.MUST)
                    .add(lucene(not.part()), Occur.MUST_NOT)
                    .build();
        }
        TestQuery.Leaf leaf = (TestQuery.Leaf) query;
        for (String field : leaf.field().isEmpty() ? List.of("title", "abstract") : List.of(leaf.field())) {
            builder.add(lucene(field, leaf.term()), Occur.SHOULD);
        }
        return builder.build();
    }

    private static Query lucene(String field, String term) {
        List<Token> tokens = dev.paperpost.interest.Tokenizer.tokens(term);
        if (tokens.size() == 1) {
            return new TermQuery(new Term(field, tokens.get(0).stem()));
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        tokens.forEach(token -> phrase.add(new Term(field, token.stem()), token.from()));
        return phrase.build();
    }

    /** Gives Lucene the stems that our own analysis makes. */
    private static final class SameTokens extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new Stems());
        }
    }

    private static final class Stems extends Tokenizer {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private Iterator<Token> tokens;

        @Override
        public void reset() throws IOException {
            super.reset();
            tokens = dev.paperpost.interest.Tokenizer.tokens(all(input)).iterator();
        }

        @Override
        public boolean incrementToken() {
            if (!tokens.hasNext()) {
                return false;
            }
            clearAttributes();
            term.append(tokens.next().stem());
            return true;
        }

        private static String all(Reader reader) {
            try {
                StringWriter text = new StringWriter();
                reader.transferTo(text);
                return text.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
