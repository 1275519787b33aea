package dev.paperpost.interest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * Recent papers in memory, about a kilobyte each, ready to be asked any interest. Answers and scores are those of
 * {@link Interest#explain}. Thread-safe; many may ask at once.
 *
 * <p>What is known of papers that were removed is given back only in part; make a new index when
 * {@link #forgotten()} has become larger than {@link #size()}.
 */
public final class PaperIndex {

    /** Papers counted exactly; of more candidates, so many are looked at. */
    private static final int COUNTED = 400;

    private static final int RUN = 20;

    private static final int CATEGORIES = 3;
    /** Papers whose spellings are counted. */
    private static final int SPELLED = 250;

    /** The same question gets the same answer. */
    private static final long SEED = 1;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<Long, Integer> ordinals = new HashMap<>();
    private long[] ids = new long[1024];
    /** Seconds since 1970. */
    private long[] arrivals = new long[1024];

    /** Position after the last of the title. */
    private int[] titleEnds = new int[1024];

    private byte[][] streams = new byte[1024][];
    private int size;
    private Instant completeFrom = Instant.EPOCH;
    private final BitSet alive = new BitSet();
    private final TokenDictionary tokens = new TokenDictionary();
    private final NameDictionary authors = new NameDictionary(PaperIndex::authorKeys);
    private final NameDictionary categories = new NameDictionary(Categories::keysOf);
    private final Tokenizer tokenizer = new Tokenizer();
    private final TokenStream stream = new TokenStream();
    /** Buffers nobody uses right now; as many are made as ever ask at once. */
    private final Queue<PaperBuffers> idle = new ConcurrentLinkedQueue<>();

    private static Collection<String> authorKeys(String name) {
        return new PersonName(name).allWords();
    }

    /**
     * Adds a paper, or replaces it. Of a text of more than a million words only the beginning counts.
     *
     * @param arrived counted in whole seconds
     */
    public void put(long id, Instant arrived, PaperText text) {
        lock.writeLock().lock();
        try {
            forget(id);
            int ordinal = nextOrdinal();
            ids[ordinal] = id;
            arrivals[ordinal] = arrived.getEpochSecond();
            int titleSize = tokenizer.read(text.title()).size();
            titleEnds[ordinal] = tokenizer.position();
            streams[ordinal] = stream.write(tokenizer.readOn(text.abstractText()), titleSize, tokens, ordinal);
            text.authors().forEach(name -> authors.add(name, ordinal));
            text.categories().forEach(name -> categories.add(name, ordinal));
            ordinals.put(id, ordinal);
            alive.set(ordinal);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private int nextOrdinal() {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
            arrivals = Arrays.copyOf(arrivals, size * 2);
            titleEnds = Arrays.copyOf(titleEnds, size * 2);
            streams = Arrays.copyOf(streams, size * 2);
        }
        return size++;
    }

    private void forget(long id) {
        Integer ordinal = ordinals.remove(id);
        if (ordinal != null) {
            alive.clear(ordinal);
            streams[ordinal] = null;
        }
    }

    /** Forgets a paper; nothing happens if it is not here. */
    public void remove(long id) {
        lock.writeLock().lock();
        try {
            forget(id);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Forgets the papers that arrived before a moment. */
    public void forgetBefore(Instant moment) {
        lock.writeLock().lock();
        try {
            alive.stream()
                    .filter(ordinal -> arrivals[ordinal] < moment.getEpochSecond())
                    .forEach(ordinal -> forget(ids[ordinal]));
            completeFrom = moment.isAfter(completeFrom) ? moment : completeFrom;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Forgets the oldest papers when there are a tenth more than so many. */
    public void keepNewest(int most) {
        long[] kept;
        lock.readLock().lock();
        try {
            kept = alive.stream().mapToLong(ordinal -> arrivals[ordinal]).toArray();
        } finally {
            lock.readLock().unlock();
        }
        if (kept.length > most + most / 10) {
            Arrays.sort(kept);
            forgetBefore(Instant.ofEpochSecond(kept[kept.length - most - 1] + 1));
        }
    }

    /** Papers that arrived earlier may have been forgotten. */
    public Instant completeFrom() {
        lock.readLock().lock();
        try {
            return completeFrom;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** How many papers are here. */
    public int size() {
        lock.readLock().lock();
        try {
            return ordinals.size();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** How many papers were here and have been removed or replaced. */
    public int forgotten() {
        lock.readLock().lock();
        try {
            return size - ordinals.size();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** How many papers arrived at a moment or later. */
    public int size(Instant from) {
        lock.readLock().lock();
        try {
            long second = from.getEpochSecond();
            return (int) alive.stream()
                    .filter(ordinal -> arrivals[ordinal] >= second)
                    .count();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Asks an interest of all papers that arrived at a moment or later. */
    public Answer ask(Interest interest, Instant from) {
        return reading(interest, question -> {
            BitSet candidates = candidates(question, from);
            question.open(candidates);
            List<Hit> hits = new ArrayList<>();
            for (int paper = candidates.nextSetBit(0); paper >= 0; paper = candidates.nextSetBit(paper + 1)) {
                float score = question.score(paper, titleEnds[paper]);
                if (score > 0) {
                    hits.add(new Hit(ids[paper], Instant.ofEpochSecond(arrivals[paper]), score));
                }
            }
            BitSet matched = question.tally().matched();
            int paper = matched.length();
            for (int left = Math.min(SPELLED, hits.size()); left > 0; left--) {
                paper = matched.previousSetBit(paper - 1);
                question.spell(streams[paper]);
            }
            return new Answer(hits, question.tally().most(), categories.commonest(matched, CATEGORIES));
        });
    }

    /**
     * How many papers that arrived at a moment or later match: exact where not more than 400 are in question, else reckoned
     * from 400 of them.
     */
    public int count(Interest interest, Instant from) {
        return reading(interest, question -> {
            BitSet candidates = candidates(question, from);
            int all = candidates.cardinality();
            BitSet looked = all > COUNTED ? some(candidates, all) : candidates;
            question.open(looked);
            int found = 0;
            for (int paper = looked.nextSetBit(0); paper >= 0; paper = looked.nextSetBit(paper + 1)) {
                found += question.score(paper, titleEnds[paper]) > 0 ? 1 : 0;
            }
            return all > COUNTED ? (int) ((long) found * all / COUNTED) : found;
        });
    }

    /** Runs of neighbours, spread evenly: what is near lies near in memory too. */
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

    private <T> T reading(Interest interest, Function<PaperQuestion, T> asking) {
        lock.readLock().lock();
        try {
            PaperBuffers buffers = buffers(tokens.size());
            PaperQuestion question = new PaperQuestion(interest, tokens, authors, categories, buffers);
            T answer = asking.apply(question);
            question.close();
            idle.add(buffers);
            return answer;
        } finally {
            lock.readLock().unlock();
        }
    }

    private PaperBuffers buffers(int tokens) {
        PaperBuffers buffers = idle.poll();
        return buffers == null || buffers.size() < tokens ? new PaperBuffers(tokens + tokens / 4) : buffers;
    }

    private BitSet candidates(PaperQuestion question, Instant from) {
        BitSet candidates = question.candidates();
        candidates.and(alive);
        long second = from.getEpochSecond();
        for (int paper = candidates.nextSetBit(0); paper >= 0; paper = candidates.nextSetBit(paper + 1)) {
            if (arrivals[paper] < second) {
                candidates.clear(paper);
            }
        }
        return candidates;
    }

    /**
     * What one interest found.
     *
     * @param papers those that match, in no particular order
     * @param spellings how the parts asked for are written in those papers, most frequent first, at most 20; counted in
     *     250 of them
     * @param categories under which those papers are filed, most frequent first, at most 3
     */
    public record Answer(List<Hit> papers, List<Spelling> spellings, List<String> categories) {}

    /** A paper that matches, the second it arrived, and its score as in {@link Matches#score}. */
    public record Hit(long paperId, Instant arrived, double score) {}

    /** A spelling, folded to lower case and plain letters; a name as it is printed; and in how many papers it is. */
    public record Spelling(String text, int papers) {}
}
