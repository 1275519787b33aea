package dev.paperpost;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paperpost.interest.Interest;
import dev.paperpost.interest.InterestMaker;
import dev.paperpost.interest.InterestSyntaxException;
import dev.paperpost.interest.Latencies;
import dev.paperpost.interest.PaperMaker;
import dev.paperpost.interest.PaperText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * How long {@code POST /api/preview} takes over three months of papers, with the packaged service, its database and the
 * readers who ask on the same machine. See benchmarks/README.md.
 */
public final class PreviewServiceBenchmark {

    private static final int PAPERS = 60_000;
    private static final int IN_A_REQUEST = 2_000;
    private static final int REQUESTS = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private PreviewServiceBenchmark() {}

    /** @param arguments papers file */
    public static void main(String[] arguments) throws Exception {
        PaperMaker maker = new PaperMaker(Path.of(arguments[0]), 3);
        List<PaperText> papers = maker.next(PAPERS);
        Path directory = Files.createTempDirectory("preview");
        Map<String, String> quiet = Map.of("PAPERPOST_SAMPLE", "false", "PAPERPOST_SOURCES_ENABLED", "false");
        try (Node node = Node.start(directory.resolve("data"), quiet)) {
            while (node.log().stream().noneMatch(line -> line.contains("Paperpost is ready"))) {
                Thread.onSpinWait();
            }
            long start = System.nanoTime();
            for (int i = 0; i < PAPERS; i += IN_A_REQUEST) {
                node.admin("POST", "/papers", "application/x-ndjson", lines(papers, i));
            }
            System.out.printf(Locale.ROOT, "%,d papers imported in %.0f s%n", PAPERS, (System.nanoTime() - start) / 1e9);
            URI address = URI.create(node.url("/api/preview"));
            InterestMaker interests = new InterestMaker(papers.subList(0, 290), false, 6);
            List<String> few = requests(interests, 1, 3);
            List<String> five = requests(interests, 5, 5);
            Latencies.measure("warming up", few, 2, request -> ask(address, request));
            Latencies.measure("1 to 3 interests, one reader at a time", few, 1, request -> ask(address, request));
            Latencies.measure("1 to 3 interests, two readers at once", few, 2, request -> ask(address, request));
            Latencies.measure("5 interests, one reader at a time", five, 1, request -> ask(address, request));
            Latencies.measure("5 interests, two readers at once", five, 2, request -> ask(address, request));
        }
    }

    private static String lines(List<PaperText> papers, int from) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < from + IN_A_REQUEST; i++) {
            PaperText paper = papers.get(i);
            lines.append(JSON.writeValueAsString(Map.of(
                            "id",
                            "made-" + i,
                            "title",
                            paper.title(),
                            "abstract",
                            paper.abstractText(),
                            "authors",
                            paper.authors(),
                            "categories",
                            paper.categories())))
                    .append('\n');
        }
        return lines.toString();
    }

    private static List<String> requests(InterestMaker maker, int least, int most) throws IOException {
        Random random = new Random(5);
        List<String> requests = new ArrayList<>();
        while (requests.size() < REQUESTS) {
            ObjectNode request = JSON.createObjectNode().put("days", 90);
            for (int left = random.nextInt(least, most + 1); left > 0; left--) {
                request.withArray("interests").add(readable(maker));
            }
            requests.add(JSON.writeValueAsString(request));
        }
        return requests;
    }

    private static String readable(InterestMaker maker) {
        while (true) {
            try {
                return Interest.parse(maker.next()).text();
            } catch (InterestSyntaxException neverMatches) {
                // another one
            }
        }
    }

    private static void ask(URI address, String request) {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(request))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
