package dev.paperpost.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paperpost.digest.RecentPapers;
import dev.paperpost.interest.Explanation;
import dev.paperpost.interest.Explanation.Hit;
import dev.paperpost.interest.Interest;
import dev.paperpost.interest.Problem;
import dev.paperpost.interest.Variants.Variant;
import dev.paperpost.paper.Archive;
import dev.paperpost.paper.PaperJson;
import dev.paperpost.subscription.FieldProblem;
import dev.paperpost.subscription.InvalidRequestException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What interests would bring, and why a paper matches or does not; with the engine that makes the digests; limited by network. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public class PreviewApi {

    private static final int MOST_INTERESTS = 20;
    private static final int MOST_PAPERS = 100;
    private static final int DAYS = 28;

    private final Preview preview;
    private final Archive archive;
    private final PreviewBudget budget;

    PreviewApi(Preview preview, Archive archive, PreviewBudget budget) {
        this.preview = preview;
        this.archive = archive;
        this.budget = budget;
    }

    /** What these interests found among the papers of the last days (28, at most 90). */
    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    public Result preview(Request request, @Context HttpServerRequest http) {
        if (request == null
                || request.interests() == null
                || request.interests().isEmpty()) {
            throw Queries.invalid("interests", "REQUIRED", "Name at least one interest.");
        }
        if (request.interests().size() > MOST_INTERESTS) {
            throw Queries.invalid("interests", "TOO_MANY", "A preview takes at most " + MOST_INTERESTS + " interests.");
        }
        budget.take(ClientNetwork.of(http), request.interests().size());
        return preview.of(
                parse(request.interests()),
                bounded("days", request.days(), DAYS, RecentPapers.DAYS),
                bounded("limit", request.limit(), 20, MOST_PAPERS));
    }

    /** Why an interest matches a paper, or which part does not. */
    @GET
    @Path("/explain")
    public Explained explain(
            @QueryParam("interest") String text, @QueryParam("paper") String id, @Context HttpServerRequest http) {
        budget.take(ClientNetwork.of(http), 1);
        Interest interest = Queries.parse("interest", text);
        return archive.byExternalId(id == null ? "" : id)
                .map(paper -> {
                    Explanation explanation = interest.explain(PaperApi.text(paper));
                    return new Explained(
                            interest.text(),
                            interest.canonical(),
                            paper.externalId(),
                            explanation.matches(),
                            explanation.score(),
                            ExplainedPart.of(explanation.root()),
                            places(explanation.hits()));
                })
                .orElseThrow(NotFoundException::new);
    }

    private static List<Interest> parse(List<String> texts) {
        List<Interest> interests = new ArrayList<>();
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            try {
                interests.add(Queries.parse("interests[" + i + "]", texts.get(i)));
            } catch (InvalidRequestException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
        return interests;
    }

    private static int bounded(String field, Integer value, int otherwise, int most) {
        if (value == null) {
            return otherwise;
        }
        if (value < 1 || value > most) {
            throw Queries.invalid(field, "OUT_OF_RANGE", "A number from 1 to " + most + ".");
        }
        return value;
    }

    /** Interests, how many days to look back (1 to 90), how many papers to show (1 to 100). */
    public record Request(List<String> interests, Integer days, Integer limit) {}

    /**
     * Papers a week over all interests, each interest by itself, and the best papers.
     *
     * @param papersSearched how many papers arrived in these days
     */
    public record Result(
            double papersPerWeek, int papersSearched, List<InterestPreview> interests, List<PaperPreview> papers) {}

    /**
     * One interest: how much it finds, in which spellings, what to think about, and what could be meant instead.
     *
     * @param papers how many papers of these days it finds
     * @param narrower interests that find fewer papers, but some
     * @param wider interests that find more
     */
    public record InterestPreview(
            String text,
            String canonical,
            int papers,
            double papersPerWeek,
            List<Spelling> spellings,
            List<Problem> warnings,
            List<Offer> narrower,
            List<Offer> wider) {}

    /**
     * An interest to take instead, what it changes, and how much it finds; about so much where that is a lot.
     *
     * @param variant for what it changes in other languages
     */
    public record Offer(String text, String why, double papersPerWeek, @JsonIgnore Variant variant) {

        static Offer of(Variant variant, double papersPerWeek) {
            return new Offer(variant.text(), variant.why(), papersPerWeek, variant);
        }
    }

    /** A spelling in small letters without accents, a name as it is printed, and in how many papers it is. */
    public record Spelling(String text, long count) {}

    /** A paper with its best score and all places that matched. */
    public record PaperPreview(PaperJson paper, double score, List<Place> matches) {}

    /**
     * Where something matched: UTF-16 offsets into the raw text of the field.
     *
     * @param interest index in the request
     * @param item index of the author or category, else null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Place(int interest, String field, Integer item, int start, int end) {

        static Place of(int interest, Hit hit) {
            return new Place(
                    interest,
                    hit.field().name().toLowerCase(Locale.ROOT),
                    hit.author() < 0 ? null : hit.author(),
                    hit.start(),
                    hit.end());
        }
    }

    private static List<Place> places(List<Hit> hits) {
        return hits.stream().map(hit -> Place.of(0, hit)).toList();
    }

    /** A part of an interest as in {@link Explanation.Part}, and where in the paper it is. */
    public record ExplainedPart(
            String text, String kind, boolean matched, List<Place> places, List<ExplainedPart> parts) {

        static ExplainedPart of(Explanation.Part part) {
            return new ExplainedPart(
                    part.text(),
                    part.kind(),
                    part.matched(),
                    PreviewApi.places(part.hits()),
                    part.parts().stream().map(ExplainedPart::of).toList());
        }
    }

    /** Part by part. */
    public record Explained(
            String interest,
            String canonical,
            String paper,
            boolean matches,
            double score,
            ExplainedPart root,
            List<Place> places) {}
}
