package dev.paperpost.interest;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.CandidateMatcher;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermWeightor;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;

/**
 * Lucene Monitor as fast as it was found to be: canonical queries only, the multipass presearcher with two passes and
 * weights by how many papers have a term, a matcher that only writes down pairs, and papers that are analysed
 * beforehand.
 */
final class LuceneBaseline implements AutoCloseable {

    private static final int REGISTERED_AT_ONCE = 50_000;

    private final Monitor monitor;
    private final AtomIndex fields;
    private final List<Document> papers = new ArrayList<>();
    private long[] pairs = new long[1 << 20];
    private int found;

    LuceneBaseline(Interests interests, List<PaperText> texts) throws IOException {
        List<dev.paperpost.interest.Query> queries = new ArrayList<>();
        try (var lines = Files.lines(interests.file())) {
            lines.forEach(line -> queries.add(Interest.parse(line).query()));
        }
        Map<String, Integer> numbers = new HashMap<>();
        List<Atom> fieldAtoms = new ArrayList<>();
        for (dev.paperpost.interest.Query query : queries) {
            for (Atom atom : query.atoms()) {
                if (!(atom instanceof TextAtom) && numbers.putIfAbsent(atom.key(), fieldAtoms.size()) == null) {
                    fieldAtoms.add(atom);
                }
            }
        }
        fields = new AtomIndex(fieldAtoms);
        FlatText.Compounds compounds = new FlatText.Compounds(queries);
        Map<String, Integer> frequencies = new HashMap<>();
        for (PaperText text : texts) {
            FlatText flat = compounds.read(text, fields);
            papers.add(document(flat));
            flat.text().stream()
                    .map(FlatText.Term::label)
                    .distinct()
                    .forEach(label -> frequencies.merge(label, 1, Integer::sum));
        }
        Analyzer analyzer = new KeywordAnalyzer(); // never asked: every field brings its tokens
        TermWeightor rareFirst = term -> 1.0 / (1 + frequencies.getOrDefault(term.text(), 0));
        monitor = new Monitor(
                analyzer,
                new MultipassTermFilteredPresearcher(2, 0f, rareFirst, List.of(), Set.of()),
                new MonitorConfiguration().setQueryUpdateBufferSize(100_000).setPurgeFrequency(1_000, TimeUnit.HOURS));
        register(queries, numbers);
    }

    private void register(List<dev.paperpost.interest.Query> queries, Map<String, Integer> numbers)
            throws IOException {
        List<MonitorQuery> some = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            some.add(new MonitorQuery(Integer.toString(i + 1), translate(queries.get(i), numbers)));
            if (some.size() == REGISTERED_AT_ONCE || i + 1 == queries.size()) {
                monitor.register(some);
                some.clear();
            }
        }
    }

    private static Query translate(dev.paperpost.interest.Query query, Map<String, Integer> numbers) {
        List<Query> clauses = new ArrayList<>();
        for (Clause clause : query.clauses()) {
            BooleanQuery.Builder builder = new BooleanQuery.Builder();
            for (int i = 0; i < query.atoms().size(); i++) {
                if ((clause.required() & 1 << i) != 0) {
                    builder.add(translate(query.atoms().get(i), numbers), Occur.MUST);
                }
                if ((clause.excluded() & 1 << i) != 0) {
                    builder.add(translate(query.atoms().get(i), numbers), Occur.MUST_NOT);
                }
            }
            BooleanQuery all = builder.build();
            clauses.add(all.clauses().size() == 1 ? all.clauses().get(0).getQuery() : all);
        }
        if (clauses.size() == 1) {
            return clauses.get(0);
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        clauses.forEach(clause -> any.add(clause, Occur.SHOULD));
        return any.build();
    }

    private static Query translate(Atom atom, Map<String, Integer> numbers) {
        if (atom instanceof TextAtom text) {
            String field = text.field() == Field.TITLE ? "title" : "text";
            if (text.labels().size() == 1) {
                return new TermQuery(new Term(field, text.labels().get(0)));
            }
            PhraseQuery.Builder phrase = new PhraseQuery.Builder();
            text.labels().forEach(label -> phrase.add(new Term(field, label)));
            return phrase.build();
        }
        String field = atom instanceof AuthorAtom ? "author" : "category";
        return new TermQuery(new Term(field, numbers.get(atom.key()).toString()));
    }

    private static Document document(FlatText paper) {
        Document document = new Document();
        document.add(new TextField("title", new Terms(paper.title())));
        document.add(new TextField("text", new Terms(paper.text())));
        document.add(new TextField("author", new Terms(unordered(paper.authors()))));
        document.add(new TextField("category", new Terms(unordered(paper.categories()))));
        return document;
    }

    private static List<FlatText.Term> unordered(List<String> labels) {
        return labels.stream().map(label -> new FlatText.Term(label, 0)).toList();
    }

    /** Matches the i-th paper alone. */
    void match(int i) throws IOException {
        found = 0;
        monitor.match(papers.get(i), searcher -> new PairWriter(searcher));
    }

    /** Matches all papers in one batch. */
    void matchAll() throws IOException {
        found = 0;
        monitor.match(papers.toArray(Document[]::new), searcher -> new PairWriter(searcher));
    }

    /** The pairs found last, each once: paper in the upper half, interest in the lower. */
    long[] pairs() {
        return Arrays.stream(pairs, 0, found).sorted().distinct().toArray();
    }

    @Override
    public void close() throws IOException {
        monitor.close();
    }

    private final class PairWriter extends CandidateMatcher<QueryMatch> {

        PairWriter(IndexSearcher searcher) {
            super(searcher);
        }

        @Override
        protected void matchQuery(String queryId, Query query, Map<String, String> metadata) throws IOException {
            long interest = Long.parseLong(queryId);
            searcher.search(query, new SimpleCollector() {
                private int base;

                @Override
                protected void doSetNextReader(LeafReaderContext context) {
                    base = context.docBase;
                }

                @Override
                public void collect(int doc) {
                    if (found == pairs.length) {
                        pairs = Arrays.copyOf(pairs, found * 2);
                    }
                    pairs[found++] = (long) (base + doc) << 32 | interest;
                }

                @Override
                public ScoreMode scoreMode() {
                    return ScoreMode.COMPLETE_NO_SCORES;
                }
            });
        }

        @Override
        public QueryMatch resolve(QueryMatch first, QueryMatch second) {
            return first;
        }
    }

    /** Plays prepared terms. */
    private static final class Terms extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
        private final List<FlatText.Term> terms;
        private int next;
        private int position;

        Terms(List<FlatText.Term> terms) {
            this.terms = terms;
        }

        @Override
        public void reset() {
            next = 0;
            position = -1;
        }

        @Override
        public boolean incrementToken() {
            if (next == terms.size()) {
                return false;
            }
            clearAttributes();
            FlatText.Term now = terms.get(next++);
            term.append(now.label());
            increment.setPositionIncrement(now.position() - position);
            position = now.position();
            return true;
        }
    }
}
