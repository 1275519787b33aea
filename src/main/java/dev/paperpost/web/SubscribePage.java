package dev.paperpost.web;

import dev.paperpost.delivery.Deliveries;
import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.Consent;
import dev.paperpost.subscription.InvalidRequestException;
import dev.paperpost.subscription.SubscriptionRequest;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The form, and the answer to it. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class SubscribePage {

    private final Consent consent;
    private final SubscriptionLimits limits;
    private final ProofOfWork work;
    private final Deliveries deliveries;
    private final FormPreview preview;

    SubscribePage(
            Consent consent, SubscriptionLimits limits, ProofOfWork work, Deliveries deliveries, FormPreview preview) {
        this.consent = consent;
        this.limits = limits;
        this.work = work;
        this.deliveries = deliveries;
        this.preview = preview;
    }

    /** The form; {@code q}, once or more, is written into it as interests. */
    @GET
    @Operation(hidden = true)
    public Response form(@QueryParam("q") List<String> interests, @Context HttpServerRequest http) {
        Messages t = PageLanguage.of(http);
        FormInput input = FormInput.blank(String.join("\n", interests), consent.defaultTimeZone(), t.tag());
        Response page = form(200, FormView.of(t, input, true, outlook(t, input, null)));
        page.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        return page;
    }

    /** The form as it was sent, and what it would bring; only that when a script asks for it. */
    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response preview(String form, @Context HttpServerRequest http) {
        FormFields fields = new FormFields(form);
        Messages t = PageLanguage.of(http);
        FormInput input = FormInput.of(fields, consent.defaultTimeZone(), t.tag());
        PreviewView found = preview.of(input, ClientNetwork.of(http), t);
        FormView view = FormView.of(t, input, false, outlook(t, input, found));
        return fields.first("live", "").isEmpty() ? form(200, view) : Html.ok(Pages.live(t, view));
    }

    /** Takes the form, from this site or from one that embeds it: all it can start is a mail that asks for consent. */
    @POST
    @Path("subscribe")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @Blocking
    public Uni<Response> subscribe(String form, @Context HttpServerRequest http) {
        SteadyAnswer steady = new SteadyAnswer();
        FormFields fields = new FormFields(form);
        Messages t = PageLanguage.of(http);
        FormInput input = FormInput.of(fields, consent.defaultTimeZone(), t.tag());
        SubscriptionRequest request = input.request();
        String domain;
        try {
            domain = consent.receivingDomain(request);
        } catch (InvalidRequestException e) {
            return Uni.createFrom().item(form(422, FormView.of(t, input, e.problems(), outlook(t, input, null))));
        }
        // Nobody sees this field; what fills it in is told what everyone is told.
        if (fields.first("feedback", "").isEmpty()) {
            boolean proven = work.spend(fields.first("challenge", ""), fields.first("proof", ""));
            limits.admit(ClientNetwork.of(http), domain, proven);
            consent.request(request);
            deliveries.wake();
        }
        return steady.with(Html.ok(
                Pages.checkEmail(t, input.email().strip(), request.interests(), Consent.CONFIRM_WITHIN.toDays())));
    }

    private Outlook outlook(Messages t, FormInput input, PreviewView found) {
        return Outlook.of(t, "/preview", consent.next(input.request()), found);
    }

    private Response form(int status, FormView view) {
        return Html.status(status, Pages.subscribe(view.t(), view, work.challenge(), ProofOfWork.BITS));
    }
}
