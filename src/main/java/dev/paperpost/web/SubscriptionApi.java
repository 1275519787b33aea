package dev.paperpost.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paperpost.delivery.Deliveries;
import dev.paperpost.subscription.Confirmation;
import dev.paperpost.subscription.Consent;
import dev.paperpost.subscription.FieldProblem;
import dev.paperpost.subscription.InvalidRequestException;
import dev.paperpost.subscription.Recipients;
import dev.paperpost.subscription.Schedule;
import dev.paperpost.subscription.SubscriptionRequest;
import dev.paperpost.subscription.SubscriptionView;
import dev.paperpost.subscription.Subscriptions;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Subscribing and managing a subscription, for programs. */
@Path("/api")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SubscriptionApi {

    private final Consent consent;
    private final SubscriptionLimits limits;
    private final Subscriptions subscriptions;
    private final ReaderExport export;
    private final Deliveries deliveries;
    private final Recipients recipients;

    SubscriptionApi(
            Consent consent,
            SubscriptionLimits limits,
            Subscriptions subscriptions,
            ReaderExport export,
            Deliveries deliveries,
            Recipients recipients) {
        this.consent = consent;
        this.limits = limits;
        this.subscriptions = subscriptions;
        this.recipients = recipients;
        this.export = export;
        this.deliveries = deliveries;
    }

    /**
     * Asks for a subscription, also anew when a confirm link has expired; the same answer whether or not the address is known.
     * With 429 come Retry-After and a problem: so many requests came from this network, for this domain, or in all.
     */
    @POST
    @Path("/subscriptions")
    @Blocking
    public Uni<Response> subscribe(SubscriptionRequest request, @Context HttpServerRequest http) {
        SteadyAnswer steady = new SteadyAnswer();
        String domain = consent.receivingDomain(present(request));
        limits.admit(ClientNetwork.of(http), domain, false);
        consent.request(request);
        deliveries.wake();
        return steady.with(Response.accepted(new Accepted(
                        "Look into your inbox: a mail with a link to confirm is on its way.",
                        Consent.CONFIRM_WITHIN.toDays()))
                .build());
    }

    /** Confirms a subscription with the token from the mail. */
    @POST
    @Path("/subscriptions/confirm")
    public Response confirm(ConfirmRequest request) {
        Confirmation outcome = consent.confirm(present(request).token());
        if (outcome instanceof Confirmation.Confirmed confirmed) {
            return Response.ok(new Confirmed(confirmed.manageToken(), confirmed.nextDigestAt()))
                    .build();
        }
        if (outcome instanceof Confirmation.Expired) {
            return ProblemDetails.of(410, "This link has expired. Subscribe again to get a new one.")
                    .response();
        }
        throw new NotFoundException();
    }

    /** The subscription of a manage token. */
    @GET
    @Path("/subscription")
    public SubscriptionJson read(@HeaderParam("Authorization") String authorization) {
        return json(subscriptions.view(BearerToken.of(authorization)));
    }

    /**
     * Replaces interests, schedule, time zone, locale, maxPapers and revisions; and trending, where it is named. Interests that
     * follow a lab's stay as they are, whether they are named or not, and who follows one may name none.
     */
    @PUT
    @Path("/subscription")
    public SubscriptionJson replace(@HeaderParam("Authorization") String authorization, Replacement wanted) {
        Replacement r = present(wanted);
        return json(subscriptions.replace(
                BearerToken.of(authorization),
                new SubscriptionRequest(
                        r.email(),
                        r.interests(),
                        r.schedule(),
                        r.timeZone(),
                        r.locale(),
                        r.maxPapers(),
                        r.revisions(),
                        r.trending())));
    }

    /** Erases the subscription and everything held about its reader. */
    @DELETE
    @Path("/subscription")
    public void erase(@HeaderParam("Authorization") String authorization) {
        if (!subscriptions.erase(BearerToken.of(authorization))) {
            throw unknownToken();
        }
    }

    /** No digests before a day. */
    @POST
    @Path("/subscription/pause")
    public SubscriptionJson pause(@HeaderParam("Authorization") String authorization, Pause pause) {
        return json(subscriptions.pause(
                BearerToken.of(authorization), present(pause).until()));
    }

    /** Ends a pause. */
    @DELETE
    @Path("/subscription/pause")
    public SubscriptionJson resume(@HeaderParam("Authorization") String authorization) {
        return json(subscriptions.resume(BearerToken.of(authorization)));
    }

    /** Everything held about the reader. */
    @GET
    @Path("/subscription/export")
    public String export(@HeaderParam("Authorization") String authorization) {
        return subscriptions
                .view(BearerToken.of(authorization))
                .map(view -> export.of(view.subscriberId()))
                .orElseThrow(SubscriptionApi::unknownToken);
    }

    private SubscriptionJson json(Optional<SubscriptionView> found) {
        SubscriptionView view = found.orElseThrow(SubscriptionApi::unknownToken);
        return SubscriptionJson.of(
                view, recipients.feedLink(view.subscriberId()).orElse(null));
    }

    private static RuntimeException unknownToken() {
        return BearerToken.refused("This token opens no subscription. Use the link in your latest digest.");
    }

    private static <T> T present(T body) {
        if (body == null) {
            throw new InvalidRequestException(List.of(
                    new FieldProblem("", "REQUIRED", "The body is empty; send a JSON object.", null, null, null)));
        }
        return body;
    }

    /** What a subscriber-to-be is told. */
    public record Accepted(String message, long confirmWithinDays) {}

    /** The token of a confirmation mail. */
    public record ConfirmRequest(String token) {}

    /** Answer to a confirmation; {@code nextDigestAt} is null when the reader has left since. */
    public record Confirmed(String manageToken, Instant nextDigestAt) {}

    /** First day on which digests come again. */
    public record Pause(LocalDate until) {}

    /** A subscription as {@code GET} gave it, changed; what cannot be replaced is ignored. */
    @JsonIgnoreProperties({"status", "pausedUntil", "nextDigestAt", "feedUrl"})
    public record Replacement(
            String email,
            List<String> interests,
            SubscriptionRequest.Timing schedule,
            String timeZone,
            String locale,
            Integer maxPapers,
            Boolean revisions,
            Boolean trending) {}

    /** A subscription for programs; {@code feedUrl} is the private feed in Atom, {@code .json} in its place the JSON Feed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SubscriptionJson(
            String email,
            String status,
            List<String> interests,
            ScheduleJson schedule,
            String timeZone,
            String locale,
            int maxPapers,
            boolean revisions,
            boolean trending,
            LocalDate pausedUntil,
            Instant nextDigestAt,
            String feedUrl) {

        static SubscriptionJson of(SubscriptionView view, String feedUrl) {
            Schedule schedule = view.schedule();
            return new SubscriptionJson(
                    view.email(),
                    view.status().name().toLowerCase(Locale.ROOT),
                    view.interests(),
                    new ScheduleJson(
                            schedule.cadence().name().toLowerCase(Locale.ROOT), schedule.day(), schedule.hour()),
                    schedule.zone().getId(),
                    view.locale().toLanguageTag(),
                    view.maxPapers(),
                    view.revisions(),
                    view.trending(),
                    view.pausedUntil(),
                    view.nextDigestAt(),
                    feedUrl);
        }
    }

    /** Cadence, day (1 to 7 from Monday when weekly, 1 to 31 when monthly) and hour (0 to 23). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ScheduleJson(String cadence, Integer day, int hour) {}
}
