package dev.paperpost.source;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A local server in the sources' place, and the configuration that points to it. An answer is found by path and query, else
 * by path alone; several for the same place come one after the other, and the last one stays. Any other place is 404.
 */
final class FakeSite implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
    private final Map<String, String> settings = new HashMap<>();
    final List<Request> requests = new CopyOnWriteArrayList<>();

    static {
        // Without it the JDK's server waits 40 ms for an acknowledgement in every answer.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    FakeSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** What was asked, when, and from which port. */
    record Request(String target, Headers headers, long nanos, int port) {}

    /** Answers however a test wants. */
    interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    FakeSite serves(String target, Reply reply) {
        replies.computeIfAbsent(target, key -> new ArrayDeque<>()).add(reply);
        return this;
    }

    FakeSite serves(String target, int status, Map<String, String> headers, byte[] body) {
        return serves(target, exchange -> {
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        });
    }

    FakeSite serves(String target, int status, String type, String body) {
        return serves(target, status, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Forgets all answers to a place. */
    FakeSite forget(String target) {
        replies.remove(target);
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString();
        requests.add(new Request(
                target,
                exchange.getRequestHeaders(),
                System.nanoTime(),
                exchange.getRemoteAddress().getPort()));
        try (exchange) {
            Deque<Reply> queue = replies.getOrDefault(
                    target, replies.get(exchange.getRequestURI().getPath()));
            if (queue == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            Reply reply;
            synchronized (queue) {
                reply = queue.size() > 1 ? queue.poll() : queue.peek();
            }
            reply.to(exchange);
        }
    }

    Request lastRequest() {
        return requests.get(requests.size() - 1);
    }

    URI root() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    FakeSite with(String setting, String value) {
        settings.put("paperpost.sources." + setting, value);
        return this;
    }

    SourcesConfig config() {
        Map<String, String> all = new HashMap<>(Map.of(
                "paperpost.sources.timeout", "2s",
                "paperpost.sources.pause", "0s",
                "paperpost.sources.contact", "operator@example.org",
                "paperpost.sources.internal-hosts", "localhost",
                "paperpost.sources.arxiv.categories", "cs.CL",
                "paperpost.sources.arxiv.url", root().toString(),
                "paperpost.sources.arxiv.oai-url", root() + "oai",
                "paperpost.sources.arxiv.api-url", root() + "api/query",
                "paperpost.sources.arxiv.pause", "0s",
                "paperpost.sources.huggingface.url", root().toString()));
        all.put("paperpost.sources.biorxiv.url", root().toString());
        all.putAll(settings);
        return new SmallRyeConfigBuilder()
                .withMapping(SourcesConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(all)
                .build()
                .getConfigMapping(SourcesConfig.class);
    }

    static String fixture(String name) {
        try (InputStream in = FakeSite.class.getResourceAsStream("/source/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
