package dev.paperpost.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Thousands of random interests and hundreds of random papers; every single decision is compared. */
class RandomAgreementTest {

    private static final int INTERESTS = 4000;
    private static final int PAPERS = 260;

    private static final Map<Long, TestQuery> QUERIES = new HashMap<>();
    private static final Map<Long, Interest> INTERESTS_BY_ID = new HashMap<>();
    private static final List<PaperText> TEXTS = new ArrayList<>();
    /** Queries that the parser says can never match. */
    private static final List<TestQuery> IMPOSSIBLE = new ArrayList<>();

    @BeforeAll
    static void generate() {
        RandomCases cases = new RandomCases(20260807);
        Map<String, Integer> refused = new HashMap<>();
        for (long id = 0; INTERESTS_BY_ID.size() < INTERESTS; id++) {
            TestQuery query = cases.query();
            try {
                INTERESTS_BY_ID.put(id, Interest.parse(query.written()));
                QUERIES.put(id, query);
            } catch (InterestSyntaxException refusal) {
                String code = refusal.problems().get(0).code();
                refused.merge(code, 1, Integer::sum);
                assertThat(code)
                        .as(query.written())
                        .isIn("ONLY_NOT", "NEVER_MATCHES", "TOO_COMPLEX", "TOO_LONG", "TOO_MANY_TERMS");
                if (code.equals("NEVER_MATCHES")) {
                    IMPOSSIBLE.add(query);
                }
            }
        }
        for (int i = 0; i < PAPERS; i++) {
            TEXTS.add(cases.paper());
        }
        System.out.println("random interests refused: " + refused);
    }

    @Test
    void theIndexDecidesAsTheNaiveEvaluatorDoes() {
        InterestIndex index = InterestIndex.of(INTERESTS_BY_ID);
        int decisions = 0;
        int positive = 0;
        for (PaperText paper : TEXTS) {
            Map<TestQuery.Leaf, Boolean> known = new HashMap<>();
            Set<Long> found = ids(index.match(paper));
            for (Map.Entry<Long, TestQuery> entry : QUERIES.entrySet()) {
                boolean expected = holds(entry.getValue(), paper, known);
                if (expected != found.contains(entry.getKey())) {
                    throw new AssertionError(entry.getValue().written() + " ("
                            + INTERESTS_BY_ID.get(entry.getKey()).canonical() + ") should be " + expected + " for "
                            + paper);
                }
                decisions++;
                positive += expected ? 1 : 0;
            }
        }
        System.out.println(
                "index and naive evaluator agree on " + decisions + " decisions, " + positive + " of them yes");
        assertThat(decisions).isGreaterThanOrEqualTo(1_000_000);
        assertThat(positive).isGreaterThan(decisions / 100);
    }

    @Test
    void theCanonicalFormIsItsOwnCanonicalFormAndMeansTheSame() {
        Map<Long, Interest> again = new HashMap<>();
        INTERESTS_BY_ID.forEach((id, interest) -> again.put(id, Interest.parse(interest.canonical())));
        again.forEach((id, interest) -> assertThat(interest.canonical())
                .isEqualTo(INTERESTS_BY_ID.get(id).canonical()));
        InterestIndex typed = InterestIndex.of(INTERESTS_BY_ID);
        InterestIndex canonical = InterestIndex.of(again);
        for (PaperText paper : TEXTS) {
            assertThat(canonical.match(paper)).isEqualTo(typed.match(paper));
        }
    }

    @Test
    void explainAgreesWithTheIndexOnDecisionAndScore() {
        InterestIndex index = InterestIndex.of(INTERESTS_BY_ID);
        int compared = 0;
        for (PaperText paper : TEXTS.subList(0, 20)) {
            Map<Long, Double> scores =
                    index.match(paper).stream().collect(Collectors.toMap(Match::interestId, Match::score));
            for (Map.Entry<Long, Interest> entry : INTERESTS_BY_ID.entrySet()) {
                Explanation explanation = entry.getValue().explain(paper);
                assertThat(explanation.score()).isEqualTo(scores.getOrDefault(entry.getKey(), 0.0));
                assertThat(explanation.matches()).isEqualTo(scores.containsKey(entry.getKey()));
                assertThat(explanation.root().matched()).isEqualTo(explanation.matches());
                assertThat(explanation.score()).isBetween(0.0, 1.0);
                compared++;
            }
        }
        System.out.println("index and explain agree on " + compared + " decisions and scores");
    }

    @Test
    void whatIsRefusedAsImpossibleMatchesNoPaper() {
        assertThat(IMPOSSIBLE).isNotEmpty();
        for (TestQuery query : IMPOSSIBLE) {
            for (PaperText paper : TEXTS) {
                assertThat(holds(query, paper, new HashMap<>()))
                        .as(query.written())
                        .isFalse();
            }
        }
    }

    private static boolean holds(TestQuery query, PaperText paper, Map<TestQuery.Leaf, Boolean> known) {
        NaiveEvaluator naive = new NaiveEvaluator();
        return query.holds(leaf -> known.computeIfAbsent(leaf, l -> naive.has(paper, l)));
    }

    private static Set<Long> ids(List<Match> matches) {
        return matches.stream().map(Match::interestId).collect(Collectors.toSet());
    }
}
