package dev.paperpost.web;

import dev.paperpost.delivery.Webhooks;
import dev.paperpost.subscription.InvalidRequestException;
import dev.paperpost.subscription.Subscriptions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where a reader says that the digests go to a program as well. */
@Path("/manage/{token}/webhook")
@Produces(MediaType.TEXT_HTML)
public class WebhookPage {

    private final Subscriptions subscriptions;
    private final Webhooks webhooks;
    private final WebhookLimit limit;

    WebhookPage(Subscriptions subscriptions, Webhooks webhooks, WebhookLimit limit) {
        this.subscriptions = subscriptions;
        this.webhooks = webhooks;
        this.limit = limit;
    }

    /** As it stands; never the secret. */
    @GET
    @Operation(hidden = true)
    public Response show(@PathParam("token") String token, @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        return Html.ok(Pages.webhook(visit.t(), page(visit)));
    }

    /** Saves the address, and shows the secret once when there is a new one. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(@PathParam("token") String token, String form, @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        String url = new FormFields(form).first("url", "");
        limit.take(visit.id());
        try {
            return webhooks.save(visit.id(), url)
                    .map(secret -> Html.ok(Pages.webhook(visit.t(), page(visit).secret(secret))))
                    .orElseGet(() -> visit.back("/webhook"));
        } catch (InvalidRequestException e) {
            String problem = ProblemWords.first(e, "url", visit.t());
            return Html.status(422, Pages.webhook(visit.t(), page(visit).problem(url, problem)));
        }
    }

    /** A new secret, shown once. */
    @POST
    @Path("secret")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response rotate(@PathParam("token") String token, @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        String secret = webhooks.rotate(visit.id()).orElseThrow(NotFoundException::new);
        return Html.ok(Pages.webhook(visit.t(), page(visit).secret(secret)));
    }

    /** Posts a test and says what came of it. */
    @POST
    @Path("test")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response test(@PathParam("token") String token, @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        limit.take(visit.id());
        Webhooks.Test test = webhooks.test(visit.id(), visit.reader().locale()).orElseThrow(NotFoundException::new);
        return Html.ok(Pages.webhook(visit.t(), page(visit).test(visit.t(), test)));
    }

    /** Nothing goes there any more. */
    @POST
    @Path("remove")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response remove(@PathParam("token") String token, @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        webhooks.remove(visit.id());
        return visit.back("/webhook");
    }

    private WebhookPageView page(ReaderVisit visit) {
        return WebhookPageView.of(visit, webhooks.of(visit.id()).orElse(null));
    }
}
