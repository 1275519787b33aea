package dev.paperpost.interest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Real papers, others made of their sentences, and random queries of what they have. */
final class RealTextCases {

    private static final int MOST_REAL_PAPERS = 120;
    private static final int PAPERS = 200;
    private static final int TERMS_OF_EACH = 25;

    private final Random random;
    private final List<PaperText> papers = new ArrayList<>();
    /** By paper, terms that it has or nearly has; few enough that each can be looked up in every paper. */
    private final List<List<TestQuery.Leaf>> terms;

    /** @param file one JSON object with title, abstract and perhaps authors and categories a line */
    RealTextCases(Path file, long seed) {
        random = new Random(seed);
        List<JsonNode> real = new ArrayList<>();
        try {
            ObjectMapper json = new ObjectMapper();
            for (String line : Files.readAllLines(file)) {
                real.add(json.readTree(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.shuffle(real, random);
        PaperMaker maker = new PaperMaker(file, seed);
        for (int i = 0; i < PAPERS; i++) {
            JsonNode paper = real.get(i % real.size());
            PaperText made = maker.next();
            boolean whole = i < Math.min(real.size(), MOST_REAL_PAPERS);
            papers.add(new PaperText(
                    whole ? paper.path("title").asText() : made.title(),
                    whole ? paper.path("abstract").asText() : made.abstractText(),
                    paper.has("authors") ? texts(paper.path("authors")) : made.authors(),
                    paper.has("categories") ? texts(paper.path("categories")) : made.categories()));
        }
        RealTerms writer = new RealTerms(random);
        terms = papers.stream()
                .map(paper -> Stream.generate(() -> writer.next(paper))
                        .limit(TERMS_OF_EACH)
                        .toList())
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    List<PaperText> papers() {
        return papers;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Half of its terms are of one paper. */
    TestQuery query() {
        return query(random.nextInt(4), one(terms));
    }

    private TestQuery query(int depth, List<TestQuery.Leaf> home) {
        return switch (depth == 0 ? 8 : random.nextInt(10)) {
            case 0, 1, 2 -> new TestQuery.And(parts(depth, home));
            case 3, 4, 5 -> new TestQuery.Or(parts(depth, home));
            case 6 ->
                new TestQuery.And(List.of(query(depth - 1, home), new TestQuery.Not(query(depth - 1, one(terms)))));
            case 7 -> new TestQuery.InField(random.nextBoolean() ? "ti" : "abs", query(depth - 1, home));
            default -> one(random.nextBoolean() ? home : one(terms));
        };
    }

    private List<TestQuery> parts(int depth, List<TestQuery.Leaf> home) {
        List<TestQuery> parts = new ArrayList<>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            TestQuery part = query(depth - 1, home);
            parts.add(random.nextInt(12) == 0 ? new TestQuery.Not(part) : part);
        }
        return parts;
    }
}
