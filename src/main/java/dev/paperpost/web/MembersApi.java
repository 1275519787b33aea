package dev.paperpost.web;

import dev.paperpost.delivery.Deliveries;
import dev.paperpost.subscription.FieldProblem;
import dev.paperpost.subscription.InvalidRequestException;
import dev.paperpost.subscription.LabView;
import dev.paperpost.subscription.Labs;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** Sharing a subscription's interests, for programs. */
@Path("/api/subscription/members")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MembersApi {

    private final Subscriptions subscriptions;
    private final Labs labs;
    private final InvitationLimit limit;
    private final Deliveries deliveries;

    MembersApi(Subscriptions subscriptions, Labs labs, InvitationLimit limit, Deliveries deliveries) {
        this.subscriptions = subscriptions;
        this.labs = labs;
        this.limit = limit;
        this.deliveries = deliveries;
    }

    /** Those invited to follow the interests of this subscription. */
    @GET
    public MembersJson read(@HeaderParam("Authorization") String authorization) {
        String token = BearerToken.of(authorization);
        reader(token);
        return MembersJson.of(labs.of(token).orElseThrow(NotFoundException::new));
    }

    /**
     * Invites by mail, at most 50 addresses a day and 100 members; the same answer whether or not an address is known. The name is
     * what those invited are told, and needed the first time.
     */
    @POST
    @Blocking
    public Uni<Response> invite(
            @HeaderParam("Authorization") String authorization, Invitations wanted, @Context HttpServerRequest http) {
        SteadyAnswer steady = new SteadyAnswer();
        String token = BearerToken.of(authorization);
        SubscriptionView reader = reader(token);
        if (wanted == null) {
            throw new InvalidRequestException(List.of(
                    new FieldProblem("", "REQUIRED", "The body is empty; send a JSON object.", null, null, null)));
        }
        limit.admit(ClientNetwork.of(http), reader.subscriberId(), labs.receivingDomains(wanted.emails()));
        LabView lab = labs.invite(token, wanted.name(), wanted.emails()).orElseThrow(NotFoundException::new);
        deliveries.wake();
        return steady.with(Response.accepted(MembersJson.of(lab)).build());
    }

    /** Ends a membership, or takes an invitation back; a member's subscription goes on with the interests it has. */
    @DELETE
    @Path("{id}")
    public void remove(@HeaderParam("Authorization") String authorization, @PathParam("id") long id) {
        String token = BearerToken.of(authorization);
        reader(token);
        if (!labs.remove(token, id).orElse(false)) {
            throw new NotFoundException();
        }
    }

    private SubscriptionView reader(String token) {
        return subscriptions
                .view(token)
                .orElseThrow(() ->
                        BearerToken.refused("This token opens no subscription. Use the link in your latest digest."));
    }

    /** Whom to invite; {@code name} is the lab's, at most 40 characters. */
    public record Invitations(String name, List<String> emails) {}

    /** A lab, {@code name} null before the first invitation. */
    public record MembersJson(String name, List<MemberJson> members) {

        static MembersJson of(LabView lab) {
            return new MembersJson(
                    lab.name(),
                    lab.members().stream()
                            .map(m -> new MemberJson(
                                    m.id(), m.email(), m.state().name().toLowerCase(Locale.ROOT)))
                            .toList());
        }
    }

    /** Somebody invited; {@code state} is invited, joined or left. */
    public record MemberJson(long id, String email, String state) {}
}
