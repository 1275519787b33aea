package dev.paperpost.web;

import dev.paperpost.platform.Messages;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** Problems as pages. */
@ApplicationScoped
class ErrorPages {

    Response response(ProblemDetails problem, HttpServerRequest request) {
        return response(problem, html(problem, request));
    }

    /** @param logged under which name the operator finds it */
    Response failure(ProblemDetails problem, String logged, HttpServerRequest request) {
        Messages t = PageLanguage.of(request);
        return response(problem, html(problem, t.say("page.error.logged", t.apart(logged)), t, request));
    }

    static String html(ProblemDetails problem, HttpServerRequest request) {
        Messages t = PageLanguage.of(request);
        String key = "page.error." + problem.status() + ".detail";
        // What has no text of its own is for programs and operators, in English.
        return html(problem, t.has(key) ? t.say(key) : problem.detail(), t, request);
    }

    private static Response response(ProblemDetails problem, String html) {
        return Response.status(problem.status())
                .type(Html.MEDIA_TYPE)
                .entity(html)
                .build();
    }

    private static String html(ProblemDetails problem, String detail, Messages t, HttpServerRequest request) {
        int status = problem.status();
        return Pages.error(t, status, title(status, t), detail, request.method() == HttpMethod.GET)
                .render();
    }

    private static String title(int status, Messages t) {
        String key = "page.error." + status;
        if (t.has(key)) {
            return t.say(key);
        }
        return t.say(status < 500 ? "page.error.refused" : "page.error.500");
    }
}
