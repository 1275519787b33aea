package dev.paperpost.web;

import dev.paperpost.digest.Feedback;
import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.HeldInterest;
import dev.paperpost.subscription.InvalidRequestException;
import dev.paperpost.subscription.Recipients;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where a reader changes, pauses, takes along, ends or erases the subscription. */
@Path("/manage/{token}")
@Produces(MediaType.TEXT_HTML)
public class ManagePage {

    private final Subscriptions subscriptions;
    private final Recipients recipients;
    private final Feedback feedback;
    private final ReaderExport export;
    private final FormPreview preview;
    private final Clock clock;

    ManagePage(
            Subscriptions subscriptions,
            Recipients recipients,
            Feedback feedback,
            ReaderExport export,
            FormPreview preview,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.recipients = recipients;
        this.feedback = feedback;
        this.export = export;
        this.preview = preview;
        this.clock = clock;
    }

    /** The subscription as it stands. */
    @GET
    @Operation(hidden = true)
    public Response show(
            @PathParam("token") String token, @QueryParam("done") String done, @Context HttpServerRequest http) {
        SubscriptionView view = view(token);
        Messages t = PageLanguage.of(http, view.locale());
        return Html.ok(Pages.manage(t, reader(t, token, view, done, null), unchanged(t, token, view)));
    }

    /** Saves what the form asks for, and goes on in another language if that is what it asks for. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(@PathParam("token") String token, String form, @Context HttpServerRequest http) {
        SubscriptionView view = view(token);
        Messages t = PageLanguage.of(http, view.locale());
        FormInput input = FormInput.of(
                new FormFields(form), view.schedule().zone(), view.locale().toLanguageTag());
        try {
            Messages saved = Messages.of(
                    found(subscriptions.replace(token, input.request())).locale());
            return back(token, "saved", saved == Messages.of(view.locale()) ? t : saved);
        } catch (InvalidRequestException e) {
            FormView wrong = FormView.of(t, input, e.problems(), outlook(t, token, input, null));
            return Html.status(422, Pages.manage(t, reader(t, token, view, null, null), wrong));
        }
    }

    /** What the form would bring if it were saved; only that when a script asks for it. */
    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response preview(@PathParam("token") String token, String form, @Context HttpServerRequest http) {
        SubscriptionView view = view(token);
        Messages t = PageLanguage.of(http, view.locale());
        FormFields fields = new FormFields(form);
        FormInput input =
                FormInput.of(fields, view.schedule().zone(), view.locale().toLanguageTag());
        PreviewView found = preview.of(input, ClientNetwork.of(http), t);
        FormView asked = FormView.of(t, input, false, outlook(t, token, input, found));
        return Html.ok(
                fields.first("live", "").isEmpty()
                        ? Pages.manage(t, reader(t, token, view, null, null), asked)
                        : Pages.live(t, asked));
    }

    /** No digests before a day. */
    @POST
    @Path("pause")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response pause(@PathParam("token") String token, String form, @Context HttpServerRequest http) {
        SubscriptionView view = view(token);
        Messages t = PageLanguage.of(http, view.locale());
        try {
            subscriptions.pause(token, day(new FormFields(form).first("until", "")));
        } catch (InvalidRequestException e) {
            String problem =
                    ProblemWords.of(e.problems().get(0), "until", "", t).detail();
            return Html.status(422, Pages.manage(t, reader(t, token, view, null, problem), unchanged(t, token, view)));
        }
        return back(token, "paused", t);
    }

    /** Ends a pause. */
    @POST
    @Path("resume")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response resume(@PathParam("token") String token, @Context HttpServerRequest http) {
        SubscriptionView view = found(subscriptions.resume(token));
        return back(token, "resumed", PageLanguage.of(http, view.locale()));
    }

    /** Leads to the page that ends the subscription; a POST, for the link there may have to be made first. */
    @POST
    @Path("leave")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response leave(@PathParam("token") String token, @Context HttpServerRequest http) {
        SubscriptionView view = view(token);
        URI link = URI.create(recipients.unsubscribeLink(view.subscriberId()));
        String lang = PageLanguage.of(http, view.locale()).tag();
        return Response.seeOther(URI.create(link.getRawPath() + "?lang=" + lang))
                .build();
    }

    /** Everything held about the reader, to keep. */
    @GET
    @Path("export")
    @Produces(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response export(@PathParam("token") String token) {
        return Response.ok(export.of(view(token).subscriberId()))
                .type(MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"paperpost-export.json\"")
                .build();
    }

    /** Asks before everything is gone. */
    @GET
    @Path("erase")
    @Operation(hidden = true)
    public Response askToErase(@PathParam("token") String token, @Context HttpServerRequest http) {
        SubscriptionView view = view(token);
        return Html.ok(Pages.erase(PageLanguage.of(http, view.locale()), token, view.email()));
    }

    /** Erases. */
    @POST
    @Path("erase")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response erase(@PathParam("token") String token, @Context HttpServerRequest http) {
        Messages t = PageLanguage.of(http, view(token).locale());
        if (!subscriptions.erase(token)) {
            throw new NotFoundException();
        }
        return Html.ok(Pages.erased(t));
    }

    private FormView unchanged(Messages t, String token, SubscriptionView view) {
        FormInput input = FormInput.of(view);
        return FormView.of(t, input, false, outlook(t, token, input, null));
    }

    private Outlook outlook(Messages t, String token, FormInput input, PreviewView found) {
        return Outlook.of(t, "/manage/" + token + "/preview", subscriptions.next(token, input.request()), found);
    }

    private SubscriptionView view(String token) {
        return found(subscriptions.view(token));
    }

    private ManageView reader(Messages t, String token, SubscriptionView view, String done, String pauseProblem) {
        LocalDate today = clock.instant().atZone(view.schedule().zone()).toLocalDate();
        String feed = recipients.feedLink(view.subscriberId()).orElse(null);
        List<HeldInterest> muted = subscriptions.interests(token).stream()
                .filter(HeldInterest::muted)
                .toList();
        return ManageView.of(t, token, view, today, feed, feedback.of(view.subscriberId()), muted, done, pauseProblem);
    }

    private static SubscriptionView found(Optional<SubscriptionView> view) {
        return view.orElseThrow(NotFoundException::new);
    }

    /** What is no day at all is refused like a day out of range. */
    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Response back(String token, String done, Messages t) {
        return Response.seeOther(URI.create("/manage/" + token + "?done=" + done + "&lang=" + t.tag()))
                .build();
    }
}
