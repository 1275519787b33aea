package dev.paperpost.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A webhook's receiver that behaves as a test wants: its answers come one after the other, then 204. */
class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Deque<Reply> replies = new ConcurrentLinkedDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    final List<Post> posts = new CopyOnWriteArrayList<>();

    /** What came, octet for octet. */
    record Post(String path, Headers headers, byte[] body) {

        String header(String name) {
            return headers.getFirst(name);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private interface Reply {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    Receiver answers(int status, String... headers) {
        replies.add(exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        });
        return this;
    }

    /** Takes the post and says nothing for as long as the test lasts. */
    Receiver fallsSilent() {
        replies.add(exchange -> closing.await());
        return this;
    }

    /** Takes the post and then talks without end. */
    Receiver neverStopsTalking() {
        replies.add(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[64 * 1024];
            while (closing.getCount() > 0) {
                exchange.getResponseBody().write(much);
            }
        });
        return this;
    }

    /** Takes the post and hangs up. */
    Receiver hangsUp() {
        replies.add(exchange -> {});
        return this;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook?channel=papers";
    }

    String url(String host) {
        return "http://" + host + ":" + server.getAddress().getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Reply reply = replies.poll();
            posts.add(new Post(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
            if (reply == null) {
                exchange.sendResponseHeaders(204, -1);
            } else {
                reply.to(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
