package dev.paperpost.web;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.Response;

/** The token of an Authorization header (RFC 6750). */
public class BearerToken {

    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** The token, or a 401 that says what is missing. */
    public static String of(String authorization) {
        if (!isIn(authorization)) {
            throw refused("Send the header Authorization: Bearer <token>.");
        }
        return authorization.substring(SCHEME.length()).strip();
    }

    static boolean isIn(String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** A 401 with the challenge that RFC 6750 asks for. */
    public static NotAuthorizedException refused(String detail) {
        return new NotAuthorizedException(
                detail,
                Response.status(Response.Status.UNAUTHORIZED)
                        .header("WWW-Authenticate", "Bearer")
                        .build());
    }
}
