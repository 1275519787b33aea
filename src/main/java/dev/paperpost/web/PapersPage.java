package dev.paperpost.web;

import dev.paperpost.digest.ArchivedPapers;
import dev.paperpost.interest.Interest;
import dev.paperpost.paper.Archive;
import dev.paperpost.paper.Page;
import dev.paperpost.paper.Paper;
import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.InvalidRequestException;
import dev.paperpost.web.PapersView.Neighbours;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The archive for people: by day, week, month and interest, and a page for each paper. */
@Path("/papers")
@Produces(MediaType.TEXT_HTML)
public class PapersPage {

    private final Archive archive;
    private final ArchivedPapers shown;
    private final PaperViews papers;
    private final PaperSearch search;
    private final PreviewBudget budget;
    private final Clock clock;

    PapersPage(
            Archive archive,
            ArchivedPapers shown,
            PaperViews papers,
            PaperSearch search,
            PreviewBudget budget,
            Clock clock) {
        this.archive = archive;
        this.shown = shown;
        this.papers = papers;
        this.search = search;
        this.budget = budget;
        this.clock = clock;
    }

    /** Papers of a span of days, of the latest day that has any, or those an interest finds. */
    @GET
    @Operation(hidden = true)
    public Response list(
            @QueryParam("date") String date,
            @QueryParam("week") String week,
            @QueryParam("month") String month,
            @QueryParam("sort") String sort,
            @QueryParam("q") String q,
            @QueryParam("page") String page,
            @Context HttpServerRequest http) {
        Messages t = PageLanguage.of(http);
        PapersAsked asked = PapersAsked.of(date, week, month, sort, q, page, t.tag());
        return asked.isSearch() ? search(asked, t, http) : browse(asked, t);
    }

    /** One paper; the id in any spelling, as the API takes it. */
    @GET
    @Path("{id: .+}")
    @Operation(hidden = true)
    public Response one(@PathParam("id") String id, @Context HttpServerRequest http) {
        Messages t = PageLanguage.of(http);
        return answer(200, Pages.paper(t, papers.of(id, List.of(), t).orElseThrow(NotFoundException::new), null));
    }

    private Response browse(PapersAsked asked, Messages t) {
        PapersAsked known = asked.span() == null ? asked.of(latest()).at(asked.page()) : asked;
        Page<Paper> found = archive.find(known.query());
        if (found.items().isEmpty() && found.page() > 1) {
            throw new NotFoundException();
        }
        String count = t.count("papers", archive.count(known.query()));
        return answer(200, Pages.papers(t, view(t, known, found, null, count, null)));
    }

    private Response search(PapersAsked asked, Messages t, HttpServerRequest http) {
        Interest interest;
        try {
            interest = Queries.parse("interests[0]", asked.q());
        } catch (InvalidRequestException e) {
            FormInput typed = FormInput.blank(asked.q(), ZoneOffset.UTC, t.tag());
            List<FormProblem> problems = e.problems().stream()
                    .map(problem -> FormProblem.of(problem, typed, t))
                    .toList();
            Neighbours near = neighbours(asked.span());
            return answer(
                    422, Pages.papers(t, new PapersView(t, asked, near, problems, null, null, List.of(), null, null)));
        }
        if (asked.span() == null) {
            budget.take(ClientNetwork.of(http), 1);
            PaperSearch.Found found = search.recently(asked.query(), interest);
            String since = t.day(LocalDate.ofInstant(found.since(), ZoneOffset.UTC));
            return answer(
                    200,
                    Pages.papers(t, view(t, asked, found.page(), interest, t.count("papers", found.total()), since)));
        }
        budget.take(ClientNetwork.of(http), search.cost(asked.query()));
        Page<Paper> found = search.everywhere(asked.query(), interest);
        boolean all = found.page() == 1 && !found.hasNext();
        String count = all ? t.count("papers", found.items().size()) : null;
        return answer(200, Pages.papers(t, view(t, asked, found, interest, count, null)));
    }

    private PapersView view(
            Messages t, PapersAsked asked, Page<Paper> found, Interest interest, String count, String since) {
        return new PapersView(
                t,
                asked,
                neighbours(asked.span()),
                List.of(),
                count,
                since,
                shown.entries(found.items(), interest, t).stream()
                        .map(entry -> PapersView.Row.of(entry, t))
                        .toList(),
                found.page() > 1 ? asked.at(found.page() - 1).address() : null,
                found.hasNext() ? asked.at(found.page() + 1).address() : null);
    }

    private Neighbours neighbours(PaperSpan span) {
        if (span == null) {
            return new Neighbours(null, null, latest().from());
        }
        LocalDate last = archive.lastDay(span.until().plusDays(1))
                .filter(day -> !day.isBefore(span.from()))
                .orElse(span.from());
        return new Neighbours(
                archive.lastDay(span.from())
                        .map(day -> PaperSpan.of(span.unit(), day))
                        .orElse(null),
                archive.firstDay(span.until())
                        .map(day -> PaperSpan.of(span.unit(), day))
                        .orElse(null),
                last);
    }

    /** The last day up to today that has papers, else the first one after, else today. */
    private PaperSpan latest() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Optional<LocalDate> day = archive.lastDay(today.plusDays(1)).or(() -> archive.firstDay(today));
        return PaperSpan.of(PaperSpan.Unit.DATE, day.orElse(today));
    }

    private static Response answer(int status, TemplateInstance page) {
        Response answer = Html.status(status, page);
        answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        return answer;
    }
}
