package dev.paperpost.interest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** How long a preview of interests over three months of papers takes. See benchmarks/README.md. */
public final class PreviewBenchmark {

    private static final int PAPERS = 60_000;
    private static final int DAYS = 90;
    private static final int REQUESTS = 4_000;
    private static final int SCANS = 20;
    private static final int SHOWN = 20;
    private static final int MOST_INTERESTS = 5;
    private static final int THREADS = 2;

    private PreviewBenchmark() {}

    /** @param arguments papers file */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PaperMaker maker = new PaperMaker(Path.of(arguments[0]), 3);
        List<PaperText> papers = maker.next(PAPERS);
        List<List<Interest>> requests = requests(papers);
        long before = Clock.heap();
        PaperIndex index = new PaperIndex();
        double put = Clock.once(() -> {
            for (int i = 0; i < PAPERS; i++) {
                index.put(i, Instant.EPOCH.plus(i * DAYS / PAPERS, ChronoUnit.DAYS), papers.get(i));
            }
        });
        long bytes = (Clock.heap() - before) / PAPERS;
        print("%,d papers indexed in %.1f s of one core, %,d bytes each", PAPERS, put, bytes);
        Latencies.measure("warming up", requests, THREADS, interests -> preview(interests, index));
        Latencies.measure("asked", requests, THREADS, interests -> index.ask(interests, Instant.EPOCH, SHOWN));
        Latencies.measure("asked, with variants counted", requests, THREADS, interests -> preview(interests, index));
        Latencies.measure("all papers matched", requests.subList(0, SCANS), THREADS, interests -> scan(interests, papers));
    }

    private static List<List<Interest>> requests(List<PaperText> papers) {
        Random random = new Random(5);
        InterestMaker maker = new InterestMaker(papers.subList(0, MatchingBenchmark.PAPERS), false, 6);
        List<List<Interest>> requests = new ArrayList<>();
        while (requests.size() < REQUESTS) {
            List<Interest> interests = new ArrayList<>();
            for (int left = 1 + random.nextInt(MOST_INTERESTS); left > 0; left--) {
                try {
                    interests.add(Interest.parse(maker.next()));
                } catch (InterestSyntaxException neverMatches) {
                    left++;
                }
            }
            requests.add(interests);
        }
        return requests;
    }

    private static void preview(List<Interest> interests, PaperIndex index) {
        index.ask(interests, Instant.EPOCH, SHOWN);
        for (Interest interest : interests) {
            Variants.narrower(interest, List.of("cs.LG")).forEach(v -> index.count(Interest.parse(v.text()), Instant.EPOCH));
            Variants.wider(interest).forEach(v -> index.count(Interest.parse(v.text()), Instant.EPOCH));
        }
    }

    private static void scan(List<Interest> interests, List<PaperText> papers) {
        Map<Long, Interest> numbered = new HashMap<>();
        interests.forEach(interest -> numbered.put((long) numbered.size(), interest));
        InterestIndex index = InterestIndex.of(numbered);
        Matches matches = new Matches();
        papers.forEach(paper -> index.match(paper, matches));
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
