package dev.paperpost.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paperpost.subscription.FieldProblem;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/**
 * What went wrong, for programs (RFC 9457).
 *
 * @param type stable URI reference of the kind of problem
 * @param detail what, where and how to mend it
 * @param errors one for each field at fault; empty when the request as a whole is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDetails(String type, String title, int status, String detail, List<FieldProblem> errors) {

    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem of the request as a whole. */
    public static ProblemDetails of(int status, String detail) {
        return of(status, detail, List.of());
    }

    /** A problem with its fields. */
    public static ProblemDetails of(int status, String detail, List<FieldProblem> errors) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String title =
                switch (status) {
                    case 413 -> "Content Too Large";
                    case 422 -> "Unprocessable Content";
                    default -> known == null ? "HTTP " + status : known.getReasonPhrase();
                };
        return new ProblemDetails("/problems/" + slug(title), title, status, detail, errors);
    }

    /** Ready to be returned. */
    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    private static String slug(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
