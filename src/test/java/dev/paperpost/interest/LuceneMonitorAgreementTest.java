package dev.paperpost.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lucene's reverse search decides as the index does, wherever it can. */
class LuceneMonitorAgreementTest {

    @Test
    void onInterestsAndPapersOfTheSameFewWords() throws IOException {
        RandomCases cases = new RandomCases(11);
        compare(1500, cases::query, Stream.generate(cases::paper).limit(200).toList(), new MeaningsByHand());
    }

    @Test
    void onInterestsAndPapersOfRealText() throws IOException {
        RealTextCases cases = new RealTextCases(RealTextAgreementTest.PAPERS, 12);
        compare(1500, cases::query, cases.papers(), new MeaningsByRule());
    }

    private static void compare(int count, Supplier<TestQuery> source, List<PaperText> papers, Meanings meanings)
            throws IOException {
        try (LuceneOracle lucene = new LuceneOracle(papers, meanings)) {
            Map<Long, TestQuery> queries = new HashMap<>();
            Map<Long, Interest> interests = new HashMap<>();
            for (long id = 0; interests.size() < count; id++) {
                TestQuery query = source.get();
                if (lucene.canSay(query)) {
                    try {
                        interests.put(id, Interest.parse(query.written()));
                        queries.put(id, query);
                    } catch (InterestSyntaxException refusal) {
                        // another one
                    }
                }
            }
            lucene.register(queries);
            InterestIndex index = InterestIndex.of(interests);
            List<Set<Long>> theirs = lucene.matches(papers);
            int yes = 0;
            for (int i = 0; i < papers.size(); i++) {
                Set<Long> ours = index.match(papers.get(i)).stream()
                        .map(Match::interestId)
                        .collect(Collectors.toSet());
                assertThat(ours).as(papers.get(i).toString()).isEqualTo(theirs.get(i));
                yes += ours.size();
            }
            int decisions = count * papers.size();
            System.out.println("Lucene Monitor agrees on " + decisions + " decisions, " + yes + " of them yes");
            assertThat(decisions).isGreaterThanOrEqualTo(300_000);
            assertThat(yes).isGreaterThan(decisions / 100);
        }
    }
}
