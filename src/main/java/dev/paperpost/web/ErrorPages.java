package dev.paperpost.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** Problems as pages. */
@ApplicationScoped
class ErrorPages {

    Response response(ProblemDetails problem) {
        return problem.response();
    }
}
