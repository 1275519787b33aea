package dev.paperpost.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Refuses bodies above 1 MiB with a 413, announced or not; only the operator's streams of papers and readers may be of any
 * size, for they are read line by line.
 */
@ApplicationScoped
class BodyLimit {

    private static final int AFTER_HEADERS = 900;
    private static final long LIMIT = 1 << 20;
    private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> STREAMS = Set.of("/api/admin/papers", "/api/admin/subscribers");

    /** Takes in what does not say its length, as far as the limit. */
    private final BodyHandler unannounced = BodyHandler.create(false).setBodyLimit(LIMIT);

    void register(@Observes Filters filters) {
        filters.register(this::limit, AFTER_HEADERS);
    }

    private void limit(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (STREAMS.contains(request.normalizedPath())
                || WITHOUT_BODY.contains(request.request().method())) {
            request.next();
        } else if (length == null) {
            unannounced.handle(request);
        } else if (length.length() > 18 || Long.parseLong(length) > LIMIT) {
            // What is left of the body is not read, so the connection cannot serve another request.
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
            request.fail(413);
        } else {
            request.next();
        }
    }
}
