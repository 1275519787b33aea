package dev.paperpost.web;

import dev.paperpost.delivery.Deliveries;
import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.AddressChange;
import dev.paperpost.subscription.EmailAddress;
import dev.paperpost.subscription.InvalidRequestException;
import dev.paperpost.subscription.Subscriber;
import dev.paperpost.subscription.SubscriptionView;
import dev.paperpost.subscription.Subscriptions;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where a reader asks for another address; the answer does not tell what is known of it. */
@Path("/manage/{token}/address")
@Produces(MediaType.TEXT_HTML)
public class AddressPage {

    private final Subscriptions subscriptions;
    private final AddressChange change;
    private final SubscriptionLimits limits;
    private final Deliveries deliveries;

    AddressPage(Subscriptions subscriptions, AddressChange change, SubscriptionLimits limits, Deliveries deliveries) {
        this.subscriptions = subscriptions;
        this.change = change;
        this.limits = limits;
        this.deliveries = deliveries;
    }

    /** Asks for the address, and shows a change that waits. */
    @GET
    @Operation(hidden = true)
    public Response show(
            @PathParam("token") String token, @QueryParam("done") String done, @Context HttpServerRequest http) {
        SubscriptionView view = active(token);
        return Html.ok(form(PageLanguage.of(http, view.locale()), token, view, "stopped".equals(done), "", null));
    }

    /** Asks the new address and tells the old one. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @Blocking
    public Uni<Response> ask(@PathParam("token") String token, String form, @Context HttpServerRequest http) {
        SteadyAnswer steady = new SteadyAnswer();
        SubscriptionView view = active(token);
        Messages t = PageLanguage.of(http, view.locale());
        String email = new FormFields(form).first("email", "").strip();
        EmailAddress address;
        try {
            address = EmailAddress.read(email);
        } catch (InvalidRequestException e) {
            String problem =
                    ProblemWords.of(e.problems().get(0), "email", "", t).detail();
            return Uni.createFrom().item(Html.status(422, form(t, token, view, false, email, problem)));
        }
        if (address.text().equalsIgnoreCase(view.email())) {
            String problem = t.say("page.address.same");
            return Uni.createFrom().item(Html.status(422, form(t, token, view, false, email, problem)));
        }
        limits.admit(ClientNetwork.of(http), address.domain(), false);
        if (limits.mayMail(address)) {
            change.ask(token, address);
            deliveries.wake();
        }
        return steady.with(Html.status(202, Pages.addressAsked(t, token, email)));
    }

    /** Takes a change back that waits. */
    @POST
    @Path("stop")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response stop(@PathParam("token") String token, @Context HttpServerRequest http) {
        Messages t = PageLanguage.of(http, active(token).locale());
        change.takeBack(token);
        return Response.seeOther(URI.create("/manage/" + token + "/address?done=stopped&lang=" + t.tag()))
                .build();
    }

    private TemplateInstance form(
            Messages t, String token, SubscriptionView view, boolean stopped, String email, String problem) {
        String waiting = change.asked(token).orElse(null);
        return Pages.changeAddress(t, token, view.email(), waiting, stopped, email, problem);
    }

    private SubscriptionView active(String token) {
        return subscriptions
                .view(token)
                .filter(view -> view.status() == Subscriber.Status.ACTIVE)
                .orElseThrow(NotFoundException::new);
    }
}
