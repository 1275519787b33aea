package dev.paperpost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged service as a process of its own, as an operator runs it. */
class Node implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Process process;
    private final Path log;
    private final int port;
    private final Path data;

    private Node(Process process, Path log, int port, Path data) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.data = data;
    }

    /** Starts the service in an empty working directory with nothing configured but ports and directory. */
    static Node start(Path data, Map<String, String> configuration) throws IOException {
        int port = freePort();
        Files.createDirectories(data);
        Path log = Files.createTempFile(data.getParent(), "node", ".log");
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseParallelGC",
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar")
                        .toAbsolutePath()
                        .toString());
        command.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("PAPERPOST_"));
        command.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        command.environment().put("PAPERPOST_DATA_DIR", data.toString());
        command.environment().putAll(configuration);
        command.directory(data.getParent().toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        return new Node(command.start(), log, port, data);
    }

    /** Where its embedded server listens: the fourth line of the server's own lock file. */
    String embeddedDatabase() throws IOException {
        Path lock = data.resolve("postgres").resolve("cluster").resolve("postmaster.pid");
        return "jdbc:postgresql://127.0.0.1:" + Files.readAllLines(lock).get(3).strip() + "/postgres";
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }

    List<String> log() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int exitCode(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + patience + ":\n" + String.join("\n", log()));
        }
        return process.exitValue();
    }

    String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url(path))).build());
    }

    String admin(String method, String path, String type, String body) throws IOException, InterruptedException {
        return send(admin(path)
                .header("Content-Type", type)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** kill -9: no shutdown hook runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /** One request with a file of any size as its body, as an operator's NDJSON. */
    String upload(String path, Path file) throws IOException, InterruptedException {
        return send(admin(path)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build());
    }

    private HttpRequest.Builder admin(String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(url("/api/admin" + path)))
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(data.resolve("admin-token")).strip());
    }

    /** How much memory the service has had at most, on Linux. */
    String memory() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElse("VmHWM: unknown");
    }

    /** On Linux, of the service alone. */
    double processorSeconds() throws IOException {
        return processorSeconds(process.toHandle());
    }

    /** On Linux, of the embedded server, its ended connections included. */
    double databaseProcessorSeconds() throws IOException {
        List<ProcessHandle> server = ProcessHandle.allProcesses()
                .filter(each -> each.info().command().orElse("").startsWith(data.toString()))
                .toList();
        double seconds = 0;
        for (ProcessHandle each : server) {
            try {
                seconds += processorSeconds(each);
            } catch (IOException ended) {
                // Its parent counts it now.
            }
        }
        return seconds;
    }

    /** Its own time and that of its children that ended: utime, stime, cutime and cstime of proc(5), in hundredths. */
    private static double processorSeconds(ProcessHandle handle) throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(handle.pid()), "stat"));
        return Stream.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "))
                        .skip(11)
                        .limit(4)
                        .mapToLong(Long::parseLong)
                        .sum()
                / 100.0;
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
