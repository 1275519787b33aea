package dev.paperpost.web;

import dev.paperpost.digest.DigestContent;
import dev.paperpost.digest.Digests;
import dev.paperpost.subscription.Tokens;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
    public Response show(@PathParam("token") String token) {
        DigestContent content = tokens.digestOf(token).flatMap(digests::all).orElseThrow(NotFoundException::new);
        return Html.ok(Pages.digest(DigestView.of(content)));
    }
}
