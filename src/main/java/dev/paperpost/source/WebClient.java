package dev.paperpost.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/** Asks a source over HTTP: one time limit for the whole answer, a size limit, no redirect to another host. Thread-safe. */
@ApplicationScoped
class WebClient {

    /** Four times what the largest known answer has. */
    static final int LARGEST_ANSWER = 32 * 1024 * 1024;

    private static final int REDIRECTS = 3;

    private final HttpClient client;
    private final Duration timeout;
    private final String userAgent;

    WebClient(SourcesConfig config) {
        this.timeout = config.timeout();
        this.userAgent = "Paperpost/0.1 (digests of new papers"
                + config.contact().map(contact -> "; " + contact).orElse("") + ")";
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** An answer, whatever its status. */
    record Answer(int status, String contentType, byte[] body) {}

    /**
     * The answer to a GET.
     *
     * @throws IOException when there is none: no connection, too slow, too large, a redirect that must not be followed
     */
    Answer get(URI address, String accept) throws IOException {
        URI current = address;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            HttpResponse<byte[]> response = send(current, accept);
            String location = response.headers().firstValue("location").orElse(null);
            if (response.statusCode() / 100 != 3 || location == null) {
                return answer(response);
            }
            current = follow(current, location);
        }
        throw new IOException("more than " + REDIRECTS + " redirects from " + address);
    }

    private HttpResponse<byte[]> send(URI address, String accept) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("User-Agent", userAgent)
                .header("Accept", accept)
                .header("Accept-Encoding", "gzip")
                .build();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request, head -> new LimitedBody(LARGEST_ANSWER));
        try {
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new IOException(
                    "no complete answer within " + timeout.toSeconds() + " s from " + address.getHost(), e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new IOException(
                    cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage())
                            + " (" + address.getHost() + ")",
                    cause);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + address.getHost(), e);
        }
    }

    private static URI follow(URI from, String location) throws IOException {
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new IOException("a redirect from " + from.getHost() + " that is no address", e);
        }
        boolean sameHost = from.getHost().equalsIgnoreCase(to.getHost());
        boolean noDowngrade = "https".equalsIgnoreCase(to.getScheme())
                || from.getScheme().equalsIgnoreCase(to.getScheme()) && from.getPort() == to.getPort();
        if (!sameHost || !noDowngrade) {
            throw new IOException("a redirect from " + from.getHost() + " to another place, which is not followed");
        }
        return to;
    }

    private static Answer answer(HttpResponse<byte[]> response) throws IOException {
        byte[] body = response.body();
        if ("gzip"
                .equalsIgnoreCase(
                        response.headers().firstValue("content-encoding").orElse(""))) {
            try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = unpacked.readNBytes(LARGEST_ANSWER + 1);
            }
            if (body.length > LARGEST_ANSWER) {
                throw new IOException("the answer is larger than " + LARGEST_ANSWER + " bytes");
            }
        }
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("content-type").orElse(""),
                body);
    }
}
