package dev.paperpost.web;

import dev.paperpost.delivery.Deliveries;
import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.EmailAddress;
import dev.paperpost.subscription.InvalidRequestException;
import dev.paperpost.subscription.LostLink;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** For readers who have lost the link to their subscription; the answer does not tell whether there is one. */
@Path("/link")
@Produces(MediaType.TEXT_HTML)
public class LostLinkPage {

    private final LostLink lostLink;
    private final SubscriptionLimits limits;
    private final Deliveries deliveries;

    LostLinkPage(LostLink lostLink, SubscriptionLimits limits, Deliveries deliveries) {
        this.lostLink = lostLink;
        this.limits = limits;
        this.deliveries = deliveries;
    }

    /** Asks for the address. */
    @GET
    @Operation(hidden = true)
    public Response ask(@Context HttpServerRequest http) {
        return Html.ok(Pages.lostLink(PageLanguage.of(http), "", null));
    }

    /** Sends what there is to send. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @Blocking
    public Uni<Response> mail(String form, @Context HttpServerRequest http) {
        SteadyAnswer steady = new SteadyAnswer();
        Messages t = PageLanguage.of(http);
        FormFields fields = new FormFields(form);
        String email = fields.first("email", "").strip();
        EmailAddress address;
        try {
            address = EmailAddress.read(email);
        } catch (InvalidRequestException e) {
            return Uni.createFrom().item(Html.status(422, Pages.lostLink(t, email, ProblemWords.first(e, "email", t))));
        }
        // Nobody sees this field; what fills it in is told what everyone is told.
        if (fields.first("feedback", "").isEmpty()) {
            limits.admit(ClientNetwork.of(http), address.domain(), false);
            if (limits.mayMail(address)) {
                lostLink.mail(address);
                deliveries.wake();
            }
        }
        return steady.with(Html.ok(Pages.linkSent(t, email)));
    }
}
