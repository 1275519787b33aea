package dev.paperpost.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** However an index came to be, it finds what a fresh index over the same interests finds. */
class IndexChangesTest {

    private static final int INTERESTS = 600;
    private static final int PAPERS = 60;

    private static final List<Interest> POOL = new ArrayList<>();
    private static final List<PaperText> TEXTS = new ArrayList<>();

    @BeforeAll
    static void generate() {
        RandomCases cases = new RandomCases(3);
        while (POOL.size() < INTERESTS) {
            try {
                POOL.add(Interest.parse(cases.query().written()));
            } catch (InterestSyntaxException neverMatches) {
                // another one
            }
        }
        for (int i = 0; i < PAPERS; i++) {
            TEXTS.add(cases.paper());
        }
    }

    private static Map<Long, Interest> some(int count) {
        Map<Long, Interest> interests = new HashMap<>();
        for (int i = 0; i < count; i++) {
            interests.put((long) i, POOL.get(i));
        }
        return interests;
    }

    private static void assertSame(InterestIndex index, Map<Long, Interest> interests) {
        InterestIndex fresh = InterestIndex.of(interests);
        assertThat(index.size()).isEqualTo(interests.size());
        for (PaperText paper : TEXTS) {
            assertThat(index.match(paper)).isEqualTo(fresh.match(paper));
        }
    }

    @Test
    void aChangedIndexFindsWhatAFreshOneFinds() {
        Random random = new Random(9);
        Map<Long, Interest> expected = some(200);
        InterestIndex index = InterestIndex.of(expected);
        for (int round = 0; round < 25; round++) {
            Map<Long, Interest> added = new HashMap<>();
            Set<Long> removed = new HashSet<>();
            for (int i = 0; i < 8; i++) {
                added.put((long) random.nextInt(300), POOL.get(random.nextInt(POOL.size())));
                removed.add((long) random.nextInt(320));
            }
            expected.keySet().removeAll(removed);
            expected.putAll(added);
            index = index.with(added, removed);
            assertSame(index, expected);
        }
        assertThat(index.changes()).isGreaterThan(100);
    }

    @Test
    void anOlderIndexStaysAsItWas() {
        Map<Long, Interest> before = some(100);
        InterestIndex index = InterestIndex.of(before);
        index.with(Map.of(5L, POOL.get(400), 500L, POOL.get(401)), Set.of(1L, 2L, 3L));
        assertSame(index, before);
        assertThat(index.changes()).isZero();
    }

    @Test
    void removingWhatIsNotThereChangesNothing() {
        InterestIndex index = InterestIndex.of(some(10)).with(Map.of(), Set.of(77L));
        assertSame(index, some(10));
        assertThat(index.changes()).isZero();
    }

    @Test
    void theEmptyIndexCanBeFilledAndEmptiedAgain() {
        InterestIndex filled = InterestIndex.empty().with(some(50), Set.of());
        assertSame(filled, some(50));
        assertSame(filled.with(Map.of(), some(50).keySet()), Map.of());
    }

    @Test
    void aBuilderReadsCanonicalAndTypedTextsWithAndWithoutASample() {
        InterestIndex.Builder plain = InterestIndex.builder();
        InterestIndex.Builder sampled = InterestIndex.builder().sample(TEXTS.subList(0, 20));
        some(INTERESTS).forEach((id, interest) -> {
            plain.add(id, interest.canonical());
            sampled.add(id, interest.text());
        });
        assertSame(plain.build(), some(INTERESTS));
        assertSame(sampled.build(), some(INTERESTS));
    }

    @Test
    void whatABuilderRefusesItDoesNotAdd() {
        InterestIndex.Builder builder = InterestIndex.builder().add(1, "graph");
        assertThat(catchSyntax(() -> builder.add(2, "graph AND ("))).isNotEmpty();
        assertThat(catchSyntax(() -> builder.add(3, "NOT graph"))).isNotEmpty();
        assertThat(builder.build().match(Papers.titled("A graph")).stream().map(Match::interestId))
                .containsExactly(1L);
    }

    private static List<Problem> catchSyntax(Runnable work) {
        try {
            work.run();
            return List.of();
        } catch (InterestSyntaxException refusal) {
            return refusal.problems();
        }
    }

    @Test
    void interestsOfOneMeaningAreAllFoundInBaseAndInDelta() {
        Map<Long, Interest> interests = new HashMap<>();
        for (long id = 0; id < 300; id++) {
            interests.put(id, POOL.get((int) id % 40));
        }
        InterestIndex index = InterestIndex.of(interests);
        assertSame(index, interests);
        Map<Long, Interest> more = new HashMap<>();
        for (long id = 1000; id < 1100; id++) {
            more.put(id, POOL.get((int) id % 40));
        }
        InterestIndex changed = index.with(more, Set.of(3L, 43L, 80L));
        interests.putAll(more);
        interests.keySet().removeAll(Set.of(3L, 43L, 80L));
        assertSame(changed, interests);
    }

    @Test
    void manyThreadsMayAskOneIndexWithBuffersOfTheirOwn() throws Exception {
        InterestIndex index = InterestIndex.of(some(400)).with(Map.of(900L, POOL.get(500)), Set.of(7L));
        List<List<Match>> expected = TEXTS.stream().map(index::match).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> askers = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int first = thread * 13;
                askers.add(() -> askAll(index, expected, first));
            }
            for (var asker : threads.invokeAll(askers)) {
                assertThat(asker.get()).isEqualTo(10 * PAPERS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int askAll(InterestIndex index, List<List<Match>> expected, int first) {
        Matches buffer = new Matches();
        int asked = 0;
        for (int i = 0; i < 10 * PAPERS; i++) {
            int paper = (first + i) % PAPERS;
            index.match(TEXTS.get(paper), buffer);
            Map<Long, Double> scores = new HashMap<>();
            for (int k = 0; k < buffer.size(); k++) {
                scores.put(buffer.interestId(k), buffer.score(k));
            }
            assertThat(scores).hasSize(expected.get(paper).size());
            expected.get(paper).forEach(match -> assertThat(scores).containsEntry(match.interestId(), match.score()));
            asked++;
        }
        return asked;
    }
}
