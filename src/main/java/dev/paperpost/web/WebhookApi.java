package dev.paperpost.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paperpost.delivery.WebhookPayload;
import dev.paperpost.delivery.WebhookView;
import dev.paperpost.delivery.Webhooks;
import dev.paperpost.subscription.FieldProblem;
import dev.paperpost.subscription.InvalidRequestException;
import dev.paperpost.subscription.SubscriptionView;
import dev.paperpost.subscription.Subscriptions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.callbacks.Callback;
import org.eclipse.microprofile.openapi.annotations.callbacks.CallbackOperation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The webhook of a subscription, for programs. */
@Path("/api/subscription/webhook")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class WebhookApi {

    private final Subscriptions subscriptions;
    private final Webhooks webhooks;
    private final WebhookLimit limit;

    WebhookApi(Subscriptions subscriptions, Webhooks webhooks, WebhookLimit limit) {
        this.subscriptions = subscriptions;
        this.webhooks = webhooks;
        this.limit = limit;
    }

    /** The webhook as it stands; never its secret. */
    @GET
    public WebhookView read(@HeaderParam("Authorization") String authorization) {
        return webhooks.of(reader(authorization).subscriberId()).orElseThrow(NotFoundException::new);
    }

    /**
     * Posts each digest planned from now on to an https address, signed after Standard Webhooks 1.0.0. The answer holds the secret
     * when the address is a new one, and never again.
     */
    @PUT
    @Callback(
            name = "digest",
            callbackUrlExpression = "{$request.body#/url}",
            operations =
                    @CallbackOperation(
                            method = "post",
                            summary = "A digest, or a test",
                            description = "With the headers webhook-id, webhook-timestamp and webhook-signature."
                                    + " Answer with 2xx to take it, with 410 to get no more; anything else is tried"
                                    + " again for a day, with the same webhook-id.",
                            requestBody =
                                    @RequestBody(
                                            content =
                                                    @Content(
                                                            mediaType = MediaType.APPLICATION_JSON,
                                                            schema = @Schema(implementation = WebhookPayload.class))),
                            responses = @APIResponse(responseCode = "204", description = "Taken")))
    public Saved save(@HeaderParam("Authorization") String authorization, Wanted wanted) {
        long reader = reader(authorization).subscriberId();
        if (wanted == null) {
            throw new InvalidRequestException(List.of(
                    new FieldProblem("", "REQUIRED", "The body is empty; send a JSON object.", null, null, null)));
        }
        limit.take(reader);
        String secret = webhooks.save(reader, wanted.url()).orElse(null);
        return new Saved(webhooks.of(reader).orElseThrow(NotFoundException::new), secret);
    }

    /** Makes a new secret, which the answer holds; the one before signs as well for a day. */
    @POST
    @Path("secret")
    @Consumes(MediaType.WILDCARD)
    public Saved rotate(@HeaderParam("Authorization") String authorization) {
        long reader = reader(authorization).subscriberId();
        String secret = webhooks.rotate(reader).orElseThrow(NotFoundException::new);
        return new Saved(webhooks.of(reader).orElseThrow(NotFoundException::new), secret);
    }

    /** Posts a test now and says what came of it. */
    @POST
    @Path("test")
    @Consumes(MediaType.WILDCARD)
    public Webhooks.Test test(@HeaderParam("Authorization") String authorization) {
        SubscriptionView reader = reader(authorization);
        limit.take(reader.subscriberId());
        return webhooks.test(reader.subscriberId(), reader.locale()).orElseThrow(NotFoundException::new);
    }

    /** Posts nothing any more. */
    @DELETE
    public void remove(@HeaderParam("Authorization") String authorization) {
        if (!webhooks.remove(reader(authorization).subscriberId())) {
            throw new NotFoundException();
        }
    }

    private SubscriptionView reader(String authorization) {
        return subscriptions
                .view(BearerToken.of(authorization))
                .orElseThrow(() ->
                        BearerToken.refused("This token opens no subscription. Use the link in your latest digest."));
    }

    /** Where to post. */
    public record Wanted(String url) {}

    /** The webhook, and its secret ({@code whsec_…}) when it is a new one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Saved(WebhookView webhook, String secret) {}
}
