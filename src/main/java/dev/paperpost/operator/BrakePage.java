package dev.paperpost.operator;

import dev.paperpost.delivery.Deliveries;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The buttons of {@link SendingSection}; both lead back to the operator's page. */
@OperatorPageOnly
@Path("/operator/sending")
public class BrakePage {

    private static final URI PAGE = URI.create("/operator");

    private final Deliveries deliveries;

    BrakePage(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** Stops all sending. */
    @POST
    @Path("/stop")
    @Operation(hidden = true)
    public Response stop() {
        deliveries.brake("an operator stopped it on the operator's page");
        return Response.seeOther(PAGE).build();
    }

    /** Lets sending go on. */
    @POST
    @Path("/go-on")
    @Operation(hidden = true)
    public Response goOn() {
        deliveries.release();
        return Response.seeOther(PAGE).build();
    }
}
