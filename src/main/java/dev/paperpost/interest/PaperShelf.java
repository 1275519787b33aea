package dev.paperpost.interest;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Papers by number in the order they were put here, each with its tokens and names. A replaced or removed one leaves its
 * number unused and its places in the dictionaries. One writer, or many readers.
 */
final class PaperShelf {

    private final Map<Long, Integer> numbers = new HashMap<>();
    private long[] ids = new long[1024];
    /** Seconds since 1970. */
    private long[] arrivals = new long[1024];

    private int[] titleEnds = new int[1024];
    private byte[][] streams = new byte[1024][];
    private int end;
    private final BitSet here = new BitSet();
    private Instant completeFrom = Instant.EPOCH;
    private final TokenDictionary tokens = new TokenDictionary();
    private final NameDictionary authors = new NameDictionary(PaperShelf::authorKeys);
    private final NameDictionary categories = new NameDictionary(Categories::keysOf);
    private final Tokenizer tokenizer = new Tokenizer();
    private final TokenStream stream = new TokenStream();

    private static Collection<String> authorKeys(String name) {
        return new PersonName(name).allWords();
    }

    void put(long id, Instant arrived, PaperText text) {
        remove(id);
        int number = next();
        ids[number] = id;
        arrivals[number] = arrived.getEpochSecond();
        int titleSize = tokenizer.read(text.title()).size();
        titleEnds[number] = tokenizer.position();
        streams[number] = stream.write(tokenizer.readOn(text.abstractText()), titleSize, tokens, number);
        text.authors().forEach(name -> authors.add(name, number));
        text.categories().forEach(name -> categories.add(name, number));
        numbers.put(id, number);
        here.set(number);
    }

    private int next() {
        if (end == ids.length) {
            ids = Arrays.copyOf(ids, end * 2);
            arrivals = Arrays.copyOf(arrivals, end * 2);
            titleEnds = Arrays.copyOf(titleEnds, end * 2);
            streams = Arrays.copyOf(streams, end * 2);
        }
        return end++;
    }

    void remove(long id) {
        Integer number = numbers.remove(id);
        if (number != null) {
            here.clear(number);
            streams[number] = null;
        }
    }

    void removeBefore(Instant moment) {
        BitSet old = (BitSet) here.clone();
        old.andNot(since(moment, here));
        old.stream().forEach(number -> remove(ids[number]));
        completeFrom = moment.isAfter(completeFrom) ? moment : completeFrom;
    }

    /** Removes the oldest if there are a tenth more than so many, and those that arrived in the same second. */
    void keepNewest(int most) {
        if (numbers.size() > most + most / 10) {
            long[] oldestFirst =
                    here.stream().mapToLong(number -> arrivals[number]).sorted().toArray();
            removeBefore(Instant.ofEpochSecond(oldestFirst[oldestFirst.length - most - 1] + 1));
        }
    }

    /** Those of some papers that are here and arrived at a moment or later. */
    BitSet since(Instant moment, BitSet papers) {
        long second = moment.getEpochSecond();
        BitSet since = (BitSet) papers.clone();
        since.and(here);
        for (int number = since.nextSetBit(0); number >= 0; number = since.nextSetBit(number + 1)) {
            if (arrivals[number] < second) {
                since.clear(number);
            }
        }
        return since;
    }

    /** The papers here. */
    BitSet here() {
        return here;
    }

    /** One more than the highest number. */
    int end() {
        return end;
    }

    /** Papers that arrived earlier may have been removed. */
    Instant completeFrom() {
        return completeFrom;
    }

    long id(int number) {
        return ids[number];
    }

    /** By number, in seconds since 1970. */
    long[] arrivals() {
        return arrivals;
    }

    /** Position after the last of the title. */
    int titleEnd(int number) {
        return titleEnds[number];
    }

    byte[] stream(int number) {
        return streams[number];
    }

    TokenDictionary tokens() {
        return tokens;
    }

    NameDictionary authors() {
        return authors;
    }

    NameDictionary categories() {
        return categories;
    }
}
