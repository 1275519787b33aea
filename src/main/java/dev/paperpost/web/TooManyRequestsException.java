package dev.paperpost.web;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** More was asked for than one may; answered with 429 and when to come back (RFC 6585 section 4). */
class TooManyRequestsException extends ClientErrorException {

    private static final long serialVersionUID = 1;

    /** The detail says what to do; the time is rounded up to whole seconds. */
    TooManyRequestsException(String detail, Duration retryAfter) {
        super(
                detail,
                Response.status(Response.Status.TOO_MANY_REQUESTS)
                        .header(
                                HttpHeaders.RETRY_AFTER,
                                retryAfter.plusNanos(999_999_999).toSeconds())
                        .build());
    }
}
