package dev.paperpost.operator;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** HTTP Basic (RFC 7617) with any user name: what a browser can do without a script, a cookie or a form of ours. */
@Provider
@OperatorPageOnly
class OperatorPageFilter implements ContainerRequestFilter {

    private static final String SCHEME = "Basic ";

    /** Filters are made before the configuration can be read. */
    private final Instance<AdminToken> token;

    OperatorPageFilter(Instance<AdminToken> token) {
        this.token = token;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!token.get().is(password(request.getHeaderString("Authorization")))) {
            throw new NotAuthorizedException(
                    "The password is the operator's token, with any user name. It is in the file admin-token of the data"
                            + " directory, or what PAPERPOST_ADMIN_TOKEN was set to.",
                    Response.status(Response.Status.UNAUTHORIZED)
                            .header("WWW-Authenticate", "Basic realm=\"Paperpost operator\", charset=\"UTF-8\"")
                            .build());
        }
    }

    /** Empty, which is never the token, when there is none. */
    private static String password(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return "";
        }
        try {
            byte[] pair = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
            String text = new String(pair, StandardCharsets.UTF_8);
            return text.substring(text.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
