package dev.paperpost.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * What browsers must not do with our pages, on every response. Nothing inline and nothing from elsewhere runs; addresses
 * hold tokens, so no referrer leaves and nothing that carries one is kept or indexed.
 */
@ApplicationScoped
class SecurityHeaders {

    private static final int EARLY = 1000;

    private static final String PAGE = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** The page around a mail of the built-in mailbox may frame it. */
    private static final String INBOX = PAGE + "; frame-src 'self'";

    /** A stranger's HTML: its styles and its links work, nothing else does, and it belongs to no origin. */
    private static final String STRANGER =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline';"
                    + " frame-ancestors 'self'";

    /** A theme's picture may be an SVG, which may hold scripts; as a picture it needs its styles. */
    private static final String PICTURE = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

    private static final Pattern STRANGERS_HTML = Pattern.compile("/dev/inbox/[^/]+/html/?");
    private static final Pattern PERSONAL = Pattern.compile(
            "/(subscribe|confirm/.*|manage/.*|unsubscribe/.*|d/.*|feed/.*|dev/.*|operator(/.*)?|api/subscription.*)");

    void register(@Observes Filters filters) {
        filters.register(this::secure, EARLY);
    }

    private void secure(RoutingContext request) {
        request.addHeadersEndHandler(
                sent -> write(request.normalizedPath(), request.response().headers()));
        request.next();
    }

    private static void write(String path, MultiMap headers) {
        // The developers' console under /q is not a page of ours and works with scripts of its own.
        if (!path.startsWith("/q/")) {
            headers.set("Content-Security-Policy", policy(path));
        }
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (PERSONAL.matcher(path).matches()) {
            headers.set("Cache-Control", "no-store");
            headers.set("X-Robots-Tag", "noindex, nofollow");
        }
    }

    private static String policy(String path) {
        if (STRANGERS_HTML.matcher(path).matches()) {
            return STRANGER;
        }
        if (path.equals("/theme/logo")) {
            return PICTURE;
        }
        return path.startsWith("/dev/inbox/") ? INBOX : PAGE;
    }
}
