package dev.paperpost.operator;

import dev.paperpost.operator.doctor.Doctor;
import dev.paperpost.operator.doctor.DoctorReport;
import dev.paperpost.platform.Messages;
import dev.paperpost.web.Html;
import dev.paperpost.web.Words;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How it is, for the operator's browser; the password is the admin token. */
@OperatorPageOnly
@Path("/operator")
@Produces(MediaType.TEXT_HTML)
public class OperatorPage {

    private final List<PageSection> sections;
    private final Doctor doctor;
    private final Clock clock;

    OperatorPage(@All List<PageSection> sections, Doctor doctor, Clock clock) {
        this.sections = sections;
        this.doctor = doctor;
        this.clock = clock;
    }

    /** All sections as they are now. */
    @GET
    @Operation(hidden = true)
    public Response show() {
        return Html.ok(OperatorPages.operator(
                Messages.english(), sections.stream().map(OperatorPage::read).toList(), Words.utc(clock.instant())));
    }

    /** What the doctor finds, looked at anew for each view: up to a minute. */
    @GET
    @Path("/doctor")
    @Operation(hidden = true)
    public Response doctor() {
        DoctorReport report = doctor.examine();
        return Html.ok(OperatorPages.doctor(Messages.english(), report, Words.utc(report.at())));
    }

    /** The page is looked at most when something is broken. */
    private static Section read(PageSection section) {
        try {
            return section.now();
        } catch (RuntimeException e) {
            Log.errorf(e, "The section \"%s\" of the operator's page could not be read", section.title());
            return new Section(
                    section.title(), "", List.of(), List.of(), "This cannot be read at the moment; the log says why.");
        }
    }
}
