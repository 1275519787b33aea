package dev.paperpost.web;

import dev.paperpost.subscription.Labs;
import dev.paperpost.subscription.Subscriptions;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;

/** Following somebody else's interests, for programs; it begins with a mail. */
@Path("/api/subscription/membership")
public class MembershipApi {

    private final Subscriptions subscriptions;
    private final Labs labs;

    MembershipApi(Subscriptions subscriptions, Labs labs) {
        this.subscriptions = subscriptions;
        this.labs = labs;
    }

    /** Follows the lab no more; the interests stay and are the reader's own. */
    @DELETE
    public void leave(@HeaderParam("Authorization") String authorization) {
        String token = BearerToken.of(authorization);
        if (subscriptions.view(token).isEmpty()) {
            throw BearerToken.refused("This token opens no subscription. Use the link in your latest digest.");
        }
        if (!labs.leave(token).orElse(false)) {
            throw new NotFoundException();
        }
    }
}
