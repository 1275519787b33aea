package dev.paperpost.web;

import dev.paperpost.digest.Feedback;
import dev.paperpost.subscription.HeldInterest;
import dev.paperpost.subscription.InvalidRequestException;
import dev.paperpost.subscription.Recipients;
import dev.paperpost.subscription.SubscriptionView;
import dev.paperpost.subscription.Subscriptions;
import io.quarkus.qute.TemplateInstance;
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
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        return Html.ok(page(visit, unchanged(visit), done, null));
    }

    /** Saves what the form asks for, and goes on in another language if that is what it asks for. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(@PathParam("token") String token, String form, @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        FormInput input = input(visit, new FormFields(form));
        try {
            SubscriptionView saved =
                    subscriptions.replace(token, input.request()).orElseThrow(NotFoundException::new);
            return visit.goingOnAs(saved).back("", "saved");
        } catch (InvalidRequestException e) {
            FormView wrong = FormView.of(visit.t(), input, e.problems(), outlook(visit, input, null));
            return Html.status(422, page(visit, wrong, null, null));
        }
    }

    /** What the form would bring if it were saved; only that when a script asks for it. */
    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response preview(@PathParam("token") String token, String form, @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        FormFields fields = new FormFields(form);
        FormInput input = input(visit, fields);
        PreviewView found = preview.of(input, ClientNetwork.of(http), visit.t());
        FormView asked = FormView.of(visit.t(), input, false, outlook(visit, input, found));
        return Html.ok(
                fields.first("live", "").isEmpty() ? page(visit, asked, null, null) : Pages.live(visit.t(), asked));
    }

    /** No digests before a day. */
    @POST
    @Path("pause")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response pause(@PathParam("token") String token, String form, @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        try {
            subscriptions.pause(token, day(new FormFields(form).first("until", "")));
        } catch (InvalidRequestException e) {
            String problem = ProblemWords.first(e, "until", visit.t());
            return Html.status(422, page(visit, unchanged(visit), null, problem));
        }
        return visit.back("", "paused");
    }

    /** Ends a pause. */
    @POST
    @Path("resume")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response resume(@PathParam("token") String token, @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        subscriptions.resume(token);
        return visit.back("", "resumed");
    }

    /** Leads to the page that ends the subscription; a POST, for the link there may have to be made first. */
    @POST
    @Path("leave")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response leave(@PathParam("token") String token, @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        URI link = URI.create(recipients.unsubscribeLink(visit.id()));
        return Response.seeOther(
                        URI.create(link.getRawPath() + "?lang=" + visit.t().tag()))
                .build();
    }

    /** Everything held about the reader, to keep. */
    @GET
    @Path("export")
    @Produces(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response export(@PathParam("token") String token, @Context HttpServerRequest http) {
        return Response.ok(export.of(ReaderVisit.of(subscriptions, token, http).id()))
                .type(MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"paperpost-export.json\"")
                .build();
    }

    /** Asks before everything is gone. */
    @GET
    @Path("erase")
    @Operation(hidden = true)
    public Response askToErase(@PathParam("token") String token, @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        return Html.ok(Pages.erase(visit.t(), token, visit.reader().email()));
    }

    /** Erases. */
    @POST
    @Path("erase")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response erase(@PathParam("token") String token, @Context HttpServerRequest http) {
        ReaderVisit visit = ReaderVisit.of(subscriptions, token, http);
        if (!subscriptions.erase(token)) {
            throw new NotFoundException();
        }
        return Html.ok(Pages.erased(visit.t()));
    }

    private TemplateInstance page(ReaderVisit visit, FormView form, String done, String pauseProblem) {
        SubscriptionView reader = visit.reader();
        LocalDate today = clock.instant().atZone(reader.schedule().zone()).toLocalDate();
        String feed = recipients.feedLink(visit.id()).orElse(null);
        List<HeldInterest> muted = subscriptions.interests(visit.token()).stream()
                .filter(HeldInterest::muted)
                .toList();
        return Pages.manage(
                visit.t(), ManageView.of(visit, today, feed, feedback.of(visit.id()), muted, done, pauseProblem), form);
    }

    private FormView unchanged(ReaderVisit visit) {
        FormInput input = FormInput.of(visit.reader());
        return FormView.of(visit.t(), input, false, outlook(visit, input, null));
    }

    private Outlook outlook(ReaderVisit visit, FormInput input, PreviewView found) {
        return Outlook.of(
                visit.t(),
                "/manage/" + visit.token() + "/preview",
                subscriptions.next(visit.token(), input.request()),
                found);
    }

    private static FormInput input(ReaderVisit visit, FormFields form) {
        SubscriptionView reader = visit.reader();
        return FormInput.of(form, reader.schedule().zone(), reader.locale().toLanguageTag());
    }

    /** What is no day at all is refused like a day out of range. */
    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
