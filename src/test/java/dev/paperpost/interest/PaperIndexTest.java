package dev.paperpost.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PaperIndexTest {

    private record Stored(Instant arrived, PaperText text) {}

    private final PaperIndex index = new PaperIndex();
    private final Map<Long, Stored> stored = new HashMap<>();

    @Test
    void answersAndScoresAreThoseOfExplainWhateverIsPutReplacedAndForgotten() {
        RandomCases cases = new RandomCases(31);
        Random random = new Random(32);
        int decisions = 0;
        int matches = 0;
        for (int round = 0; round < 50; round++) {
            change(cases, random);
            Instant from = day(random.nextInt(20));
            for (int i = 0; i < 30; i++) {
                Interest interest = interest(cases);
                Map<Long, Double> expected = new TreeMap<>();
                stored.forEach((id, paper) -> {
                    double score = interest.explain(paper.text()).score();
                    if (score > 0 && !paper.arrived().isBefore(from)) {
                        expected.put(id, score);
                    }
                });
                Map<Long, Double> found = new TreeMap<>();
                index.hits(interest, from).forEach(hit -> found.put(hit.paperId(), hit.score()));
                assertThat(found).as("<%s>", interest.text()).isEqualTo(expected);
                assertThat(index.count(interest, from)).isEqualTo(expected.size());
                decisions += stored.size();
                matches += found.size();
            }
        }
        System.out.printf("paper index and explain agree on %d decisions, %d of them yes%n", decisions, matches);
        assertThat(decisions).isGreaterThan(100_000);
        assertThat(matches).isGreaterThan(10_000);
    }

    private void change(RandomCases cases, Random random) {
        for (int i = 0; i < 20; i++) {
            put(random.nextInt(100), random.nextInt(30), cases.paper());
        }
        long gone = random.nextInt(100);
        stored.remove(gone);
        index.remove(gone);
        if (random.nextInt(10) == 0) {
            Instant moment = day(random.nextInt(10));
            stored.values().removeIf(paper -> paper.arrived().isBefore(moment));
            index.forgetBefore(moment);
        }
        assertThat(index.size()).isEqualTo(stored.size());
        assertThat(index.size(day(15))).isEqualTo((int) stored.values().stream()
                .filter(paper -> !paper.arrived().isBefore(day(15)))
                .count());
    }

    private void put(long id, int day, PaperText text) {
        stored.put(id, new Stored(day(day), text));
        index.put(id, day(day), text);
    }

    private static Instant day(int day) {
        return Instant.EPOCH.plus(day, ChronoUnit.DAYS);
    }

    private static Interest interest(RandomCases cases) {
        while (true) {
            try {
                return Interest.parse(cases.query().written());
            } catch (InterestSyntaxException refused) {
                // another one
            }
        }
    }

    private Findings.Answer answer(String interest) {
        return index.ask(List.of(Interest.parse(interest)), Instant.EPOCH, 1)
                .answers()
                .get(0);
    }

    private Map<String, Integer> spellings(String interest) {
        Map<String, Integer> counts = new HashMap<>();
        answer(interest).spellings().forEach(s -> counts.put(s.text(), s.papers()));
        return counts;
    }

    @Test
    void severalInterestsTogetherFindWhatEachFindsAndTheBestComeFirst() {
        RandomCases cases = new RandomCases(33);
        for (int i = 0; i < 200; i++) {
            put(i, i % 5, cases.paper());
        }
        for (int round = 0; round < 200; round++) {
            List<Interest> interests = List.of(interest(cases), interest(cases), interest(cases));
            Map<Long, Double> scores = new HashMap<>();
            Map<Long, List<Integer>> finders = new HashMap<>();
            for (int i = 0; i < interests.size(); i++) {
                int number = i;
                index.hits(interests.get(i), day(2)).forEach(hit -> {
                    scores.merge(hit.paperId(), hit.score(), Math::max);
                    finders.computeIfAbsent(hit.paperId(), id -> new ArrayList<>())
                            .add(number);
                });
            }
            List<Findings.Best> expected = scores.entrySet().stream()
                    .sorted(Map.Entry.<Long, Double>comparingByValue()
                            .thenComparing(each -> stored.get(each.getKey()).arrived())
                            .thenComparing(Map.Entry.comparingByKey())
                            .reversed())
                    .limit(7)
                    .map(each -> new Findings.Best(each.getKey(), each.getValue(), finders.get(each.getKey())))
                    .toList();
            Findings found = index.ask(interests, day(2), 7);
            assertThat(found.best()).isEqualTo(expected);
            assertThat(found.papers()).isEqualTo(scores.size());
            for (int i = 0; i < interests.size(); i++) {
                assertThat(found.answers().get(i).papers())
                        .isEqualTo(index.hits(interests.get(i), day(2)).size());
            }
        }
    }

    @Test
    void spellingsAreThoseOfThePapersWithHyphensWhereTheyHaveThem() {
        put(1, 1, Papers.of("Pre-training", "Pretraining and pre-training, pre training."));
        put(2, 1, Papers.of("Pretrained models", ""));
        put(3, 1, Papers.of("Training", "pre or training"));
        assertThat(spellings("pretraining"))
                .isEqualTo(Map.of("pre-training", 1, "pretraining", 1, "pre training", 1, "pretrained", 1));
        assertThat(spellings("\"pretrained models\"")).isEqualTo(Map.of("pretrained models", 1));
        assertThat(spellings("pretrain*")).isEqualTo(Map.of("pre-training", 1, "pretraining", 1, "pretrained", 1));
    }

    @Test
    void spellingsCountPapersNotMentionsAndNothingThatIsExcluded() {
        put(1, 1, Papers.of("Graphs of graphs", "A graph."));
        put(2, 1, Papers.of("A graph", "of light"));
        put(3, 1, Papers.of("A graph", "of 量子計算"));
        assertThat(spellings("graph -light")).isEqualTo(Map.of("graph", 2, "graphs", 1));
        assertThat(spellings("量子 OR 計")).isEqualTo(Map.of("量子", 1, "計", 1));
    }

    @Test
    void namesAreSpelledAsTheyArePrinted() {
        put(1, 1, new PaperText("A", "", List.of("Geoffrey E. Hinton", "Hinton GE"), List.of("cs.LG")));
        put(2, 1, new PaperText("B", "", List.of("Geoffrey E. Hinton"), List.of("cs.CL")));
        assertThat(spellings("author:\"G Hinton\" category:cs"))
                .isEqualTo(Map.of("Geoffrey E. Hinton", 2, "Hinton GE", 1, "cs.LG", 1, "cs.CL", 1));
    }

    @Test
    void manyPapersAreCountedByASample() {
        for (int i = 0; i < 3_000; i++) {
            put(i, 1, Papers.of(i % 3 == 0 ? "graph network" : "network of a graph", ""));
        }
        assertThat(index.count(Interest.parse("graph network"), Instant.EPOCH)).isEqualTo(3_000);
        assertThat(index.count(Interest.parse("\"graph network\""), Instant.EPOCH))
                .isBetween(700, 1_300);
    }

    @Test
    void theSubjectsOfThePapersFoundAreTold() {
        put(1, 1, new PaperText("A graph", "", List.of(), List.of("cs.LG", "math.CO")));
        put(2, 1, new PaperText("A graph", "", List.of(), List.of("math.CO", "cs.CL")));
        put(3, 1, new PaperText("A tree", "", List.of(), List.of("q-bio.BM")));
        assertThat(answer("graph").categories()).containsExactly("math.CO", "cs.CL", "cs.LG");
    }

    @Test
    void onlyTheNewestAreKeptWhenTheyAreTooMany() {
        for (int i = 0; i < 109; i++) {
            put(i, i, Papers.titled("A graph"));
        }
        index.keepNewest(100);
        assertThat(index.size()).isEqualTo(109);
        put(109, 109, Papers.titled("A graph"));
        put(110, 110, Papers.titled("A graph"));
        index.keepNewest(100);
        assertThat(index.size()).isEqualTo(100);
        assertThat(index.completeFrom()).isBetween(day(10), day(11));
        assertThat(index.hits(Interest.parse("graph"), Instant.EPOCH)).hasSize(100);
    }

    @Test
    void whoAsksWhileOthersWriteGetsAWholeAnswer() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int i = 0; !stop.get(); i++) {
                index.put(i % 500, day(1), Papers.of("A graph of kind k" + i, "with network n" + i % 7));
            }
        });
        Interest interest = Interest.parse("graph network kind*");
        try {
            for (int i = 0; i < 300 || index.forgotten() == 0; i++) {
                int before = index.size();
                int found = index.hits(interest, Instant.EPOCH).size();
                assertThat(found).isBetween(before, 500);
            }
        } finally {
            stop.set(true);
        }
        writer.get();
    }
}
