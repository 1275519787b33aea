package dev.paperpost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperpost.interest.Interest;
import dev.paperpost.interest.InterestMaker;
import dev.paperpost.interest.InterestSyntaxException;
import dev.paperpost.interest.PaperMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How fast an archive is read in by one request, matching included, with the packaged service, its database and the client
 * on the same machine; how fast it is read in once more; and how fast PostgreSQL alone copies the same rows. See
 * benchmarks/README.md.
 */
public final class BackfillBenchmark {

    private static final int SAMPLE = 290;
    private static final int INTERESTS_OF_A_READER = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private BackfillBenchmark() {}

    /** @param arguments papers file, number of papers, number of distinct interests, days the papers are spread over */
    public static void main(String[] arguments) throws Exception {
        PaperMaker maker = new PaperMaker(Path.of(arguments[0]), 3);
        int papers = Integer.parseInt(arguments[1]);
        int interests = Integer.parseInt(arguments[2]);
        int days = Integer.parseInt(arguments[3]);
        Path directory = Files.createTempDirectory("backfill");
        Path archive = directory.resolve("papers.ndjson");
        String readers = readers(new InterestMaker(maker.next(SAMPLE), true, 6), interests);
        MadePapers.write(archive, maker, papers, days);
        System.out.printf(
                Locale.ROOT,
                "%,d papers of the last %,d days (%,d MB), %,d distinct interests of %,d readers%n",
                papers,
                days,
                Files.size(archive) >> 20,
                interests,
                interests / INTERESTS_OF_A_READER);
        Map<String, String> quiet = Map.of("PAPERPOST_SAMPLE", "false", "PAPERPOST_SOURCES_ENABLED", "false");
        try (Node node = Node.start(directory.resolve("data"), quiet)) {
            while (node.log().stream().noneMatch(line -> line.contains("Paperpost is ready"))) {
                Thread.sleep(100);
            }
            node.admin("POST", "/subscribers", "application/x-ndjson", readers);
            System.out.println(node.memory() + " before");
            double first = send(node, archive, "read in", papers);
            send(node, archive, "sent once more", papers);
            System.out.println(node.memory() + " at the end");
            node.log().stream()
                    .filter(line -> line.contains("Import"))
                    .reduce((a, b) -> b)
                    .ifPresent(System.out::println);
            CopyBaseline copy = new CopyBaseline(node.embeddedDatabase(), directory);
            System.out.println(copy.sizes());
            double best = copy.seconds();
            System.out.printf(
                    Locale.ROOT,
                    "COPY of the same rows: %.0f s, %,.0f papers a second; reading in takes %.1f times as long%n",
                    best,
                    papers / best,
                    first / best);
        }
        delete(directory);
    }

    /** Gigabytes. */
    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static double send(Node node, Path archive, String what, int papers) throws Exception {
        double service = node.processorSeconds();
        double database = node.databaseProcessorSeconds();
        long start = System.nanoTime();
        JsonNode report = JSON.readTree(node.upload("/papers?backfill=true", archive));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f s, %,.0f papers a second (processor: service %.0f s, database %.0f s); %,d added, %,d updated%n",
                what,
                seconds,
                papers / seconds,
                node.processorSeconds() - service,
                node.databaseProcessorSeconds() - database,
                report.get("added").asLong(),
                report.get("updated").asLong());
        return seconds;
    }

    private static String readers(InterestMaker maker, int interests) throws IOException {
        Set<String> distinct = new LinkedHashSet<>();
        while (distinct.size() < interests) {
            try {
                distinct.add(Interest.parse(maker.next()).canonical());
            } catch (InterestSyntaxException neverMatches) {
                // another one
            }
        }
        List<String> all = List.copyOf(distinct);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i + INTERESTS_OF_A_READER <= all.size(); i += INTERESTS_OF_A_READER) {
            lines.append(JSON.writeValueAsString(Map.of(
                            "email", "reader" + i + "@example.org",
                            "interests", all.subList(i, i + INTERESTS_OF_A_READER),
                            "consentedAt", "2026-01-01T00:00:00Z",
                            "consentSource", "benchmark")))
                    .append('\n');
        }
        return lines.toString();
    }
}
