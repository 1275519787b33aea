package dev.paperpost.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;

/** Pages as responses. */
public class Html {

    static final String MEDIA_TYPE = "text/html;charset=UTF-8";

    private Html() {}

    /** Rendered at once. */
    public static Response ok(TemplateInstance page) {
        return status(200, page);
    }

    static Response status(int status, TemplateInstance page) {
        return Response.status(status).type(MEDIA_TYPE).entity(page.render()).build();
    }
}
