package dev.paperpost.web;

import dev.paperpost.interest.Interest;
import dev.paperpost.interest.PaperText;
import dev.paperpost.paper.Archive;
import dev.paperpost.paper.ArchiveQuery;
import dev.paperpost.paper.Page;
import dev.paperpost.paper.Paper;
import dev.paperpost.paper.PaperJson;
import dev.paperpost.paper.SourceSeen;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;

/** The archive: every paper known, by day, week, month and interest. */
@Path("/api/papers")
@Produces(MediaType.APPLICATION_JSON)
public class PaperApi {

    private final Archive archive;
    private final PaperSearch search;
    private final PreviewBudget budget;

    PaperApi(Archive archive, PaperSearch search, PreviewBudget budget) {
        this.archive = archive;
        this.search = search;
        this.budget = budget;
    }

    /**
     * Papers of a span of days, newest or most upvoted first, 1 to 100 a page.
     *
     * @param q an interest in the query language; what it finds, a digest finds
     */
    @GET
    public Response list(
            @QueryParam("date") String date,
            @QueryParam("week") String week,
            @QueryParam("month") String month,
            @DefaultValue("published") @QueryParam("sort") String sort,
            @QueryParam("q") String q,
            @DefaultValue("1") @QueryParam("page") String page,
            @DefaultValue("20") @QueryParam("limit") String limit,
            @Context UriInfo uri,
            @Context HttpServerRequest http) {
        ArchiveQuery query =
                query(date, week, month, sort(sort), number("page", page, 1, 10_000), number("limit", limit, 1, 100));
        Page<Paper> found = q == null || q.isBlank() ? archive.find(query) : search(query, Queries.parse("q", q), http);
        Map<Long, List<SourceSeen>> sources =
                archive.sources(found.items().stream().map(Paper::id).toList());
        Response.ResponseBuilder answer = Response.ok(found.items().stream()
                .map(paper -> PaperJson.of(paper, sources.getOrDefault(paper.id(), List.of())))
                .toList());
        if (found.hasNext()) {
            answer.link(
                    uri.getRequestUriBuilder()
                            .replaceQueryParam("page", query.page() + 1)
                            .build(),
                    "next");
        }
        return answer.build();
    }

    /** One paper with its sources; the id in any spelling: arXiv id with or without version, DOI, URL. */
    @GET
    @Path("/{id: .+}")
    public PaperJson one(@PathParam("id") String id) {
        return archive.byExternalId(id)
                .map(paper -> PaperJson.of(paper, archive.sources(paper.id())))
                .orElseThrow(NotFoundException::new);
    }

    private Page<Paper> search(ArchiveQuery query, Interest interest, HttpServerRequest http) {
        budget.take(ClientNetwork.of(http), search.cost(query));
        return search.everywhere(query, interest);
    }

    static PaperText text(Paper paper) {
        return new PaperText(paper.title(), paper.abstractText(), paper.authors(), paper.categories());
    }

    private static ArchiveQuery query(
            String date, String week, String month, ArchiveQuery.Sort sort, int page, int limit) {
        try {
            return ArchiveQuery.of(date, week, month, sort, page, limit);
        } catch (IllegalArgumentException e) {
            String field = date != null ? "date" : week != null ? "week" : "month";
            throw Queries.invalid(field, "INVALID_DATE", e.getMessage() + ".");
        }
    }

    private static ArchiveQuery.Sort sort(String sort) {
        return switch (sort) {
            case "published" -> ArchiveQuery.Sort.PUBLISHED;
            case "trending" -> ArchiveQuery.Sort.TRENDING;
            default -> throw Queries.invalid("sort", "UNKNOWN_SORT", "Sort by published or trending.");
        };
    }

    private static int number(String name, String text, int least, int most) {
        if (text.matches("\\d{1,6}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw Queries.invalid(name, "OUT_OF_RANGE", "The " + name + " is a number from " + least + " to " + most + ".");
    }
}
