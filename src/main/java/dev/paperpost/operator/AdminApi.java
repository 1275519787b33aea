package dev.paperpost.operator;

import dev.paperpost.delivery.Deliveries;
import dev.paperpost.delivery.DeliveryRow;
import dev.paperpost.digest.Matching;
import dev.paperpost.digest.PlanReport;
import dev.paperpost.digest.Planner;
import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.ImportReport;
import dev.paperpost.paper.PaperImport;
import dev.paperpost.source.FetchReport;
import dev.paperpost.source.Harvest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What an operator can do and see; guarded by {@link AdminToken}. */
@OperatorOnly
@Path("/api/admin")
@Produces(MediaType.APPLICATION_JSON)
public class AdminApi {

    private static final int PAGE = 100;

    private final PaperImport papers;
    private final SubscriberImport subscribers;
    private final Matching matching;
    private final Planner planner;
    private final Deliveries deliveries;
    private final Harvest harvest;
    private final StatusReport status;

    AdminApi(
            PaperImport papers,
            SubscriberImport subscribers,
            Matching matching,
            Planner planner,
            Deliveries deliveries,
            Harvest harvest,
            StatusReport status) {
        this.papers = papers;
        this.subscribers = subscribers;
        this.matching = matching;
        this.planner = planner;
        this.deliveries = deliveries;
        this.harvest = harvest;
        this.status = status;
    }

    /**
     * Papers, one JSON object a line, of any number; matched before this answers.
     *
     * @param backfill whether this is an archive: works not known before then count as arrived on their own day
     */
    @POST
    @Path("/papers")
    @Consumes("application/x-ndjson")
    public ImportReport papers(
            InputStream body,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) Long length,
            @QueryParam("backfill") boolean backfill)
            throws IOException {
        ImportReport report = papers.read(body, "api", backfill ? Arrival.BACKFILL : Arrival.NEW, length);
        matching.catchUp();
        return report;
    }

    /** Readers who consented elsewhere, one JSON object a line. */
    @POST
    @Path("/subscribers")
    @Consumes("application/x-ndjson")
    public SubscriberImport.Report subscribers(InputStream body) throws IOException {
        return subscribers.read(body);
    }

    /** Plans what is due by a moment, by default now. */
    @POST
    @Path("/digests")
    @Consumes(MediaType.APPLICATION_JSON)
    public PlanReport digests(DigestsRequest request) {
        boolean now = request == null || request.asOf() == null;
        PlanReport report = now ? planner.planDue() : planner.plan(request.asOf());
        deliveries.wake();
        return report;
    }

    /** Counts of everything and the latest outcome of each source. */
    @GET
    @Path("/status")
    public StatusReport.Status status() {
        return status.now();
    }

    /** Deliveries, newest first, 100 a page; {@code after} is the last id of the page before. */
    @GET
    @Path("/deliveries")
    public List<DeliveryRow> deliveries(@QueryParam("state") String state, @QueryParam("after") String after) {
        try {
            return deliveries.page(state, after, PAGE);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }

    /**
     * Asks one source now and answers with the typed outcome.
     *
     * @param from together with {@code until} the first and the last day of an archive that is read in, as {@code 2026-01-31};
     *     this can take hours, and goes on where it was when it is asked for again
     */
    @POST
    @Path("/sources/{name}/fetch")
    public FetchReport fetch(
            @PathParam("name") String name, @QueryParam("from") String from, @QueryParam("until") String until) {
        FetchReport report = (from == null && until == null ? harvest.fetchNow(name) : backfill(name, from, until))
                .orElseThrow(NotFoundException::new);
        matching.catchUp();
        return report;
    }

    private Optional<FetchReport> backfill(String name, String from, String until) {
        LocalDate first = day("from", from);
        LocalDate last = day("until", until);
        if (last.isBefore(first)) {
            throw new BadRequestException("until is before from; give the first day and the last one");
        }
        return harvest.fetchNow(name, first, last);
    }

    private static LocalDate day(String parameter, String text) {
        try {
            return LocalDate.parse(String.valueOf(text));
        } catch (DateTimeException e) {
            throw new BadRequestException(
                    parameter + " must be a day like 2026-01-31; from and until are given together", e);
        }
    }

    /** When digests are planned for; null means now. */
    public record DigestsRequest(Instant asOf) {}
}
