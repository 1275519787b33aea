package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

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

    /** The same question gets the same answer. */
    private static final long SEED = 1;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<Long, Integer> ordinals = new HashMap<>();
    private long[] ids = new long[1024];
    private int[] days = new int[1024];
    private byte[][] streams = new byte[1024][];
    private int size;
    private final BitSet alive = new BitSet();
    private final TokenDictionary tokens = new TokenDictionary();
    private final NameDictionary authors = new NameDictionary(PaperIndex::authorKeys);
    private final NameDictionary categories = new NameDictionary(Categories::keysOf);
    private final Tokenizer tokenizer = new Tokenizer();
    private final TokenStream stream = new TokenStream();

    private static Collection<String> authorKeys(String name) {
        return new PersonName(name).allWords();
    }

    /**
     * Adds a paper, or replaces it.
     *
     * @param day when it arrived, as days since 1970-01-01
     */
    public void put(long id, int day, PaperText text) {
        lock.writeLock().lock();
        try {
            forget(id);
            int ordinal = nextOrdinal();
            ids[ordinal] = id;
            days[ordinal] = day;
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
            days = Arrays.copyOf(days, size * 2);
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

    /** Forgets the papers that arrived before a day. */
    public void forgetBefore(int day) {
        lock.writeLock().lock();
        try {
            alive.stream().filter(ordinal -> days[ordinal] < day).forEach(ordinal -> forget(ids[ordinal]));
        } finally {
            lock.writeLock().unlock();
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

    /** How many papers arrived on a day or later. */
    public int size(int fromDay) {
        lock.readLock().lock();
        try {
            return since(fromDay).cardinality();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Asks an interest of all papers that arrived on a day or later. */
    public Answer ask(Interest interest, int fromDay) {
        lock.readLock().lock();
        try {
            PaperQuestion question = new PaperQuestion(interest, tokens, authors, categories);
            BitSet candidates = question.candidates();
            candidates.and(since(fromDay));
            List<Hit> hits = new ArrayList<>();
            candidates.stream().forEach(ordinal -> {
                float score = question.score(streams[ordinal], ordinal);
                if (score > 0) {
                    hits.add(new Hit(ids[ordinal], days[ordinal], score));
                }
            });
            return new Answer(hits, question.spellings());
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * How many papers that arrived on a day or later match: exact where not more than 400 are in question, else reckoned
     * from 400 of them spread evenly.
     */
    public int count(Interest interest, int fromDay) {
        lock.readLock().lock();
        try {
            PaperQuestion question = new PaperQuestion(interest, tokens, authors, categories);
            BitSet candidates = question.candidates();
            candidates.and(since(fromDay));
            int[] some = candidates.stream().toArray();
            int looked = Math.min(COUNTED, some.length);
            int found = 0;
            SplittableRandom within = new SplittableRandom(SEED);
            for (int i = 0; i < looked; i++) {
                double share = some.length / (double) looked;
                int ordinal = some[(int) ((i + (looked == COUNTED ? within.nextDouble() : 0)) * share)];
                found += question.score(streams[ordinal], ordinal) > 0 ? 1 : 0;
            }
            return looked == 0 ? 0 : (int) ((long) found * some.length / looked);
        } finally {
            lock.readLock().unlock();
        }
    }

    private BitSet since(int day) {
        BitSet since = new BitSet(size);
        alive.stream().filter(ordinal -> days[ordinal] >= day).forEach(since::set);
        return since;
    }

    /**
     * What one interest found.
     *
     * @param papers those that match, in no particular order
     * @param spellings how the parts asked for are written in those papers, most frequent first, at most 20
     */
    public record Answer(List<Hit> papers, List<Spelling> spellings) {}

    /** A paper that matches, the day it arrived, and its score as in {@link Matches#score}. */
    public record Hit(long paperId, int day, double score) {}

    /** A spelling, folded to lower case and plain letters; a name as it is printed; and in how many papers it is. */
    public record Spelling(String text, int papers) {}
}
