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

    /** Papers counted exactly; of more candidates, so many are looked at, each at random from its share. */
    private static final int COUNTED = 400;

    private static final int CATEGORIES = 3;

    /** The same question gets the same answer. */
    private static final long SEED = 1;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<Long, Integer> ordinals = new HashMap<>();
    private long[] ids = new long[1024];
    /** Seconds since 1970. */
    private long[] arrivals = new long[1024];

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
    private final Queue<TokenMeanings> idle = new ConcurrentLinkedQueue<>();

    private static Collection<String> authorKeys(String name) {
        return new PersonName(name).allWords();
    }

    /**
     * Adds a paper, or replaces it.
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
            List<Hit> hits = new ArrayList<>();
            for (int ordinal : candidates(question, from)) {
                float score = question.score(streams[ordinal], ordinal);
                if (score > 0) {
                    hits.add(new Hit(ids[ordinal], Instant.ofEpochSecond(arrivals[ordinal]), score));
                }
            }
            return new Answer(hits, question.spellings(), categories.commonest(question.matched(), CATEGORIES));
        });
    }

    /**
     * How many papers that arrived at a moment or later match: exact where not more than 400 are in question, else reckoned
     * from 400 of them spread evenly.
     */
    public int count(Interest interest, Instant from) {
        return reading(interest, question -> {
            int[] some = candidates(question, from);
            int looked = Math.min(COUNTED, some.length);
            int found = 0;
            SplittableRandom within = new SplittableRandom(SEED);
            for (int i = 0; i < looked; i++) {
                double share = some.length / (double) looked;
                int ordinal = some[(int) ((i + (looked == COUNTED ? within.nextDouble() : 0)) * share)];
                found += question.score(streams[ordinal], ordinal) > 0 ? 1 : 0;
            }
            return looked == 0 ? 0 : (int) ((long) found * some.length / looked);
        });
    }

    private <T> T reading(Interest interest, Function<PaperQuestion, T> asking) {
        lock.readLock().lock();
        try {
            TokenMeanings meanings = meanings(tokens.size());
            try {
                return asking.apply(new PaperQuestion(interest, tokens, meanings, authors, categories));
            } finally {
                meanings.clear();
                idle.add(meanings);
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    private TokenMeanings meanings(int tokens) {
        TokenMeanings meanings = idle.poll();
        return meanings == null || meanings.size() < tokens ? new TokenMeanings(tokens + tokens / 4) : meanings;
    }

    private int[] candidates(PaperQuestion question, Instant from) {
        BitSet candidates = question.candidates();
        candidates.and(alive);
        long second = from.getEpochSecond();
        return candidates.stream()
                .filter(ordinal -> arrivals[ordinal] >= second)
                .toArray();
    }

    /**
     * What one interest found.
     *
     * @param papers those that match, in no particular order
     * @param spellings how the parts asked for are written in those papers, most frequent first, at most 20
     * @param categories under which those papers are filed, most frequent first, at most 3
     */
    public record Answer(List<Hit> papers, List<Spelling> spellings, List<String> categories) {}

    /** A paper that matches, the second it arrived, and its score as in {@link Matches#score}. */
    public record Hit(long paperId, Instant arrived, double score) {}

    /** A spelling, folded to lower case and plain letters; a name as it is printed; and in how many papers it is. */
    public record Spelling(String text, int papers) {}
}
