package dev.paperpost.interest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How many papers a core matches in a second, beside Lucene Monitor and beside cutting the texts into tokens alone, in
 * one process. See benchmarks/README.md.
 */
public final class MatchingBenchmark {

    static final int PAPERS = 290;

    private final List<PaperText> papers;
    private final List<PaperText> fresh;
    private final Interests interests;
    private final Matches matches = new Matches();
    private final Tokenizer tokenizer = new Tokenizer();
    private InterestIndex index;

    private MatchingBenchmark(Path file, int count, boolean tenFields) throws IOException {
        PaperMaker maker = new PaperMaker(file, 1);
        papers = maker.next(PAPERS);
        fresh = new PaperMaker(file, 2).next(PAPERS);
        interests = Interests.of(papers, count, tenFields);
        print(
                "%,d interests about %s, %,d of them different; %,d left out that never match or that a flat index"
                        + " cannot say",
                count, tenFields ? "ten fields" : "one field", interests.distinct(), interests.refused());
    }

    /** @param arguments papers file, number of interests, one or ten fields, and lucene to measure it too */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        boolean tenFields = arguments[2].equals("ten");
        print(
                "%s %s, %s, %d processors, load %.1f",
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        MatchingBenchmark benchmark = new MatchingBenchmark(file, count, tenFields);
        benchmark.ours();
        if (arguments.length > 3 && arguments[3].equals("lucene")) {
            benchmark.lucene();
        }
    }

    private double ours() throws IOException {
        long before = Clock.heap();
        double read = Clock.once(() -> {
            InterestIndex.Builder builder = interests.addTo(InterestIndex.builder().sample(papers));
            index = builder.build();
        });
        long after = Clock.heap();
        print("read and built in %.1f s of one core, %,d MB", read, (after - before) / 1_000_000);
        double first = Clock.once(() -> papers.forEach(paper -> index.match(paper, matches)));
        row("first time, caches empty", PAPERS / first);
        double unseen = Clock.once(() -> fresh.forEach(paper -> index.match(paper, matches)));
        row("papers never seen before", PAPERS / unseen);
        double[] best = Clock.best(1, this::tokenise, this::matchAll);
        double tokens = best[0] / PAPERS;
        double ours = best[1] / PAPERS;
        row("tokens alone", 1 / tokens);
        row("Paperpost", 1 / ours);
        long bytes = Clock.allocated(() -> {
            for (int i = 0; i < 20; i++) {
                matchAll();
            }
        });
        print("matching costs %.2f times the tokens alone; %.1f bytes allocated per paper; %,d matches per paper",
                ours / tokens, bytes / 20.0 / PAPERS, pairs().length / PAPERS);
        return ours;
    }

    private void lucene() throws IOException {
        try (LuceneBaseline lucene = new LuceneBaseline(interests, papers)) {
            lucene.matchAll();
            long[] theirs = lucene.pairs();
            compare(pairs(), theirs);
            int[] next = {0};
            double single = Clock.best(5, () -> lucene.match(next[0]++ % PAPERS));
            row("Lucene Monitor, one paper at a time", 1 / single);
            double batch = Clock.best(5, lucene::matchAll) / PAPERS;
            row("Lucene Monitor, batches of " + PAPERS, 1 / batch);
            double ours = Clock.best(1, this::matchAll) / PAPERS;
            row("Paperpost again", 1 / ours);
            print("Paperpost is %.0f times as fast as one at a time, %.0f times as in batches",
                    single / ours, batch / ours);
        }
    }

    private void tokenise() {
        for (PaperText paper : papers) {
            tokenizer.read(paper.title());
            tokenizer.readOn(paper.abstractText());
        }
    }

    private void matchAll() {
        for (PaperText paper : papers) {
            index.match(paper, matches);
        }
    }

    private long[] pairs() {
        long[] pairs = new long[0];
        for (int i = 0; i < papers.size(); i++) {
            index.match(papers.get(i), matches);
            int before = pairs.length;
            pairs = Arrays.copyOf(pairs, before + matches.size());
            for (int k = 0; k < matches.size(); k++) {
                pairs[before + k] = (long) i << 32 | matches.interestId(k);
            }
        }
        Arrays.sort(pairs);
        return pairs;
    }

    private static void compare(long[] ours, long[] theirs) {
        int mismatch = Arrays.mismatch(ours, theirs);
        if (mismatch >= 0) {
            long example = mismatch == ours.length
                    ? theirs[mismatch]
                    : mismatch == theirs.length ? ours[mismatch] : Math.min(ours[mismatch], theirs[mismatch]);
            throw new IllegalStateException("The pairs differ, %,d and %,d; first in paper %d, interest in line %d"
                    .formatted(ours.length, theirs.length, example >> 32, (int) example));
        }
        print("both find the same %,d pairs", ours.length);
    }

    private static void row(String name, double papersPerSecond) {
        print("| %-40s | %,10.0f papers per core-second |", name, papersPerSecond);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
