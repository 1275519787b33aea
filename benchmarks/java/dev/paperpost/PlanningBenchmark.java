package dev.paperpost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long planning takes when so many readers are due at the same moment, with the packaged service (-Xmx512m) and its
 * database on the same machine, for growing numbers of readers. See benchmarks/README.md.
 */
public final class PlanningBenchmark {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> QUIET = Map.of(
            "PAPERPOST_SAMPLE", "false", "PAPERPOST_SOURCES_ENABLED", "false", "QUARKUS_MAILER_MOCK", "true");

    private PlanningBenchmark() {}

    /** @param arguments papers file, number of papers, then growing numbers of readers */
    public static void main(String[] arguments) throws Exception {
        Population population = new Population(Path.of(arguments[0]), true);
        Path directory = Files.createTempDirectory("planning");
        Path papers = population.papers(directory, Integer.parseInt(arguments[1]));
        for (int i = 2; i < arguments.length; i++) {
            measure(new Population(Path.of(arguments[0]), true), directory, papers, Integer.parseInt(arguments[i]));
        }
        delete(directory);
    }

    private static void measure(Population population, Path directory, Path papers, int readers) throws Exception {
        Path data = directory.resolve("data-" + readers);
        Instant due = LocalDate.now(ZoneOffset.UTC).plusDays(1).atTime(LocalTime.of(7, 0)).toInstant(ZoneOffset.UTC);
        try (Node node = started(data)) {
            node.upload("/papers", papers);
            population.add(node.embeddedDatabase(), 0, readers, due);
            population.match(node.embeddedDatabase());
            sql(node, "update paper set upvotes = id % 97");
            sql(node, "insert into shared_fact (name, value) values ('brake', 'benchmark')");
            double service = node.processorSeconds();
            double database = node.databaseProcessorSeconds();
            long start = System.nanoTime();
            JsonNode report = JSON.readTree(node.admin(
                    "POST", "/digests", "application/json", "{\"asOf\": \"" + due.plus(Duration.ofMinutes(1)) + "\"}"));
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%,9d due readers (%,d distinct interests): %.1f s, %,.0f readers a second (processor: service %.1f s, database"
                            + " %.1f s); %,d digests of %s papers, %s of them with what trends; %s%n",
                    report.get("due").asInt(),
                    population.distinctInterests(),
                    seconds,
                    readers / seconds,
                    node.processorSeconds() - service,
                    node.databaseProcessorSeconds() - database,
                    report.get("planned").asInt(),
                    sql(node, "select to_char(sum(total_count), 'FM999,999,999') from digest"),
                    sql(node, "select to_char(count(trending), 'FM999,999,999') from digest"),
                    node.memory());
        }
        delete(data);
    }

    private static Node started(Path data) throws IOException, InterruptedException {
        Node node = Node.start(data, new HashMap<>(QUIET));
        while (node.log().stream().noneMatch(line -> line.contains("Paperpost is ready"))) {
            Thread.sleep(100);
        }
        return node;
    }

    static String sql(Node node, String sql) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(node.embeddedDatabase(), "postgres", "");
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
