package dev.paperpost.delivery;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Posts to a receiver: to the very address that was looked at, whatever its name leads to a moment later; no redirect is followed,
 * and of the answer nothing is read but status and headers, at most 8 KiB. Thread-safe; blocks its caller.
 */
@Singleton
class WebhookClient {

    /** Of workers and test buttons; a connection serves one post. */
    private static final int CONNECTIONS_TO_ONE_HOST = 64;

    private final WebhookAddress addresses;
    private final HttpClient client;
    private final Duration timeout;

    WebhookClient(WebhookAddress addresses, Vertx vertx, WebhooksConfig config) {
        this.addresses = addresses;
        this.timeout = config.timeout();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) timeout.toMillis())
                .setSslHandshakeTimeout(timeout.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxPoolSize(CONNECTIONS_TO_ONE_HOST)
                .setKeepAlive(false));
    }

    WebhookAnswer post(URI url, Map<String, String> headers, byte[] body) {
        InetAddress host;
        try {
            host = addresses.host(url);
        } catch (UnknownHostException e) {
            return WebhookAnswer.none("unknown host");
        } catch (IOException e) {
            return WebhookAnswer.none(e.getMessage());
        }
        Attempt attempt = new Attempt();
        Future<HttpClientResponse> answer = client.request(options(url, host, headers))
                .compose(request ->
                        attempt.began(request) ? answer(request, body) : Future.failedFuture("connected too late"));
        try {
            HttpClientResponse response =
                    answer.toCompletionStage().toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return WebhookAnswer.of(response.statusCode(), response.getHeader("Retry-After"));
        } catch (TimeoutException e) {
            return WebhookAnswer.none("no answer");
        } catch (ExecutionException e) {
            return WebhookAnswer.none(e.getCause() instanceof SSLException ? "not encrypted" : "connection failed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return WebhookAnswer.none("connection failed");
        } finally {
            attempt.end();
        }
    }

    /** Held on the event loop, before it can end: one that has ended lets itself be held no more, and would count as no answer. */
    private static Future<HttpClientResponse> answer(HttpClientRequest request, byte[] body) {
        return request.send(Buffer.buffer(body))
                .map(response -> response.exceptionHandler(ended -> {}).pause());
    }

    /** A connection that comes about when nobody waits for it any more must not be used. */
    private static final class Attempt {

        private HttpConnection connection;
        private boolean over;

        synchronized boolean began(HttpClientRequest request) {
            connection = request.connection();
            if (over) {
                connection.close();
            }
            return !over;
        }

        synchronized void end() {
            over = true;
            if (connection != null) {
                connection.close();
            }
        }
    }

    private RequestOptions options(URI url, InetAddress host, Map<String, String> headers) {
        boolean encrypted = url.getScheme().equals("https");
        int port = url.getPort() > 0 ? url.getPort() : encrypted ? 443 : 80;
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, host.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(encrypted)
                .setFollowRedirects(false)
                .setHeaders(MultiMap.caseInsensitiveMultiMap().addAll(headers))
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
    }
}
