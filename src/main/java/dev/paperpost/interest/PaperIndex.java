package dev.paperpost.interest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Recent papers in memory, one to two kilobytes each, ready to be asked any interest. Answers and scores are those of
 * {@link Interest#explain}. Thread-safe; many may ask at once.
 *
 * <p>What is known of papers that were removed is given back only in part; make a new index when
 * {@link #forgotten()} has become larger than {@link #size()}.
 */
public final class PaperIndex {

    /** Papers counted exactly; of more candidates, so many are looked at, in runs of neighbours. */
    private static final int COUNTED = 240;

    private static final int RUN = 20;
    /** The same question gets the same answer. */
    private static final long SEED = 1;

    private static final int CATEGORIES = 3;
    /** Papers whose spellings are counted. */
    private static final int SPELLED = 250;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final PaperShelf papers = new PaperShelf();
    /** Buffers nobody uses right now; as many are made as ever ask at once. */
    private final Queue<PaperBuffers> idle = new ConcurrentLinkedQueue<>();

    /**
     * Adds a paper, or replaces it. Of a text of more than a million words only the beginning counts.
     *
     * @param arrived counted in whole seconds
     */
    public void put(long id, Instant arrived, PaperText text) {
        write(() -> papers.put(id, arrived, text));
    }

    /** Forgets a paper; nothing happens if it is not here. */
    public void remove(long id) {
        write(() -> papers.remove(id));
    }

    /** Forgets the papers that arrived before a moment. */
    public void forgetBefore(Instant moment) {
        write(() -> papers.removeBefore(moment));
    }

    /** Forgets the oldest papers when there are a tenth more than so many. */
    public void keepNewest(int most) {
        write(() -> papers.keepNewest(most));
    }

    /** Papers that arrived earlier may have been forgotten. */
    public Instant completeFrom() {
        return read(papers::completeFrom);
    }

    /** How many papers are here. */
    public int size() {
        return read(() -> papers.here().cardinality());
    }

    /** How many papers were here and have been removed or replaced. */
    public int forgotten() {
        return read(() -> papers.end() - papers.here().cardinality());
    }

    /** How many papers arrived at a moment or later. */
    public int size(Instant from) {
        return read(() -> papers.since(from, papers.here()).cardinality());
    }

    private void write(Runnable change) {
        lock.writeLock().lock();
        try {
            change.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T read(Supplier<T> look) {
        lock.readLock().lock();
        try {
            return look.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** A paper that matches, and its score as in {@link Matches#score}. */
    public record Hit(long paperId, double score) {}

    /** The papers that an interest finds among those that arrived at a moment or later, in no particular order. */
    public List<Hit> hits(Interest interest, Instant from) {
        List<Hit> hits = new ArrayList<>();
        return read(() -> asking(interest, question -> {
            score(question, candidates(question, from), (paper, score) -> hits.add(new Hit(papers.id(paper), score)));
            return hits;
        }));
    }

    /**
     * Asks interests of all papers that arrived at a moment or later.
     *
     * @param limit how many of the best papers to tell, 1 or more
     */
    public Findings ask(List<Interest> interests, Instant from, int limit) {
        return read(() -> {
            BestPapers best = new BestPapers(papers.end());
            List<BitSet> matched = new ArrayList<>();
            List<Findings.Answer> answers = new ArrayList<>();
            for (Interest interest : interests) {
                answers.add(asking(interest, question -> {
                    score(question, candidates(question, from), best::add);
                    matched.add(question.tally().matched());
                    return answer(question);
                }));
            }
            List<Findings.Best> shown = best.best(limit, papers.arrivals()).stream()
                    .map(paper -> new Findings.Best(papers.id(paper), best.score(paper), having(paper, matched)))
                    .toList();
            return new Findings(best.count(), answers, shown);
        });
    }

    private static List<Integer> having(int paper, List<BitSet> sets) {
        return IntStream.range(0, sets.size())
                .filter(i -> sets.get(i).get(paper))
                .boxed()
                .toList();
    }

    private Findings.Answer answer(PaperQuestion question) {
        BitSet matched = question.tally().matched();
        matched.stream().limit(SPELLED).forEach(paper -> question.spell(papers.stream(paper)));
        return new Findings.Answer(
                matched.cardinality(),
                question.tally().most(),
                papers.categories().commonest(matched, CATEGORIES));
    }

    /**
     * How many papers that arrived at a moment or later match: exact where not more than 240 are in question, else reckoned
     * from 240 of them.
     */
    public int count(Interest interest, Instant from) {
        return read(() -> asking(interest, question -> {
            BitSet candidates = candidates(question, from);
            int all = candidates.cardinality();
            score(question, all > COUNTED ? some(candidates, all) : candidates, (paper, score) -> {});
            int found = question.tally().matched().cardinality();
            return all > COUNTED ? (int) ((long) found * all / COUNTED) : found;
        }));
    }

    /** Spread evenly, but in runs, for what is near lies near in memory too. */
    private static BitSet some(BitSet candidates, int all) {
        SplittableRandom within = new SplittableRandom(SEED);
        int[] each = candidates.stream().toArray();
        BitSet some = new BitSet();
        int runs = COUNTED / RUN;
        for (int i = 0; i < runs; i++) {
            int begin = (int) ((long) all * i / runs);
            int end = (int) ((long) all * (i + 1) / runs);
            int from = within.nextInt(begin, end - RUN + 1);
            for (int paper = from; paper < from + RUN; paper++) {
                some.set(each[paper]);
            }
        }
        return some;
    }

    private <T> T asking(Interest interest, Function<PaperQuestion, T> ask) {
        PaperBuffers buffers = buffers(papers.tokens().size());
        PaperQuestion question =
                new PaperQuestion(interest, papers.tokens(), papers.authors(), papers.categories(), buffers);
        T answer = ask.apply(question);
        question.close();
        idle.add(buffers);
        return answer;
    }

    private PaperBuffers buffers(int tokens) {
        PaperBuffers buffers = idle.poll();
        return buffers == null || buffers.size() < tokens ? new PaperBuffers(tokens + tokens / 4) : buffers;
    }

    private BitSet candidates(PaperQuestion question, Instant from) {
        return papers.since(from, question.candidates());
    }

    /** Receives papers that match. */
    private interface Scored {
        void paper(int paper, float score);
    }

    private void score(PaperQuestion question, BitSet some, Scored found) {
        question.open(some);
        for (int paper = some.nextSetBit(0); paper >= 0; paper = some.nextSetBit(paper + 1)) {
            float score = question.score(paper, papers.titleEnd(paper));
            if (score > 0) {
                found.paper(paper, score);
            }
        }
    }
}
