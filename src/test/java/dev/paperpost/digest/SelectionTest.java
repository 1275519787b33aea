package dev.paperpost.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SelectionTest {

    @Test
    void aPaperUnderSeveralInterestsStandsOnceUnderTheOneItMatchesBest() {
        Selection selection = Selection.of(
                List.of(new Candidate(7, 100, 1, false, 0.4, 0, null), new Candidate(7, 200, 2, false, 0.9, 0, null)),
                20);

        assertThat(selection.full()).hasSize(1);
        assertThat(selection.full().get(0).best().interestId()).isEqualTo(200);
        assertThat(selection.full().get(0).also()).containsExactly(100L);
    }

    @Test
    void aBroadInterestLeavesTwoPlacesToANarrowOne() {
        List<Candidate> candidates = new ArrayList<>();
        for (int paper = 0; paper < 100; paper++) {
            candidates.add(new Candidate(paper, 100, 1, false, 0.9, 0, null));
        }
        for (int paper = 100; paper < 105; paper++) {
            candidates.add(new Candidate(paper, 200, 2, false, 0.1, 0, null));
        }

        Selection selection = Selection.of(candidates, 20);

        assertThat(selection.full()).hasSize(20);
        assertThat(selection.full().stream().filter(c -> c.best().interestId() == 200))
                .hasSize(2);
        assertThat(selection.rest()).hasSize(85);
    }

    @Test
    void moreInterestsThanPlacesShowTheBestOnes() {
        List<Candidate> candidates = new ArrayList<>();
        for (int interest = 1; interest <= 50; interest++) {
            candidates.add(new Candidate(interest, interest, interest, false, interest / 50.0, 0, null));
        }

        Selection selection = Selection.of(candidates, 5);

        assertThat(selection.full().stream().map(c -> c.best().paperId())).containsExactly(46L, 47L, 48L, 49L, 50L);
    }

    @Test
    void randomSelectionsLoseNothingRepeatNothingAndShareFairly() {
        Random random = new Random(4);
        for (int round = 0; round < 3_000; round++) {
            List<Candidate> candidates = randomCandidates(random);
            int maxPapers = 1 + random.nextInt(25);

            Selection selection = Selection.of(candidates, maxPapers);

            List<Long> all = Stream.concat(selection.full().stream(), selection.rest().stream())
                    .map(c -> c.best().paperId())
                    .toList();
            Set<Long> distinct = new HashSet<>();
            candidates.forEach(c -> distinct.add(c.paperId()));
            assertThat(all).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(distinct);
            assertThat(selection.full()).hasSize(Math.min(maxPapers, distinct.size()));
            assertThat(selection.total()).isEqualTo(distinct.size());
            everyPaperStandsUnderItsBestInterestAndNamesTheOthers(selection, candidates);
            sharesAreFair(selection, maxPapers);
            groupsFollowTheReadersOrder(selection.full());

            Collections.shuffle(candidates, random);
            assertThat(Selection.of(candidates, maxPapers)).isEqualTo(selection);
        }
    }

    private static void everyPaperStandsUnderItsBestInterestAndNamesTheOthers(
            Selection selection, List<Candidate> candidates) {
        Map<Long, List<Candidate>> byPaper = new HashMap<>();
        candidates.forEach(c ->
                byPaper.computeIfAbsent(c.paperId(), p -> new ArrayList<>()).add(c));
        Stream.concat(selection.full().stream(), selection.rest().stream()).forEach(chosen -> {
            List<Candidate> matches = byPaper.get(chosen.best().paperId());
            double best = matches.stream().mapToDouble(Candidate::rank).max().orElseThrow();
            assertThat(chosen.best().rank()).isEqualTo(best);
            assertThat(chosen.also())
                    .hasSize(matches.size() - 1)
                    .doesNotContain(chosen.best().interestId());
        });
    }

    private static void sharesAreFair(Selection selection, int maxPapers) {
        Map<Integer, Long> shown = new HashMap<>();
        Map<Integer, Long> all = new HashMap<>();
        selection.full().forEach(c -> shown.merge(c.best().interest(), 1L, Long::sum));
        Stream.concat(selection.full().stream(), selection.rest().stream())
                .forEach(c -> all.merge(c.best().interest(), 1L, Long::sum));
        if (all.size() * 2 <= maxPapers) {
            all.forEach((interest, count) ->
                    assertThat(shown.getOrDefault(interest, 0L)).isGreaterThanOrEqualTo(Math.min(2, count)));
        } else if (all.size() <= maxPapers) {
            assertThat(shown.keySet()).isEqualTo(all.keySet());
        }
    }

    private static void groupsFollowTheReadersOrder(List<Selection.Chosen> full) {
        assertThat(full.stream().map(c -> c.best().interest()).toList()).isSortedAccordingTo(Comparator.naturalOrder());
    }

    private static List<Candidate> randomCandidates(Random random) {
        Map<String, Candidate> distinct = new HashMap<>();
        int interests = 1 + random.nextInt(30);
        int papers = 1 + random.nextInt(80);
        for (int i = 0; i < 1 + random.nextInt(150); i++) {
            int interest = 1 + random.nextInt(interests);
            long paper = random.nextInt(papers);
            distinct.put(
                    interest + "/" + paper,
                    new Candidate(paper, 1000 + interest, interest, false, random.nextInt(5) / 5.0, 0, null));
        }
        return new ArrayList<>(distinct.values());
    }
}
