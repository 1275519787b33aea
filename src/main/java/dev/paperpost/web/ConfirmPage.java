package dev.paperpost.web;

import dev.paperpost.delivery.Deliveries;
import dev.paperpost.mail.ScheduleWords;
import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.Confirmation;
import dev.paperpost.subscription.Consent;
import dev.paperpost.subscription.Requested;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
    public Response ask(@PathParam("token") String token) {
        Requested requested = consent.requested(token).orElseThrow(NotFoundException::new);
        return requested.expired()
                ? expired(token)
                : Html.ok(Pages.confirm(
                        token,
                        requested.email(),
                        requested.interests(),
                        ScheduleWords.of(requested.schedule(), Messages.english())));
    }

    /** Confirms. */
    @POST
    @Operation(hidden = true)
    public Response confirm(@PathParam("token") String token) {
        Confirmation outcome = consent.confirm(token);
        if (outcome instanceof Confirmation.Confirmed confirmed) {
            return Html.ok(Pages.confirmed(
                    confirmed.manageToken(),
                    Words.moment(confirmed.nextDigestAt(), confirmed.schedule().zone()),
                    confirmed.interests(),
                    ScheduleWords.of(confirmed.schedule(), Messages.english())));
        }
        if (outcome instanceof Confirmation.Expired) {
            return expired(token);
        }
        throw new NotFoundException();
    }

    /** Sends a new link for the same request when this one has expired; any other genuine link still leads somewhere itself. */
    @POST
    @Path("again")
    @Operation(hidden = true)
    public Response again(@PathParam("token") String token) {
        if (consent.requestAgain(token)) {
            deliveries.wake();
            return Html.ok(Pages.sentAgain(Consent.CONFIRM_WITHIN.toDays()));
        }
        consent.requested(token).orElseThrow(NotFoundException::new);
        return Response.seeOther(URI.create("/confirm/" + token)).build();
    }

    private static Response expired(String token) {
        return Html.status(410, Pages.expired(token, Consent.CONFIRM_WITHIN.toDays()));
    }
}
