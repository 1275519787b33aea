package dev.paperpost.web;

import dev.paperpost.delivery.Deliveries;
import dev.paperpost.subscription.AddressChange;
import dev.paperpost.subscription.EmailAddress;
import dev.paperpost.subscription.InvalidRequestException;
import dev.paperpost.subscription.Subscriber;
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
        return Html.ok(form(active(token, http), "stopped".equals(done), "", null));
    }

    /** Asks the new address and tells the old one. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @Blocking
    public Uni<Response> ask(@PathParam("token") String token, String form, @Context HttpServerRequest http) {
        SteadyAnswer steady = new SteadyAnswer();
        ReaderVisit visit = active(token, http);
        String email = new FormFields(form).first("email", "").strip();
        EmailAddress address;
        try {
            address = EmailAddress.read(email);
        } catch (InvalidRequestException e) {
            return refused(visit, email, ProblemWords.first(e, "email", visit.t()));
        }
        if (address.text().equalsIgnoreCase(visit.reader().email())) {
            return refused(visit, email, visit.t().say("page.address.same"));
        }
        limits.admit(ClientNetwork.of(http), address.domain(), false);
        if (limits.mayMail(address)) {
            change.ask(token, address);
            deliveries.wake();
        }
        return steady.with(Html.status(202, Pages.addressAsked(visit.t(), token, email)));
    }

    /** Takes a change back that waits. */
    @POST
    @Path("stop")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response stop(@PathParam("token") String token, @Context HttpServerRequest http) {
        ReaderVisit visit = active(token, http);
        change.takeBack(token);
        return visit.back("/address", "stopped");
    }

    private Uni<Response> refused(ReaderVisit visit, String email, String problem) {
        return Uni.createFrom().item(Html.status(422, form(visit, false, email, problem)));
    }

    private TemplateInstance form(ReaderVisit visit, boolean stopped, String email, String problem) {
        String waiting = change.asked(visit.token()).orElse(null);
        return Pages.changeAddress(visit.t(), visit.token(), visit.reader().email(), waiting, stopped, email, problem);
    }

    private ReaderVisit active(String token, HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        if (visit.reader().status() != Subscriber.Status.ACTIVE) {
            throw new NotFoundException();
        }
        return visit;
    }
}
