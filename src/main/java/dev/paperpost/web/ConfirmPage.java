package dev.paperpost.web;

import dev.paperpost.mail.ScheduleWords;
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
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where the link of a confirmation mail leads. Mail scanners follow links, so only the button confirms. */
@Path("/confirm/{token}")
@Produces(MediaType.TEXT_HTML)
public class ConfirmPage {

    private final Consent consent;
    private final ErrorPages errors;

    ConfirmPage(Consent consent, ErrorPages errors) {
        this.consent = consent;
        this.errors = errors;
    }

    /** Asks. */
    @GET
    @Operation(hidden = true)
    public Response ask(@PathParam("token") String token) {
        Requested requested = consent.requested(token).orElseThrow(NotFoundException::new);
        return requested.expired()
                ? expired()
                : Html.ok(Pages.confirm(
                        token, requested.email(), requested.interests(), ScheduleWords.of(requested.schedule())));
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
                    ScheduleWords.of(confirmed.schedule())));
        }
        if (outcome instanceof Confirmation.Expired) {
            return expired();
        }
        throw new NotFoundException();
    }

    private Response expired() {
        return errors.response(ProblemDetails.of(
                410,
                "A confirmation link works for " + Consent.CONFIRM_WITHIN.toDays()
                        + " days, and this one is older. Subscribe again to get a new one."));
    }
}
