package dev.paperpost.web;

import dev.paperpost.digest.Feedback;
import dev.paperpost.digest.Feedback.Opinion;
import dev.paperpost.subscription.HeldInterest;
import dev.paperpost.subscription.Subscriptions;
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

/** Where the links of a digest lead that change the order of the next ones: more or less like a paper, an interest muted. */
@Path("/manage/{token}")
@Produces(MediaType.TEXT_HTML)
public class RankingPage {

    private static final String DONE = "ranking";

    private final Subscriptions subscriptions;
    private final Feedback feedback;

    RankingPage(Subscriptions subscriptions, Feedback feedback) {
        this.subscriptions = subscriptions;
        this.feedback = feedback;
    }

    /** What can be said of a paper, and what that changes. */
    @GET
    @Path("like/{paper}")
    @Operation(hidden = true)
    public Response paper(
            @PathParam("token") String token,
            @PathParam("paper") long paper,
            @QueryParam("done") String done,
            @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        Opinion opinion = feedback.on(visit.id(), paper).orElseThrow(NotFoundException::new);
        List<Long> foundBy = feedback.foundBy(visit.id(), paper);
        List<HeldInterest> interests = subscriptions.interests(token).stream()
                .filter(interest -> foundBy.contains(interest.id()))
                .toList();
        return Html.ok(
                Pages.like(visit.t(), token, opinion, feedback.alike(visit.id(), paper), interests, DONE.equals(done)));
    }

    /** Takes {@code say}: more, less, or nothing, which takes back what was said. */
    @POST
    @Path("like/{paper}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response say(
            @PathParam("token") String token,
            @PathParam("paper") long paper,
            String form,
            @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        String say = new FormFields(form).first("say", "");
        if (say.equals("nothing")) {
            feedback.takeBack(visit.id(), paper);
            return visit.back("", DONE);
        }
        if (say.equals("more") || say.equals("less")) {
            feedback.give(visit.id(), paper, say.equals("more"));
        }
        return visit.back("/like/" + paper, DONE);
    }

    /** What muting an interest does. */
    @GET
    @Path("mute/{interest}")
    @Operation(hidden = true)
    public Response interest(
            @PathParam("token") String token,
            @PathParam("interest") long interest,
            @QueryParam("done") String done,
            @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        HeldInterest held = subscriptions.interests(token).stream()
                .filter(each -> each.id() == interest)
                .findFirst()
                .orElseThrow(NotFoundException::new);
        return Html.ok(Pages.mute(visit.t(), token, held, DONE.equals(done)));
    }

    /** Takes {@code say}: mute or unmute. */
    @POST
    @Path("mute/{interest}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response mute(
            @PathParam("token") String token,
            @PathParam("interest") long interest,
            String form,
            @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        boolean mute = new FormFields(form).first("say", "").equals("mute");
        subscriptions.mute(token, interest, mute);
        return visit.back(mute ? "/mute/" + interest : "", DONE);
    }
}
