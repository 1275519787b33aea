package dev.paperpost.interest;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/** An immutable part of an {@link InterestIndex}. Thread-safe. */
final class Segment {

    private final AtomIndex atoms;
    private final ClauseIndex clauses;
    /** By number: first each query, then further ids of queries that have several; -1 for numbers not in use. */
    private final long[] ids;

    /** By the number of a query, where the numbers of its further ids begin; empty if no query has any. */
    private final int[] furtherStarts;

    private final int size;
    private Numbers numbers;
    /** Readers nobody uses right now; as many are made as ever read at once. */
    private final Deque<Reader> idle = new ArrayDeque<>();

    /** What one thread needs to match papers. Not thread-safe. */
    final class Reader {

        private final Tokenizer tokenizer = new Tokenizer();
        private final AtomFinder finder = new AtomFinder(atoms);
        private final ClauseIndex.Alternatives alternatives = clauses.newAlternatives();

        Tokenizer tokenizer() {
            return tokenizer;
        }

        /** Adds the interests that a paper answers, by their numbers. */
        void match(PaperText paper, Tokens tokens, int titleSize, Matches matches) {
            int before = matches.size();
            clauses.match(finder.find(paper, tokens, titleSize), alternatives, matches);
            if (furtherStarts.length > 0) {
                addFurtherIds(matches, before);
            }
        }
    }

    /** @param sample papers like those that will come, to tell which atoms are rare */
    Segment(QueryStore store, List<PaperText> sample) {
        List<Atom> found = store.atoms();
        int[] commonestFirst = commonestFirst(found, sample);
        int[] numbers = new int[commonestFirst.length];
        for (int number = 0; number < commonestFirst.length; number++) {
            numbers[commonestFirst[number]] = number;
        }
        atoms = new AtomIndex(Arrays.stream(commonestFirst).mapToObj(found::get).toList());
        ClauseLayout layout = new ClauseLayout(store, numbers, atoms);
        clauses = new ClauseIndex(layout);
        size = store.size() + store.repetitions();
        ids = new long[layout.numberEnd() + store.repetitions()];
        Arrays.fill(ids, -1);
        for (int query = 0; query < store.size(); query++) {
            ids[layout.number(query)] = store.id(query);
        }
        furtherStarts = store.repetitions() > 0 ? addRepetitions(store, layout) : new int[0];
    }

    private int[] addRepetitions(QueryStore store, ClauseLayout layout) {
        Postings further = new Postings(layout.numberEnd());
        for (int i = 0; i < store.repetitions(); i++) {
            further.count(layout.number(store.repeatedQuery(i)));
        }
        further.lay();
        for (int i = 0; i < store.repetitions(); i++) {
            int place = further.place(layout.number(store.repeatedQuery(i)));
            ids[layout.numberEnd() + place] = store.repeatedId(i);
        }
        return further.starts();
    }

    private void addFurtherIds(Matches matches, int from) {
        int found = matches.size();
        for (int i = from; i < found; i++) {
            int query = matches.numbers()[i];
            float score = matches.scores()[i];
            for (int place = furtherStarts[query]; place < furtherStarts[query + 1]; place++) {
                matches.add(furtherStarts.length - 1 + place, score);
            }
        }
    }

    /** What papers have together lies together, and what is rare is a good anchor. */
    private static int[] commonestFirst(List<Atom> atoms, List<PaperText> sample) {
        int[] papers = countPapers(atoms, sample);
        float[] weights = new float[atoms.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = atoms.get(i).weight();
        }
        return IntStream.range(0, atoms.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -papers[i])
                        .thenComparingDouble(i -> weights[i])
                        .thenComparingInt(i -> atoms.get(i).spelled().length()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] countPapers(List<Atom> atoms, List<PaperText> sample) {
        int[] papers = new int[atoms.size()];
        if (!sample.isEmpty()) {
            AtomFinder finder = new AtomFinder(new AtomIndex(atoms));
            Tokenizer tokenizer = new Tokenizer();
            for (PaperText paper : sample) {
                int titleSize = tokenizer.read(paper.title()).size();
                FoundAtoms found = finder.find(paper, tokenizer.readOn(paper.abstractText()), titleSize);
                for (int i = 0; i < found.count(); i++) {
                    papers[found.atom(i)]++;
                }
            }
        }
        return papers;
    }

    /** The number of interests, repetitions counted. */
    int size() {
        return size;
    }

    /** Ids by number. */
    long[] ids() {
        return ids;
    }

    /** The number of an id, or -1. Takes a while when it is called first. */
    synchronized int number(long id) {
        if (numbers == null) {
            numbers = new Numbers(ids);
        }
        return numbers.of(id);
    }

    /** A reader to be given back after use. */
    Reader take() {
        synchronized (idle) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return new Reader();
    }

    void giveBack(Reader reader) {
        synchronized (idle) {
            idle.push(reader);
        }
    }
}
