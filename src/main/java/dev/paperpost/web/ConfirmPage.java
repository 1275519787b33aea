package dev.paperpost.web;

import dev.paperpost.delivery.Deliveries;
import dev.paperpost.mail.ScheduleWords;
import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.Confirmation;
import dev.paperpost.subscription.Consent;
import dev.paperpost.subscription.Requested;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where the link of a confirmation mail leads. Mail scanners follow links, so only the button confirms. */
@Path("/confirm/{token}")
@Produces(MediaType.TEXT_HTML)
public class ConfirmPage {

    private final Consent consent;
    private final Deliveries deliveries;

    ConfirmPage(Consent consent, Deliveries deliveries) {
        this.consent = consent;
        this.deliveries = deliveries;
    }

    /** Asks. */
    @GET
    @Operation(hidden = true)
    public Response ask(@PathParam("token") String token, @Context HttpServerRequest http) {
        Requested requested = consent.requested(token).orElseThrow(NotFoundException::new);
        Messages t = PageLanguage.of(http, requested.locale());
        return requested.expired()
                ? expired(t, token)
                : Html.ok(Pages.confirm(
                        t,
                        token,
                        requested.email(),
                        requested.interests(),
                        ScheduleWords.of(requested.schedule(), t),
                        requested.lab()));
    }

    /** Confirms. */
    @POST
    @Operation(hidden = true)
    public Response confirm(@PathParam("token") String token, @Context HttpServerRequest http) {
        Confirmation outcome = consent.confirm(token);
        if (outcome instanceof Confirmation.Confirmed confirmed) {
            Messages t = PageLanguage.of(http, confirmed.locale());
            return Html.ok(Pages.confirmed(
                    t,
                    confirmed.manageToken(),
                    Words.moment(confirmed.nextDigestAt(), confirmed.schedule().zone(), t),
                    confirmed.interests(),
                    ScheduleWords.of(confirmed.schedule(), t)));
        }
        if (outcome instanceof Confirmation.Expired) {
            return expired(PageLanguage.of(http), token);
        }
        throw new NotFoundException();
    }

    /** Sends a new link for the same request when this one has expired; any other genuine link still leads somewhere itself. */
    @POST
    @Path("again")
    @Operation(hidden = true)
    public Response again(@PathParam("token") String token, @Context HttpServerRequest http) {
        Messages t = PageLanguage.of(http);
        if (consent.requestAgain(token)) {
            deliveries.wake();
            return Html.ok(Pages.sentAgain(t, Consent.CONFIRM_WITHIN.toDays()));
        }
        consent.requested(token).orElseThrow(NotFoundException::new);
        return Response.seeOther(URI.create("/confirm/" + token + "?lang=" + t.tag()))
                .build();
    }

    private static Response expired(Messages t, String token) {
        return Html.status(410, Pages.expired(t, token, Consent.CONFIRM_WITHIN.toDays()));
    }
}
