package dev.paperpost.source;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A local server in a source's place, and the configuration that points to it. */
final class FakeSite implements AutoCloseable {

    private final HttpServer server;
    volatile Headers lastRequest;

    FakeSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    FakeSite serves(String path, int status, Map<String, String> headers, byte[] body) {
        server.createContext(path, exchange -> {
            lastRequest = exchange.getRequestHeaders();
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        return this;
    }

    FakeSite serves(String path, int status, String type, String body) {
        return serves(path, status, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8));
    }

    URI root() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    SourcesConfig config() {
        URI root = root();
        return new SourcesConfig() {
            @Override
            public boolean enabled() {
                return true;
            }

            @Override
            public Duration interval() {
                return Duration.ofHours(1);
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(2);
            }

            @Override
            public Optional<String> contact() {
                return Optional.of("operator@example.org");
            }

            @Override
            public Arxiv arxiv() {
                return new Arxiv() {
                    @Override
                    public List<String> categories() {
                        return List.of("cs.CL");
                    }

                    @Override
                    public URI url() {
                        return root;
                    }

                    @Override
                    public Duration pause() {
                        return Duration.ZERO;
                    }
                };
            }

            @Override
            public HuggingFace huggingface() {
                return () -> root;
            }
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
