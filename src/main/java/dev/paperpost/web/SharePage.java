package dev.paperpost.web;

import dev.paperpost.delivery.Deliveries;
import dev.paperpost.subscription.InvalidRequestException;
import dev.paperpost.subscription.LabView;
import dev.paperpost.subscription.Labs;
import dev.paperpost.subscription.Subscriptions;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where a reader invites others to follow the same interests, and where such a one ends that. */
@Path("/manage/{token}/share")
@Produces(MediaType.TEXT_HTML)
public class SharePage {

    private final Subscriptions subscriptions;
    private final Labs labs;
    private final InvitationLimit limit;
    private final Deliveries deliveries;

    SharePage(Subscriptions subscriptions, Labs labs, InvitationLimit limit, Deliveries deliveries) {
        this.subscriptions = subscriptions;
        this.labs = labs;
        this.limit = limit;
        this.deliveries = deliveries;
    }

    /** The form, and who is invited. */
    @GET
    @Operation(hidden = true)
    public Response show(
            @PathParam("token") String token, @QueryParam("done") String done, @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        return Html.ok(Pages.share(visit.t(), SharePageView.of(token, lab(token), done)));
    }

    /** Invites; what it answers does not depend on the addresses. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @Blocking
    public Uni<Response> invite(@PathParam("token") String token, String form, @Context HttpServerRequest http) {
        SteadyAnswer steady = new SteadyAnswer();
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        FormFields fields = new FormFields(form);
        String name = fields.first("name", "");
        String typed = fields.first("emails", "");
        List<String> emails =
                typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        try {
            limit.admit(ClientNetwork.of(http), visit.id(), labs.receivingDomains(emails));
            labs.invite(token, name, emails).orElseThrow(NotFoundException::new);
        } catch (InvalidRequestException e) {
            String field = e.problems().get(0).field().equals("name") ? "name" : "emails";
            SharePageView refused = SharePageView.of(token, lab(token), null)
                    .refused(name, typed, field, ProblemWords.first(e, field, visit.t()));
            return Uni.createFrom().item(Html.status(422, Pages.share(visit.t(), refused)));
        }
        deliveries.wake();
        return steady.with(visit.back("/share", "invited"));
    }

    /** Ends one membership. */
    @POST
    @Path("{member}/remove")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response remove(
            @PathParam("token") String token, @PathParam("member") long member, @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        labs.remove(token, member);
        return visit.back("/share", "removed");
    }

    /** For a member: the interests are their own from now on. */
    @POST
    @Path("leave")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response leave(@PathParam("token") String token, @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        labs.leave(token);
        return visit.back("", "saved");
    }

    private LabView lab(String token) {
        return labs.of(token).orElseThrow(NotFoundException::new);
    }
}
