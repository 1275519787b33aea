package dev.paperpost.web;

import dev.paperpost.digest.RecentPapers;
import dev.paperpost.interest.Interest;
import dev.paperpost.interest.PaperIndex;
import dev.paperpost.interest.PaperIndex.Answer;
import dev.paperpost.interest.PaperIndex.Hit;
import dev.paperpost.interest.PaperText;
import dev.paperpost.paper.Archive;
import dev.paperpost.paper.Paper;
import dev.paperpost.paper.PaperJson;
import dev.paperpost.paper.SourceSeen;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BinaryOperator;

/** Asks interests of the papers that arrived lately. */
@ApplicationScoped
class Preview {

    private static final Comparator<Hit> WORST_FIRST =
            Comparator.comparingDouble(Hit::score).thenComparing(Hit::arrived).thenComparingLong(Hit::paperId);

    private final RecentPapers recent;
    private final Archive archive;

    Preview(RecentPapers recent, Archive archive) {
        this.recent = recent;
        this.archive = archive;
    }

    PreviewApi.Result of(List<Interest> interests, int days, int limit) {
        PaperIndex papers = recent.index();
        Instant from = recent.daysAgo(papers, days);
        PapersPerWeek perWeek = new PapersPerWeek(papers, from, recent.weeksSince(from));
        List<Answer> answers = new ArrayList<>();
        List<PreviewApi.InterestPreview> described = new ArrayList<>();
        Map<Long, Hit> best = new HashMap<>();
        for (Interest interest : interests) {
            Answer answer = papers.ask(interest, from);
            answers.add(answer);
            described.add(InterestAdvice.of(interest, answer, perWeek));
            answer.papers()
                    .forEach(hit ->
                            best.merge(hit.paperId(), hit, BinaryOperator.maxBy(Comparator.comparing(Hit::score))));
        }
        return new PreviewApi.Result(
                perWeek.of(best.size()),
                perWeek.papers(),
                described,
                show(bestFirst(best.values(), limit), interests, answers));
    }

    private static List<Hit> bestFirst(Collection<Hit> hits, int limit) {
        PriorityQueue<Hit> best = new PriorityQueue<>(WORST_FIRST);
        for (Hit hit : hits) {
            best.add(hit);
            if (best.size() > limit) {
                best.poll();
            }
        }
        return best.stream().sorted(WORST_FIRST.reversed()).toList();
    }

    private List<PreviewApi.PaperPreview> show(List<Hit> hits, List<Interest> interests, List<Answer> answers) {
        Map<Long, List<PreviewApi.Place>> places = new LinkedHashMap<>();
        hits.forEach(hit -> places.put(hit.paperId(), new ArrayList<>()));
        Map<Long, Paper> papers = archive.byIds(places.keySet());
        for (int i = 0; i < answers.size(); i++) {
            int interest = i;
            answers.get(i).papers().stream()
                    .map(Hit::paperId)
                    .filter(papers::containsKey)
                    .forEach(id -> mark(interest, interests.get(interest), papers.get(id), places.get(id)));
        }
        Map<Long, List<SourceSeen>> sources = archive.sources(papers.keySet());
        return hits.stream()
                .filter(hit -> papers.containsKey(hit.paperId()))
                .map(hit -> new PreviewApi.PaperPreview(
                        PaperJson.of(papers.get(hit.paperId()), sources.getOrDefault(hit.paperId(), List.of())),
                        hit.score(),
                        places.get(hit.paperId())))
                .toList();
    }

    private static void mark(int number, Interest interest, Paper paper, List<PreviewApi.Place> into) {
        PaperText text = PaperApi.text(paper);
        interest.explain(text).hits().forEach(hit -> into.add(PreviewApi.Place.of(number, hit)));
    }
}
