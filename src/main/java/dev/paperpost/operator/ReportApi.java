package dev.paperpost.operator;

import dev.paperpost.delivery.ReportReceipt;
import dev.paperpost.delivery.Reports;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where the operator's mail server hands over what comes back to the sender's address. */
@OperatorOnly
@Path("/api/admin/mail")
@Produces(MediaType.APPLICATION_JSON)
public class ReportApi {

    private final Reports reports;

    ReportApi(Reports reports) {
        this.reports = reports;
    }

    /** A bounce or complaint as it came in, at most 1 MiB. */
    @POST
    @Consumes("message/rfc822")
    @Operation(summary = "Takes in a bounce or a complaint and says what was done")
    public ReportReceipt take(byte[] mail) {
        return reports.take(mail);
    }
}
