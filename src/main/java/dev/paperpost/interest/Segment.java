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
    private final Repetitions repetitions;
    private final long[] sortedIds;
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

        /** Adds the interests that a paper answers. */
        void match(PaperText paper, Tokens tokens, int titleSize, Matches matches) {
            clauses.match(finder.find(paper, tokens, titleSize), alternatives, matches);
            repetitions.spread(matches);
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
        long[] ids = store.ids();
        repetitions = new Repetitions(store, ids);
        clauses = new ClauseIndex(new ClauseLayout(store, numbers, atoms, ids));
        sortedIds = store.allIds();
        Arrays.sort(sortedIds);
    }

    /** What papers have together lies together, and what is rare is a good anchor. */
    private static int[] commonestFirst(List<Atom> atoms, List<PaperText> sample) {
        int[] papers = countPapers(atoms, sample);
        return IntStream.range(0, atoms.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -papers[i])
                        .thenComparingDouble(i -> atoms.get(i).weight())
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
        return sortedIds.length;
    }

    boolean contains(long id) {
        return Arrays.binarySearch(sortedIds, id) >= 0;
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
