package dev.paperpost.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PaperIndexTest {

    private record Stored(int day, PaperText text) {}

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
            int fromDay = random.nextInt(20);
            for (int i = 0; i < 30; i++) {
                Interest interest = interest(cases);
                Map<Long, Double> expected = new TreeMap<>();
                stored.forEach((id, paper) -> {
                    double score = interest.explain(paper.text()).score();
                    if (score > 0 && paper.day() >= fromDay) {
                        expected.put(id, score);
                    }
                });
                Map<Long, Double> found = new TreeMap<>();
                index.ask(interest, fromDay).papers().forEach(hit -> {
                    assertThat(hit.day()).isEqualTo(stored.get(hit.paperId()).day());
                    found.put(hit.paperId(), hit.score());
                });
                assertThat(found).as("<%s>", interest.text()).isEqualTo(expected);
                assertThat(index.count(interest, fromDay)).isEqualTo(expected.size());
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
            int day = random.nextInt(10);
            stored.values().removeIf(paper -> paper.day() < day);
            index.forgetBefore(day);
        }
        assertThat(index.size()).isEqualTo(stored.size());
        assertThat(index.size(15)).isEqualTo((int)
                stored.values().stream().filter(p -> p.day() >= 15).count());
    }

    private void put(long id, int day, PaperText text) {
        stored.put(id, new Stored(day, text));
        index.put(id, day, text);
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

    private Map<String, Integer> spellings(String interest) {
        Map<String, Integer> counts = new HashMap<>();
        index.ask(Interest.parse(interest), 0).spellings().forEach(s -> counts.put(s.text(), s.papers()));
        return counts;
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
        assertThat(index.count(Interest.parse("graph network"), 0)).isEqualTo(3_000);
        assertThat(index.count(Interest.parse("\"graph network\""), 0)).isBetween(700, 1_300);
    }

    @Test
    void whoAsksWhileOthersWriteGetsAWholeAnswer() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int i = 0; !stop.get(); i++) {
                index.put(i % 500, 1, Papers.of("A graph of kind k" + i, "with network n" + i % 7));
            }
        });
        Interest interest = Interest.parse("graph network kind*");
        try {
            for (int i = 0; i < 300; i++) {
                int before = index.size();
                int found = index.ask(interest, 0).papers().size();
                assertThat(found).isBetween(before, 500);
            }
        } finally {
            stop.set(true);
        }
        writer.get();
        assertThat(index.forgotten()).isPositive();
    }
}
