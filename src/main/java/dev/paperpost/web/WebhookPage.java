package dev.paperpost.web;

import dev.paperpost.delivery.Webhooks;
import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.InvalidRequestException;
import dev.paperpost.subscription.SubscriptionView;
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
import java.net.URI;
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
        SubscriptionView reader = reader(token);
        Messages t = PageLanguage.of(http, reader.locale());
        return Html.ok(Pages.webhook(t, page(t, token, reader)));
    }

    /** Saves the address, and shows the secret once when there is a new one. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(@PathParam("token") String token, String form, @Context HttpServerRequest http) {
        SubscriptionView reader = reader(token);
        Messages t = PageLanguage.of(http, reader.locale());
        String url = new FormFields(form).first("url", "");
        limit.take(reader.subscriberId());
        try {
            return webhooks.save(reader.subscriberId(), url)
                    .map(secret ->
                            Html.ok(Pages.webhook(t, page(t, token, reader).secret(secret))))
                    .orElseGet(() -> back(token, t));
        } catch (InvalidRequestException e) {
            String problem = ProblemWords.of(e.problems().get(0), "url", "", t).detail();
            return Html.status(422, Pages.webhook(t, page(t, token, reader).problem(url, problem)));
        }
    }

    /** A new secret, shown once. */
    @POST
    @Path("secret")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response rotate(@PathParam("token") String token, @Context HttpServerRequest http) {
        SubscriptionView reader = reader(token);
        Messages t = PageLanguage.of(http, reader.locale());
        String secret = webhooks.rotate(reader.subscriberId()).orElseThrow(NotFoundException::new);
        return Html.ok(Pages.webhook(t, page(t, token, reader).secret(secret)));
    }

    /** Posts a test and says what came of it. */
    @POST
    @Path("test")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response test(@PathParam("token") String token, @Context HttpServerRequest http) {
        SubscriptionView reader = reader(token);
        Messages t = PageLanguage.of(http, reader.locale());
        limit.take(reader.subscriberId());
        Webhooks.Test test =
                webhooks.test(reader.subscriberId(), reader.locale()).orElseThrow(NotFoundException::new);
        return Html.ok(Pages.webhook(t, page(t, token, reader).test(t, test)));
    }

    /** Nothing goes there any more. */
    @POST
    @Path("remove")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response remove(@PathParam("token") String token, @Context HttpServerRequest http) {
        SubscriptionView reader = reader(token);
        webhooks.remove(reader.subscriberId());
        return back(token, PageLanguage.of(http, reader.locale()));
    }

    private SubscriptionView reader(String token) {
        return subscriptions.view(token).orElseThrow(NotFoundException::new);
    }

    private WebhookPageView page(Messages t, String token, SubscriptionView reader) {
        return WebhookPageView.of(
                t, token, reader, webhooks.of(reader.subscriberId()).orElse(null));
    }

    private static Response back(String token, Messages t) {
        return Response.seeOther(URI.create("/manage/" + token + "/webhook?lang=" + t.tag()))
                .build();
    }
}
