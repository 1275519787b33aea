package dev.paperpost.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperpost.digest.ArchivedPapers;
import dev.paperpost.digest.Entry;
import dev.paperpost.digest.FeedItem;
import dev.paperpost.interest.Interest;
import dev.paperpost.paper.ArchiveQuery;
import dev.paperpost.paper.Paper;
import dev.paperpost.platform.BaseUrl;
import dev.paperpost.platform.Messages;
import dev.paperpost.platform.PaperpostConfig;
import dev.paperpost.platform.Theme;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** A search of the recent papers as a public feed. */
@Path("/")
@Produces(MediaType.WILDCARD)
public class SearchFeedApi {

    private static final int LONGEST = 50;
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final String INTEREST = "an interest in the query language; what it finds, a digest finds";

    private final PaperSearch search;
    private final ArchivedPapers shown;
    private final PreviewBudget budget;
    private final ObjectMapper json;
    private final Clock clock;
    private final Theme theme;
    private final String base;

    SearchFeedApi(
            PaperSearch search,
            ArchivedPapers shown,
            PreviewBudget budget,
            ObjectMapper json,
            Clock clock,
            Theme theme,
            PaperpostConfig config) {
        this.search = search;
        this.shown = shown;
        this.budget = budget;
        this.json = json;
        this.clock = clock;
        this.theme = theme;
        this.base = BaseUrl.of(config);
    }

    /** In Atom (RFC 4287). */
    @GET
    @Path("papers.atom")
    @Operation(summary = "A search of the papers of the last 90 days as an Atom feed: the newest 50")
    public Response atom(
            @Parameter(description = INTEREST) @QueryParam("q") String q,
            @Context HttpServerRequest http,
            @Context Request conditions) {
        return answer(AtomFeed.write(view(q, "atom", http)), AtomFeed.MEDIA_TYPE + ";charset=UTF-8", conditions);
    }

    /** In JSON Feed 1.1. */
    @GET
    @Path("papers.json")
    @Operation(summary = "A search of the papers of the last 90 days as a JSON Feed: the newest 50")
    public Response json(
            @Parameter(description = INTEREST) @QueryParam("q") String q,
            @Context HttpServerRequest http,
            @Context Request conditions)
            throws JsonProcessingException {
        return answer(json.writeValueAsString(JsonFeed.of(view(q, "json", http))), JsonFeed.MEDIA_TYPE, conditions);
    }

    private FeedView view(String q, String format, HttpServerRequest http) {
        Messages words = PageLanguage.of(http);
        PapersAsked asked = PapersAsked.of(null, null, null, null, q, null, words.tag());
        Interest interest = Queries.parse("q", asked.q());
        budget.take(ClientNetwork.of(http), 1);
        ArchiveQuery newest = new ArchiveQuery(null, null, ArchiveQuery.Sort.PUBLISHED, 1, LONGEST);
        List<Paper> found = search.recently(newest, interest).page().items();
        List<Entry> entries = shown.entries(found, interest, words);
        List<FeedItem> items = IntStream.range(0, found.size())
                .mapToObj(i -> new FeedItem(found.get(i).arrivedAt(), entries.get(i)))
                .toList();
        return FeedView.of(
                theme.name(),
                base,
                asked.feed(format),
                asked,
                items,
                clock.instant().truncatedTo(ChronoUnit.DAYS),
                words);
    }

    /** Feed readers come again and again: most of them have what there is. */
    private static Response answer(String feed, String type, Request conditions) {
        EntityTag tag = new EntityTag(
                UUID.nameUUIDFromBytes(feed.getBytes(StandardCharsets.UTF_8)).toString());
        CacheControl cache = new CacheControl();
        cache.setMaxAge((int) FRESH.toSeconds());
        Response.ResponseBuilder known = conditions.evaluatePreconditions(tag);
        return (known != null ? known : Response.ok(feed).type(type))
                .tag(tag)
                .cacheControl(cache)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header("X-Robots-Tag", "noindex")
                .build();
    }
}
