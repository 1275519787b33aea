package dev.paperpost.source;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * What a source answered, whatever the status; the body is unpacked.
 *
 * @param headers names in lower case, the first value of each
 */
record Answer(int status, Map<String, String> headers, byte[] body) {

    private static final int NOT_MODIFIED = 304;
    private static final int TOO_MANY_REQUESTS = 429;

    boolean isOk() {
        return status == 200;
    }

    boolean isUnchanged() {
        return status == NOT_MODIFIED;
    }

    /** A header's value, or empty. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** In lower case, with its parameters; empty when none was sent. */
    String contentType() {
        return header("content-type").toLowerCase(Locale.ROOT);
    }

    /** A refusal with what the status, the server and the first words of the body tell. */
    FetchOutcome.Refused refused() {
        String server = header("server");
        String start = contentType().contains("html") ? "a web page" : OneLine.start(body);
        return new FetchOutcome.Refused(
                status,
                "HTTP status " + status + (server.isEmpty() ? "" : " from " + OneLine.of(server))
                        + (start.isEmpty() ? "" : ": " + start));
    }

    /** How long the service asks to be left alone, if it does. */
    Duration retryAfter(java.time.Instant now) {
        Duration asked = RetryAfter.parse(header("retry-after"), now);
        return asked.isZero() && status == TOO_MANY_REQUESTS ? RetryAfter.rateLimit(header("ratelimit")) : asked;
    }
}
