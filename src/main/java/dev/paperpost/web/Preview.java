package dev.paperpost.web;

import dev.paperpost.digest.RecentPapers;
import dev.paperpost.interest.Findings;
import dev.paperpost.interest.Findings.Best;
import dev.paperpost.interest.Interest;
import dev.paperpost.interest.PaperIndex;
import dev.paperpost.interest.PaperText;
import dev.paperpost.paper.Archive;
import dev.paperpost.paper.Paper;
import dev.paperpost.paper.PaperJson;
import dev.paperpost.paper.SourceSeen;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Asks interests of the papers that arrived lately. */
@ApplicationScoped
class Preview {

    private final RecentPapers recent;
    private final Archive archive;

    Preview(RecentPapers recent, Archive archive) {
        this.recent = recent;
        this.archive = archive;
    }

    /**
     * What interests found, the best papers without their texts.
     *
     * @param papersPerWeek over all interests
     * @param searched how many papers arrived in these days
     */
    record Found(double papersPerWeek, int searched, List<PreviewApi.InterestPreview> interests, List<Best> best) {}

    PreviewApi.Result of(List<Interest> interests, int days, int limit) {
        Found found = look(interests, days, limit);
        return new PreviewApi.Result(
                found.papersPerWeek(), found.searched(), found.interests(), show(found.best(), interests));
    }

    Found look(List<Interest> interests, int days, int limit) {
        PaperIndex papers = recent.index();
        Instant from = recent.daysAgo(papers, days);
        PapersPerWeek perWeek = new PapersPerWeek(papers, from, recent.weeksSince(from));
        Findings found = papers.ask(interests, from, limit);
        List<PreviewApi.InterestPreview> described = IntStream.range(0, interests.size())
                .mapToObj(
                        i -> InterestAdvice.of(interests.get(i), found.answers().get(i), perWeek))
                .toList();
        return new Found(perWeek.of(found.papers()), perWeek.papers(), described, found.best());
    }

    private List<PreviewApi.PaperPreview> show(List<Best> best, List<Interest> interests) {
        Map<Long, Paper> papers = archive.byIds(best.stream().map(Best::paperId).toList());
        Map<Long, List<SourceSeen>> sources = archive.sources(papers.keySet());
        return best.stream()
                .filter(each -> papers.containsKey(each.paperId()))
                .map(each -> new PreviewApi.PaperPreview(
                        PaperJson.of(papers.get(each.paperId()), sources.getOrDefault(each.paperId(), List.of())),
                        each.score(),
                        places(each, interests, PaperApi.text(papers.get(each.paperId())))))
                .toList();
    }

    private static List<PreviewApi.Place> places(Best best, List<Interest> interests, PaperText paper) {
        return best.interests().stream()
                .flatMap(i -> interests.get(i).explain(paper).hits().stream().map(hit -> PreviewApi.Place.of(i, hit)))
                .toList();
    }
}
