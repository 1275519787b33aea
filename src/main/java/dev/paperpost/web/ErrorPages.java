package dev.paperpost.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** Problems as pages. */
@ApplicationScoped
class ErrorPages {

    Response response(ProblemDetails problem) {
        return Response.status(problem.status())
                .type(Html.MEDIA_TYPE)
                .entity(html(problem))
                .build();
    }

    static String html(ProblemDetails problem) {
        return Pages.error(problem.status(), title(problem), problem.detail()).render();
    }

    private static String title(ProblemDetails problem) {
        return switch (problem.status()) {
            case 401 -> "For the operator";
            case 403 -> "Not from there";
            case 404 -> "There is nothing here";
            case 405 -> "That does not work here";
            case 410 -> "This link has expired";
            case 413 -> "That is too much at once";
            case 422 -> "There is a problem";
            case 429 -> "A little slower";
            default -> problem.status() < 500 ? problem.title() : "Something went wrong here";
        };
    }
}
