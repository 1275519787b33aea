package dev.paperpost.web;

import dev.paperpost.platform.PaperpostConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses what another site's page makes a browser send. No cookie here gives such a request any power, but the password of
 * the operator's pages would.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
class SameOrigin implements ContainerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** Forms on other sites may start a subscription, and mail providers send one-click requests (RFC 8058). */
    private static final Pattern OPEN = Pattern.compile("/subscribe|/unsubscribe/[^/]+");

    private final Instance<PaperpostConfig> config;

    /** Filters are made while the project is built, when settings are not known yet. */
    SameOrigin(Instance<PaperpostConfig> config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().getPath();
        if (SAFE.contains(request.getMethod()) || OPEN.matcher(path).matches() || isProgram(request, path)) {
            return;
        }
        if (isForeign(
                request.getHeaderString("Sec-Fetch-Site"),
                request.getHeaderString("Origin"),
                request.getHeaderString("Host"))) {
            throw new ForbiddenException("This came from another site's page. Open the page here and use its button.");
        }
    }

    /** A browser adds no such header by itself; one with the password of the operator's pages it does (RFC 7617, section 2.2). */
    private static boolean isProgram(ContainerRequestContext request, String path) {
        return path.startsWith("/api/") && BearerToken.isIn(request.getHeaderString("Authorization"));
    }

    /**
     * Sec-Fetch-Site settles it where a browser sends it (W3C Fetch Metadata). Our own pages send no referrer, and then the
     * origin of a form reads "null" (Fetch, append a request Origin header), which says nothing either way.
     */
    private boolean isForeign(String site, String origin, String host) {
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        if (origin == null || origin.equals("null")) {
            return false;
        }
        String from = authority(origin);
        return !from.equalsIgnoreCase(host)
                && !from.equalsIgnoreCase(config.get().baseUrl().getAuthority());
    }

    private static String authority(String origin) {
        try {
            String authority = URI.create(origin).getAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
