package dev.paperpost.web;

import dev.paperpost.platform.Messages;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** Problems as pages. */
@ApplicationScoped
class ErrorPages {

    /** @param values of the page's own text */
    Response response(ProblemDetails problem, HttpServerRequest request, Object... values) {
        return Response.status(problem.status())
                .type(Html.MEDIA_TYPE)
                .entity(html(problem, request, values))
                .build();
    }

    static String html(ProblemDetails problem, HttpServerRequest request, Object... values) {
        Messages t = PageLanguage.of(request);
        String key = "page.error." + problem.status();
        // What has no text of its own is for programs and operators, in English.
        String detail = t.has(key + ".detail") ? t.say(key + ".detail", values) : problem.detail();
        return Pages.error(t, problem.status(), title(key, problem, t), detail, request.method() == HttpMethod.GET)
                .render();
    }

    private static String title(String key, ProblemDetails problem, Messages t) {
        if (t.has(key)) {
            return t.say(key);
        }
        return t.say(problem.status() < 500 ? "page.error.refused" : "page.error.500");
    }
}
