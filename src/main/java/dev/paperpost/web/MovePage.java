package dev.paperpost.web;

import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.AddressChange;
import dev.paperpost.subscription.AddressMove;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where the link leads that a new address is mailed. Mail scanners follow links, so only the button moves the subscription. */
@Path("/address/{token}")
@Produces(MediaType.TEXT_HTML)
public class MovePage {

    private final AddressChange change;

    MovePage(AddressChange change) {
        this.change = change;
    }

    /** Asks. */
    @GET
    @Operation(hidden = true)
    public Response ask(@PathParam("token") String token, @Context HttpServerRequest http) {
        return page(change.look(token), token, http);
    }

    /** Moves. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response move(@PathParam("token") String token, @Context HttpServerRequest http) {
        return page(change.move(token), token, http);
    }

    private static Response page(AddressMove outcome, String token, HttpServerRequest http) {
        if (outcome instanceof AddressMove.To to) {
            Messages t = PageLanguage.of(http, to.locale());
            return Html.ok(
                    to.manageToken() == null
                            ? Pages.moveHere(t, token, to.email())
                            : Pages.moved(t, to.manageToken(), to.email()));
        }
        if (outcome instanceof AddressMove.Over) {
            return Html.status(410, Pages.moveOver(PageLanguage.of(http)));
        }
        throw new NotFoundException();
    }
}
