package dev.paperpost.web;

import dev.paperpost.interest.Interest;
import dev.paperpost.subscription.Subscriptions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Which of a reader's interests match a paper, and why the others do not. */
@Path("/manage/{token}/papers")
@Produces(MediaType.TEXT_HTML)
public class ReaderPaperPage {

    private final Subscriptions subscriptions;
    private final PaperViews papers;

    ReaderPaperPage(Subscriptions subscriptions, PaperViews papers) {
        this.subscriptions = subscriptions;
        this.papers = papers;
    }

    /** Asks which paper; the answer to {@code paper}, its identifier or address, is on this page, too. */
    @GET
    @Operation(hidden = true)
    public Response ask(
            @PathParam("token") String token, @QueryParam("paper") String paper, @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        String id = paper == null ? "" : paper.strip();
        return view(id, visit)
                .map(found -> Html.ok(Pages.paper(visit.t(), found, token)))
                .orElseGet(() -> Html.status(id.isEmpty() ? 200 : 404, Pages.lookup(visit.t(), token, id)));
    }

    /** One paper. */
    @GET
    @Path("{id: .+}")
    @Operation(hidden = true)
    public Response show(
            @PathParam("token") String token, @PathParam("id") String id, @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        return Html.ok(Pages.paper(visit.t(), view(id, visit).orElseThrow(NotFoundException::new), token));
    }

    private Optional<PaperView> view(String id, ReaderVisit visit) {
        List<Interest> interests =
                visit.reader().interests().stream().map(Interest::parse).toList();
        return papers.of(id, interests, visit.t());
    }
}
