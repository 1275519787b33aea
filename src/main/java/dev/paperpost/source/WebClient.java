package dev.paperpost.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Asks a source over HTTP: one time limit for the whole answer, a size limit before and after unpacking, no redirect to
 * another host, no address inside the operator's own network. Thread-safe.
 */
@ApplicationScoped
class WebClient {

    /** Four times what the largest known answer has. */
    static final int LARGEST_ANSWER = 32 * 1024 * 1024;

    private static final int REDIRECTS = 3;

    private final HttpClient client;
    private final Duration timeout;
    private final String userAgent;
    private final InternalHosts internalHosts;

    WebClient(SourcesConfig config) {
        this.timeout = config.timeout();
        this.userAgent = "Paperpost/0.1 (digests of new papers"
                + config.contact().map(contact -> "; " + contact).orElse("") + ")";
        this.internalHosts = new InternalHosts(config.internalHosts().orElse(java.util.List.of()));
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * The answer to a GET, whatever its status.
     *
     * @param headers sent in addition
     * @throws IOException when there is none: no connection, too slow, too large, broken off, a redirect that must not be
     *     followed
     */
    Answer get(URI address, Map<String, String> headers) throws IOException {
        URI current = address;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            HttpResponse<byte[]> response = send(current, headers);
            String location = response.headers().firstValue("location").orElse(null);
            if (response.statusCode() / 100 != 3 || location == null) {
                return answer(response, current.getHost());
            }
            current = follow(current, location);
        }
        throw new IOException("more than " + REDIRECTS + " redirects from " + address.getHost());
    }

    private HttpResponse<byte[]> send(URI address, Map<String, String> headers) throws IOException {
        internalHosts.refuse(address.getHost());
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("User-Agent", userAgent)
                .header("Accept-Encoding", "gzip");
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request.build(), head -> new LimitedBody(LARGEST_ANSWER));
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
        if (!isSamePlace(from, to)) {
            throw new IOException("a redirect from " + from.getHost() + " to another place, which is not followed: "
                    + OneLine.of(to.toString()) + "; if that is right, configure it");
        }
        return to;
    }

    /** Whether an address leads to the same host, without giving up encryption or changing the port. */
    static boolean isSamePlace(URI from, URI to) {
        boolean sameHost = from.getHost().equalsIgnoreCase(to.getHost());
        boolean upgrade = "https".equalsIgnoreCase(to.getScheme()) && to.getPort() == -1;
        return sameHost
                && (upgrade || from.getScheme().equalsIgnoreCase(to.getScheme()) && from.getPort() == to.getPort());
    }

    private static Answer answer(HttpResponse<byte[]> response, String host) throws IOException {
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        headers.computeIfPresent(
                "link", (name, first) -> String.join(", ", response.headers().allValues(name)));
        byte[] body = response.body();
        if ("gzip".equalsIgnoreCase(headers.get("content-encoding")) && body.length > 0) {
            try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = unpacked.readNBytes(LARGEST_ANSWER + 1);
            } catch (EOFException | ZipException e) {
                throw new IOException("the packed answer is cut or broken (" + host + ")", e);
            }
            if (body.length > LARGEST_ANSWER) {
                throw new IOException("the answer is larger than " + LARGEST_ANSWER + " bytes");
            }
        }
        return new Answer(response.statusCode(), headers, body);
    }
}
