package dev.paperpost.interest;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Collects scores of papers and picks the best. Not thread-safe. */
final class BestPapers {

    private final float[] scores;
    private final BitSet papers = new BitSet();

    /** @param papers one more than the highest number of a paper */
    BestPapers(int papers) {
        scores = new float[papers];
    }

    void add(int paper, float score) {
        papers.set(paper);
        scores[paper] = Math.max(scores[paper], score);
    }

    int count() {
        return papers.cardinality();
    }

    float score(int paper) {
        return scores[paper];
    }

    /** @param arrivals by paper; of equally good ones the later counts more */
    List<Integer> best(int limit, long[] arrivals) {
        Comparator<Integer> worstFirst = Comparator.<Integer>comparingDouble(paper -> scores[paper])
                .thenComparingLong(paper -> arrivals[paper])
                .thenComparingInt(paper -> paper);
        PriorityQueue<Integer> best = new PriorityQueue<>(worstFirst);
        float least = 0;
        for (int paper = papers.nextSetBit(0); paper >= 0; paper = papers.nextSetBit(paper + 1)) {
            if (best.size() < limit || scores[paper] >= least) {
                best.add(paper);
                if (best.size() > limit) {
                    best.poll();
                }
                least = scores[best.element()];
            }
        }
        return best.stream().sorted(worstFirst.reversed()).toList();
    }
}
