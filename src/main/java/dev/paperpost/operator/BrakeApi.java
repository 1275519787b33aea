package dev.paperpost.operator;

import dev.paperpost.delivery.Deliveries;
import dev.paperpost.delivery.SendingState;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The brake of all nodes. */
@OperatorOnly
@Path("/api/admin/brake")
@Produces(MediaType.APPLICATION_JSON)
public class BrakeApi {

    private static final int LONGEST_REASON = 300;

    private final Deliveries deliveries;

    BrakeApi(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** Stops all sending until it is released; when it is stopped already, the reason of then stays. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Stops all sending on all nodes")
    public SendingState pull(BrakeRequest request) {
        String reason = request == null || request.reason() == null
                ? ""
                : request.reason().strip();
        if (reason.isEmpty()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw new BadRequestException("reason must say in one line of 1 to " + LONGEST_REASON
                    + " characters why sending stops, as {\"reason\": \"the relay moves\"}");
        }
        deliveries.brake(reason);
        return deliveries.sending();
    }

    /** Lets sending go on, also after an emergency stop; changes nothing when it does. */
    @DELETE
    @Operation(summary = "Lets sending go on")
    public SendingState release() {
        deliveries.release();
        return deliveries.sending();
    }

    /** @param reason for people who see that nothing is sent, one line of 1 to 300 characters */
    public record BrakeRequest(String reason) {}
}
