package dev.paperpost.interest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The canonical forms of so many interests, each once, in a file of one a line: what the table of interests holds. Made
 * once and kept under target/benchmarks, so that the measured process does nothing but read it.
 *
 * @param file the canonical forms
 * @param distinct how many
 * @param refused interests that could never match, and those a flat index cannot say
 */
record Interests(Path file, int distinct, int refused) {

    static Interests of(List<PaperText> papers, int count, boolean tenFields) throws IOException {
        String key = count + (tenFields ? "-ten-" : "-one-") + Integer.toHexString(papers.hashCode()) + "-v"
                + Analysis.version();
        Path directory = Files.createDirectories(Path.of("target", "benchmarks"));
        Path file = directory.resolve("interests-" + key + ".txt");
        Path counts = directory.resolve("interests-" + key + ".counts");
        if (!Files.exists(counts)) {
            write(papers, count, tenFields, file, counts);
        }
        String[] numbers = Files.readString(counts).strip().split(" ");
        return new Interests(file, Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }

    private static void write(List<PaperText> papers, int count, boolean tenFields, Path file, Path counts)
            throws IOException {
        InterestMaker maker = new InterestMaker(papers, tenFields, 42);
        Set<String> unsayable = FlatText.joinedStems(papers);
        long[] seen = new long[Integer.highestOneBit(count) * 4];
        int distinct = 0;
        int refused = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                String canonical = canonical(maker.next(), unsayable);
                if (canonical == null) {
                    refused++;
                } else if (add(seen, hash(canonical))) {
                    distinct++;
                    out.write(canonical);
                    out.write('\n');
                }
            }
        }
        Files.writeString(counts, distinct + " " + refused + "\n");
    }

    private static String canonical(String text, Set<String> unsayable) {
        try {
            Interest interest = Interest.parse(text);
            return FlatText.canSay(interest.query(), unsayable) ? interest.canonical() : null;
        } catch (InterestSyntaxException neverMatches) {
            return null;
        }
    }

    private static long hash(String text) {
        long hash = 1125899906842597L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return hash == 0 ? 1 : hash;
    }

    private static boolean add(long[] seen, long hash) {
        int slot = (int) hash & seen.length - 1;
        while (seen[slot] != 0) {
            if (seen[slot] == hash) {
                return false;
            }
            slot = slot + 1 & seen.length - 1;
        }
        seen[slot] = hash;
        return true;
    }

    /** Adds them to an index under ids from 1. */
    InterestIndex.Builder addTo(InterestIndex.Builder builder) throws IOException {
        try (var lines = Files.lines(file)) {
            long[] id = {0};
            lines.forEach(line -> builder.add(++id[0], line));
        }
        return builder;
    }
}
