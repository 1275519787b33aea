package dev.paperpost.web;

import dev.paperpost.digest.DigestContent;
import dev.paperpost.digest.Digests;
import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.Tokens;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The web view of one digest, where the "n more" of its mail stand. */
@Path("/d/{token}")
@Produces(MediaType.TEXT_HTML)
public class DigestPage {

    private final Tokens tokens;
    private final Digests digests;

    DigestPage(Tokens tokens, Digests digests) {
        this.tokens = tokens;
        this.digests = digests;
    }

    /** All papers of the digest. */
    @GET
    @Operation(summary = "Web view of one digest, all its papers")
    public Response show(@PathParam("token") String token, @Context HttpServerRequest http) {
        UnaryOperator<Locale> language =
                own -> Locale.forLanguageTag(PageLanguage.of(http, own).tag());
        DigestContent content = tokens.digestOf(token)
                .flatMap(digest -> digests.all(digest, language))
                .orElseThrow(NotFoundException::new);
        Messages t = Messages.of(content.locale());
        return Html.ok(Pages.digest(t, DigestView.of(content, t)));
    }
}
