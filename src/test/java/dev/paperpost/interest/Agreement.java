package dev.paperpost.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Thousands of interests and hundreds of papers; every single decision is compared. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Agreement {

    /** They take a hundred times as long as matching. */
    private static final int EXPLANATIONS = 80_000;

    /** What random queries are refused for. */
    private static final Set<String> EXPECTED_REFUSALS =
            Set.of("ONLY_NOT", "NEVER_MATCHES", "TOO_COMPLEX", "TOO_LONG", "TOO_MANY_TERMS", "UNKNOWN_CATEGORY");

    private final Map<Long, TestQuery> queries = new HashMap<>();
    private final Map<Long, Interest> interests = new HashMap<>();
    /** Queries that the parser says can never match. */
    private final List<TestQuery> impossible = new ArrayList<>();

    private final List<PaperText> papers;
    private final NaiveEvaluator naive;

    Agreement(int count, Supplier<TestQuery> source, List<PaperText> papers, Meanings meanings) {
        this.papers = papers;
        naive = new NaiveEvaluator(meanings);
        Map<String, Integer> refused = new TreeMap<>();
        for (long id = 0; interests.size() < count; id++) {
            TestQuery query = source.get();
            try {
                interests.put(id, Interest.parse(query.written()));
                queries.put(id, query);
            } catch (InterestSyntaxException refusal) {
                String code = refusal.problems().get(0).code();
                assertThat(code).as(query.written()).isIn(EXPECTED_REFUSALS);
                refused.merge(code, 1, Integer::sum);
                if (code.equals("NEVER_MATCHES")) {
                    impossible.add(query);
                }
            }
        }
        System.out.println(name() + ": refused " + refused);
    }

    private String name() {
        return getClass().getSimpleName();
    }

    record Answers(int yes, int no) {}

    /** How often papers answer some of the queries. */
    Answers answers(Predicate<TestQuery> some) {
        Map<Long, Interest> chosen = new HashMap<>(interests);
        chosen.keySet().removeIf(id -> !some.test(queries.get(id)));
        InterestIndex index = InterestIndex.of(chosen);
        int yes = papers.stream().mapToInt(paper -> index.match(paper).size()).sum();
        return new Answers(yes, chosen.size() * papers.size() - yes);
    }

    @Test
    void theIndexDecidesAsTheNaiveEvaluatorDoes() {
        InterestIndex index = InterestIndex.of(interests);
        int decisions = 0;
        int positive = 0;
        for (PaperText paper : papers) {
            Map<TestQuery.Leaf, Boolean> known = new HashMap<>();
            Set<Long> found = found(index, paper);
            for (Map.Entry<Long, TestQuery> entry : queries.entrySet()) {
                boolean expected = holds(entry.getValue(), paper, known);
                if (expected != found.contains(entry.getKey())) {
                    throw new AssertionError(entry.getValue().written() + " ("
                            + interests.get(entry.getKey()).canonical() + ") should be " + expected + " for " + paper);
                }
                decisions++;
                positive += expected ? 1 : 0;
            }
        }
        System.out.println(name() + ": index and naive evaluator agree on " + decisions + " decisions, " + positive
                + " of them yes");
        assertThat(decisions).isGreaterThanOrEqualTo(1_000_000);
        assertThat(positive).isGreaterThan(decisions / 100);
    }

    @Test
    void theCanonicalFormIsItsOwnCanonicalFormAndMeansTheSame() {
        Map<Long, Interest> again = new HashMap<>();
        interests.forEach((id, interest) -> again.put(id, Interest.parse(interest.canonical())));
        again.forEach((id, interest) ->
                assertThat(interest.canonical()).isEqualTo(interests.get(id).canonical()));
        InterestIndex typed = InterestIndex.of(interests);
        InterestIndex canonical = InterestIndex.of(again);
        for (PaperText paper : papers) {
            assertThat(canonical.match(paper)).isEqualTo(typed.match(paper));
        }
    }

    @Test
    void explainAgreesWithTheIndexOnDecisionAndScore() {
        InterestIndex index = InterestIndex.of(interests);
        int compared = 0;
        for (PaperText paper : papers.subList(0, EXPLANATIONS / interests.size())) {
            Map<Long, Double> scores =
                    index.match(paper).stream().collect(Collectors.toMap(Match::interestId, Match::score));
            for (Map.Entry<Long, Interest> entry : interests.entrySet()) {
                Explanation explanation = entry.getValue().explain(paper);
                assertThat(explanation.score()).isEqualTo(scores.getOrDefault(entry.getKey(), 0.0));
                assertThat(explanation.matches()).isEqualTo(scores.containsKey(entry.getKey()));
                assertThat(explanation.root().matched()).isEqualTo(explanation.matches());
                assertThat(explanation.score()).isBetween(0.0, 1.0);
                compared++;
            }
        }
        System.out.println(name() + ": index and explain agree on " + compared + " decisions and scores");
    }

    @Test
    void whatIsRefusedAsImpossibleMatchesNoPaper() {
        assertThat(impossible).isNotEmpty();
        for (PaperText paper : papers) {
            Map<TestQuery.Leaf, Boolean> known = new HashMap<>();
            for (TestQuery query : impossible) {
                assertThat(holds(query, paper, known)).as(query.written()).isFalse();
            }
        }
    }

    private boolean holds(TestQuery query, PaperText paper, Map<TestQuery.Leaf, Boolean> known) {
        return query.holds(leaf -> known.computeIfAbsent(leaf, l -> naive.has(paper, l)));
    }

    private static Set<Long> found(InterestIndex index, PaperText paper) {
        return index.match(paper).stream().map(Match::interestId).collect(Collectors.toSet());
    }
}
