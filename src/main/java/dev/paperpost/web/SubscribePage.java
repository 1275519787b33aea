package dev.paperpost.web;

import dev.paperpost.delivery.Deliveries;
import dev.paperpost.subscription.Consent;
import dev.paperpost.subscription.InvalidRequestException;
import dev.paperpost.subscription.SubscriptionRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The form, and the answer to it. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class SubscribePage {

    private final Consent consent;
    private final Deliveries deliveries;

    SubscribePage(Consent consent, Deliveries deliveries) {
        this.consent = consent;
        this.deliveries = deliveries;
    }

    /** The form; {@code q}, once or more, is written into it as interests. */
    @GET
    @Operation(hidden = true)
    public Response form(@QueryParam("q") List<String> interests) {
        FormInput input = FormInput.blank(String.join("\n", interests), consent.defaultTimeZone());
        return Html.ok(Pages.subscribe(FormView.of(input, true)));
    }

    /** Takes the form, from this site or from one that embeds it: all it can start is a mail that asks for consent. */
    @POST
    @Path("subscribe")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response subscribe(String form) {
        FormInput input = FormInput.of(new FormFields(form), consent.defaultTimeZone());
        SubscriptionRequest request = input.request();
        try {
            consent.request(request);
        } catch (InvalidRequestException e) {
            return Html.status(422, Pages.subscribe(FormView.of(input, e.problems())));
        }
        deliveries.wake();
        return Html.ok(Pages.checkEmail(input.email().strip(), request.interests(), Consent.CONFIRM_WITHIN.toDays()));
    }
}
