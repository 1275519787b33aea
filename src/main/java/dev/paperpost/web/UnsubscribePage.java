package dev.paperpost.web;

import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.Subscriber;
import dev.paperpost.subscription.SubscriptionView;
import dev.paperpost.subscription.Subscriptions;
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

/**
 * The way out. The same address takes the one-click request of a mail provider (RFC 8058) and the page's own button; what the
 * body says does not matter, for the token is all that is needed.
 */
@Path("/unsubscribe/{token}")
@Produces(MediaType.TEXT_HTML)
public class UnsubscribePage {

    private final Subscriptions subscriptions;

    UnsubscribePage(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** Asks. */
    @GET
    @Operation(hidden = true)
    public Response ask(@PathParam("token") String token, @Context HttpServerRequest http) {
        return subscriptions
                .unsubscribable(token)
                .map(view -> Html.ok(Pages.unsubscribe(
                        PageLanguage.of(http, view.locale()),
                        token,
                        view.email(),
                        ended(view),
                        subscriptions.undoable(token))))
                .orElseGet(() -> gone(PageLanguage.of(http)));
    }

    /** Ends the subscription, however often it is called, whatever the caller says it can read. */
    @POST
    @Produces(MediaType.WILDCARD)
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Ends a subscription with one click (RFC 8058)")
    public Response unsubscribe(@PathParam("token") String token, @Context HttpServerRequest http) {
        Messages t = PageLanguage.of(http);
        return subscriptions.unsubscribe(token) ? Html.ok(Pages.unsubscribed(t, token)) : gone(t);
    }

    /** Takes it back. */
    @POST
    @Path("undo")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response undo(@PathParam("token") String token, @Context HttpServerRequest http) {
        SubscriptionView view = subscriptions.undoUnsubscribe(token).orElseThrow(NotFoundException::new);
        Messages t = PageLanguage.of(http, view.locale());
        return Html.ok(Pages.resubscribed(
                t,
                view.status().name(),
                Words.moment(view.nextDigestAt(), view.schedule().zone(), t)));
    }

    /** Of an erased reader nothing is left that could tell their link from one that was never made. */
    private static Response gone(Messages t) {
        return Html.status(404, Pages.gone(t));
    }

    private static boolean ended(SubscriptionView view) {
        return view.status() == Subscriber.Status.UNSUBSCRIBED || view.status() == Subscriber.Status.BOUNCED;
    }
}
