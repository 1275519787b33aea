package dev.paperpost.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooLongFormFieldException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooManyFormFieldsException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Answers what never reaches a resource: addresses that lead nowhere and requests refused on the way in. */
@ApplicationScoped
class Unrouted {

    private final ObjectMapper json;

    Unrouted(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 10).failureHandler(this::failed);
        router.errorHandler(
                404,
                request -> answer(
                        request, 404, "There is nothing at this address. Check it for a missing or extra character."));
    }

    private void failed(RoutingContext request) {
        if (request.response().headWritten()) {
            return;
        }
        if (request.statusCode() == 413
                || request.failure() instanceof TooLongFormFieldException
                || request.failure() instanceof TooManyFormFieldsException) {
            answer(request, 413, "A request may be 1 MiB long. Send less at once.");
        } else {
            request.next();
        }
    }

    private void answer(RoutingContext request, int status, String detail) {
        ProblemDetails problem = ProblemDetails.of(status, detail);
        boolean browser =
                String.valueOf(request.request().getHeader(HttpHeaders.ACCEPT)).contains("text/html");
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, browser ? Html.MEDIA_TYPE : ProblemDetails.MEDIA_TYPE)
                .end(browser ? ErrorPages.html(problem, request.request()) : write(problem));
    }

    private String write(ProblemDetails problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts and numbers can always be written", e);
        }
    }
}
