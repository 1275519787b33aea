package dev.paperpost.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples of what must come before what, and that a score is the same number wherever and however it is made. */
class ScoreOrderTest {

    private static final List<String[]> PAPERS = Table.rows("score-papers.tsv");
    private static final List<String[]> INTERESTS = Table.rows("score-interests.tsv");

    static Stream<Arguments> papers() {
        return PAPERS.stream().map(row -> Arguments.of((Object[]) row));
    }

    static Stream<Arguments> interests() {
        return INTERESTS.stream().map(row -> Arguments.of((Object[]) row));
    }

    @ParameterizedTest(name = "{0}: {1} | {2} > {3}")
    @MethodSource("papers")
    void onePaperAnswersAnInterestBetterThanAnother(String what, String interest, String better, String worse) {
        assertOrder(score(interest, paper(better)), score(interest, paper(worse)));
    }

    @ParameterizedTest(name = "{0}: {1} | {2} > {3}")
    @MethodSource("interests")
    void aPaperAnswersOneInterestBetterThanAnother(String what, String paper, String better, String worse) {
        assertOrder(score(better, paper(paper)), score(worse, paper(paper)));
    }

    /** The worse one matches too, or the row would say nothing about scores. */
    private static void assertOrder(double better, double worse) {
        assertThat(worse).isPositive();
        assertThat(better).isGreaterThan(worse).isLessThan(1);
    }

    private static double score(String interest, PaperText paper) {
        return Interest.parse(interest).explain(paper).score();
    }

    private static PaperText paper(String written) {
        String[] parts = (written + " | | | |").split("\\|");
        return new PaperText(parts[0].strip(), parts[1].strip(), list(parts[2]), list(parts[3]));
    }

    private static List<String> list(String part) {
        return part.isBlank() ? List.of() : List.of(part.strip());
    }

    /** Of both tables, by number. */
    private static Map<Long, Interest> allInterests() {
        Stream<String> texts = Stream.concat(
                PAPERS.stream().map(row -> row[1]), INTERESTS.stream().flatMap(row -> Stream.of(row[2], row[3])));
        Map<Long, Interest> all = new LinkedHashMap<>();
        texts.distinct().forEach(text -> all.put((long) all.size(), Interest.parse(text)));
        return all;
    }

    private static List<PaperText> allPapers() {
        Stream<String> texts = Stream.concat(
                PAPERS.stream().flatMap(row -> Stream.of(row[2], row[3])),
                INTERESTS.stream().map(row -> row[1]));
        return texts.distinct().map(ScoreOrderTest::paper).toList();
    }

    @Test
    void indexesOfAnyOrderAndMakeGiveTheScoreOfExplain() {
        Map<Long, Interest> interests = allInterests();
        List<Long> backwards = new ArrayList<>(interests.keySet());
        Collections.reverse(backwards);
        InterestIndex.Builder builder = InterestIndex.builder();
        InterestIndex.Builder sampled = InterestIndex.builder().sample(allPapers());
        Map<Long, Interest> odd = new HashMap<>();
        for (long id : backwards) {
            builder.add(id, interests.get(id).canonical());
            sampled.add(id, interests.get(id).text());
            if (id % 2 == 1) {
                odd.put(id, interests.get(id));
            }
        }
        List<InterestIndex> indexes = List.of(
                InterestIndex.of(interests),
                builder.build(),
                sampled.build(),
                InterestIndex.of(odd).with(interests, Set.of()));
        for (PaperText paper : allPapers()) {
            Map<Long, Double> explained = new HashMap<>();
            interests.forEach((id, interest) -> put(id, interest.explain(paper).score(), explained));
            for (InterestIndex index : indexes) {
                Map<Long, Double> found = new HashMap<>();
                index.match(paper).forEach(match -> found.put(match.interestId(), match.score()));
                assertThat(found).as("%s", paper).isEqualTo(explained);
            }
        }
    }

    @Test
    void papersInMemoryGiveTheScoreOfExplain() {
        List<PaperText> papers = allPapers();
        PaperIndex index = new PaperIndex();
        for (int id = 0; id < papers.size(); id++) {
            index.put(id, Instant.EPOCH, papers.get(id));
        }
        for (Interest interest : allInterests().values()) {
            Map<Long, Double> explained = new HashMap<>();
            for (int id = 0; id < papers.size(); id++) {
                put(id, interest.explain(papers.get(id)).score(), explained);
            }
            Map<Long, Double> found = new HashMap<>();
            index.hits(interest, Instant.EPOCH).forEach(hit -> found.put(hit.paperId(), hit.score()));
            assertThat(found).as("%s", interest.text()).isEqualTo(explained);
        }
    }

    private static void put(long id, double score, Map<Long, Double> matching) {
        if (score > 0) {
            matching.put(id, score);
        }
    }
}
