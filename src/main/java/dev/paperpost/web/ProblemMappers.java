package dev.paperpost.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.paperpost.subscription.FieldProblem;
import dev.paperpost.subscription.InvalidRequestException;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure leaves as a problem document, or as a page for a browser that asks for one. */
class ProblemMappers {

    private final ErrorPages pages;

    ProblemMappers(ErrorPages pages) {
        this.pages = pages;
    }

    @ServerExceptionMapper
    Response invalid(InvalidRequestException e, HttpHeaders headers, HttpServerRequest request) {
        int count = e.problems().size();
        String detail = count == 1 ? e.problems().get(0).detail() : "There are " + count + " problems; see errors.";
        return answer(ProblemDetails.of(422, detail, e.problems()), headers, request);
    }

    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response unreadable(JsonProcessingException e, HttpHeaders headers, HttpServerRequest request) {
        return answer(unreadable(e), headers, request);
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException e, HttpHeaders headers, HttpServerRequest request) {
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        if (e.getCause() instanceof JsonProcessingException json) {
            return answer(unreadable(json), headers, request);
        }
        Response answer = answer(ProblemDetails.of(status, detail(status, e)), headers, request);
        Response.ResponseBuilder copy = Response.fromResponse(answer);
        e.getResponse().getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
                    && !name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                values.forEach(value -> copy.header(name, value));
            }
        });
        return copy.build();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, HttpHeaders headers, HttpServerRequest request) {
        String id = UUID.randomUUID().toString();
        Log.errorf(e, "Request failed, error %s", id);
        ProblemDetails problem = ProblemDetails.of(
                500, "Something went wrong here. The operator finds it in the log as error " + id + ".");
        return isBrowser(headers) ? pages.failure(problem, id, request) : problem.response();
    }

    private Response answer(ProblemDetails problem, HttpHeaders headers, HttpServerRequest request) {
        return isBrowser(headers) ? pages.response(problem, request) : problem.response();
    }

    private static boolean isBrowser(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .anyMatch(type ->
                        type.getType().equals("text") && type.getSubtype().equals("html"));
    }

    private static String detail(int status, WebApplicationException e) {
        return switch (status) {
            case 404 -> "There is nothing at this address. Check it for a missing or extra character.";
            case 405 -> "This address does not take that method.";
            case 406 -> "Ask for application/json, or text/html for a page.";
            case 415 ->
                "Send the content type that this address takes: application/x-ndjson for streams, else application/json.";
            default -> e.getMessage();
        };
    }

    private static ProblemDetails unreadable(JsonProcessingException e) {
        JsonLocation where = e.getLocation();
        String place = where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr();
        if (e instanceof UnrecognizedPropertyException unknown) {
            String field = path(unknown);
            return ProblemDetails.of(
                    400,
                    "There is no field \"" + field + "\"" + place + ".",
                    List.of(new FieldProblem(
                            field,
                            "UNKNOWN_FIELD",
                            "There is no such field.",
                            null,
                            null,
                            "Known here: "
                                    + unknown.getKnownPropertyIds().stream()
                                            .map(String::valueOf)
                                            .sorted()
                                            .toList())));
        }
        // A body that breaks off within a field is reported as a failure of that field.
        boolean broken = e instanceof StreamReadException || e.getCause() instanceof StreamReadException;
        if (!broken
                && e instanceof JsonMappingException mapping
                && mapping.getPath().isEmpty()) {
            return ProblemDetails.of(400, "The body must be a JSON object, {…}.");
        }
        if (!broken && e instanceof JsonMappingException mapping) {
            String field = path(mapping);
            return ProblemDetails.of(
                    400,
                    "The field \"" + field + "\" has a value of the wrong kind" + place + ".",
                    List.of(new FieldProblem(
                            field, "WRONG_TYPE", "This value is of the wrong kind.", null, null, null)));
        }
        return ProblemDetails.of(400, "The body is not JSON that can be read" + place + ".");
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
