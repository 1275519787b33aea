package dev.paperpost.operator;

import dev.paperpost.operator.doctor.Doctor;
import dev.paperpost.operator.doctor.DoctorReport;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The doctor for monitoring. */
@OperatorOnly
@Path("/api/admin/doctor")
@Produces(MediaType.APPLICATION_JSON)
public class DoctorApi {

    private final Doctor doctor;

    DoctorApi(Doctor doctor) {
        this.doctor = doctor;
    }

    /** Looks now, for up to a minute; 200 whatever is found. */
    @GET
    @Operation(summary = "Looks whether mails can leave and arrive: SMTP, TLS, login, SPF, DKIM, DMARC, PTR, MX")
    public DoctorReport examine() {
        return doctor.examine();
    }
}
