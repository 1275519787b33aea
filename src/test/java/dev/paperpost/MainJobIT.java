package dev.paperpost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job with the packaged service: first start, crash, second start, two nodes, operators' mistakes. */
class MainJobIT {

    private static final Duration START = Duration.ofSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    @Test
    void theFirstStartDeliversTheSampleDigestAndLaterStartsSendNothingTwice() throws Exception {
        Path data = directory.resolve("data");
        try (Node first = Node.start(data, Map.of())) {
            await().atMost(START).until(() -> lastLine(first).contains("Paperpost is ready"));
            assertThat(lastLine(first)).matches(".*: [1-9]\\d* papers .* Read her digest at http://\\S+/dev/inbox .*");
            assertThat(mails(data)).isEqualTo(1);
            assertThat(first.get("/dev/inbox")).contains("ada@example.org");
            JsonNode status = status(first);
            assertThat(status.at("/papers").asInt()).isGreaterThan(50);
            assertThat(status.at("/unmatched").asInt()).isZero();
            assertThat(status.at("/deliveries/sent").asInt()).isEqualTo(1);
            first.kill();
        }
        try (Node second = Node.start(data, Map.of())) {
            await().atMost(START).until(() -> lastLine(second).contains("Paperpost is ready"));
            second.admin("POST", "/digests", "application/json", "{}");
            assertThat(status(second).at("/deliveries/sent").asInt()).isEqualTo(1);
            assertThat(status(second).at("/subscribers/active").asInt()).isEqualTo(1);
            assertThat(second.get("/dev/inbox")).contains("ada@example.org");
        }
        try (Node third = Node.start(data, Map.of())) {
            await().atMost(START).until(() -> lastLine(third).contains("Paperpost is ready"));
            assertThat(mails(data)).isEqualTo(1);
            assertThat(third.log()).noneMatch(line -> line.contains("ERROR"));
        }
    }

    @Test
    void twoNodesOverOneDatabasePlanAndSendEachDigestOnce() throws Exception {
        Path data = directory.resolve("data");
        try (Node one = Node.start(data, Map.of("PAPERPOST_SAMPLE", "false", "PAPERPOST_SOURCES_ENABLED", "false"))) {
            await().atMost(START).until(() -> lastLine(one).contains("Paperpost is ready"));
            String database = one.embeddedDatabase();
            Path shared = directory.resolve("two");
            Files.createDirectories(shared);
            Files.copy(data.resolve("token-secret"), shared.resolve("token-secret"));
            try (Node two = Node.start(
                    shared,
                    Map.of(
                            "QUARKUS_DATASOURCE_JDBC_URL", database,
                            "QUARKUS_DATASOURCE_USERNAME", "postgres",
                            "PAPERPOST_SOURCES_ENABLED", "false"))) {
                await().atMost(START).until(() -> lastLine(two).contains("Paperpost is ready"));
                int readers = 400;
                StringBuilder lines = new StringBuilder();
                for (int i = 0; i < readers; i++) {
                    lines.append("{\"email\":\"reader")
                            .append(i)
                            .append(
                                    "@example.org\",\"interests\":[\"gravity\"],\"consentedAt\":\"2026-01-01T00:00:00Z\",")
                            .append("\"consentSource\":\"test\"}\n");
                }
                one.admin("POST", "/subscribers", "application/x-ndjson", lines.toString());
                two.admin(
                        "POST",
                        "/papers",
                        "application/x-ndjson",
                        "{\"id\":\"x-1\",\"title\":\"Gravity waves\",\"abstract\":\"On gravity.\"}\n");
                String tomorrow = "{\"asOf\":\"" + Instant.now().plus(Duration.ofDays(1)) + "\"}";
                var plans = Stream.of(one, two, one, two)
                        .map(node -> CompletableFuture.supplyAsync(() -> plan(node, tomorrow)))
                        .toList();
                int planned = plans.stream()
                        .mapToInt(plan -> plan.join().at("/planned").asInt())
                        .sum();

                assertThat(planned).isEqualTo(readers);
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> status(one).at("/deliveries/sent").asInt() == readers);
                assertThat(mails(data) + mails(shared)).isEqualTo(readers);
                assertThat(distinctRecipients(data, shared)).isEqualTo(readers);
            }
        }
    }

    @Test
    void aWrongDatabaseAddressEndsInOneReadableLine() throws Exception {
        try (Node node = Node.start(
                directory.resolve("data"),
                Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/nowhere"))) {
            assertThat(node.exitCode(START)).isEqualTo(1);
            assertThat(lastLine(node)).startsWith("Paperpost cannot start: ").contains("QUARKUS_DATASOURCE_JDBC_URL");
            assertThat(node.log()).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    @Test
    void aPortInUseEndsInOneReadableLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                Node node = Node.start(
                        directory.resolve("data"), Map.of("QUARKUS_HTTP_PORT", String.valueOf(taken.getLocalPort())))) {
            assertThat(node.exitCode(START)).isNotZero();
            assertThat(lastLine(node))
                    .startsWith("Paperpost cannot start: ")
                    .contains(String.valueOf(taken.getLocalPort()));
            assertThat(node.log()).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    private static JsonNode plan(Node node, String body) {
        try {
            return JSON.readTree(node.admin("POST", "/digests", "application/json", body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode status(Node node) throws IOException, InterruptedException {
        return JSON.readTree(node.admin("GET", "/status", "application/json", null));
    }

    private static String lastLine(Node node) {
        List<String> log = node.log();
        return log.isEmpty() ? "" : log.get(log.size() - 1);
    }

    private static long mails(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("mailbox"))) {
            return files.filter(file -> file.toString().endsWith(".eml")).count();
        }
    }

    private static long distinctRecipients(Path... datas) throws IOException {
        Set<String> seen = new HashSet<>();
        for (Path data : datas) {
            try (Stream<Path> files = Files.list(data.resolve("mailbox"))) {
                for (Path file : files.toList()) {
                    Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                            .filter(line -> line.startsWith("To: "))
                            .findFirst()
                            .ifPresent(seen::add);
                }
            }
        }
        return seen.size();
    }
}
