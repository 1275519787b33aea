package dev.paperpost.web;

import dev.paperpost.interest.Explanation.Hit;
import dev.paperpost.interest.Interest;
import dev.paperpost.interest.InterestIndex;
import dev.paperpost.interest.Match;
import dev.paperpost.interest.PaperText;
import dev.paperpost.paper.Archive;
import dev.paperpost.paper.Paper;
import dev.paperpost.paper.PaperJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Runs interests over the papers that arrived lately. */
@ApplicationScoped
class Preview {

    private static final int SPELLINGS = 10;

    private static final Comparator<Found> WORST_FIRST = Comparator.comparingDouble(Found::score)
            .thenComparing(found -> found.paper().id());

    private final Archive archive;
    private final Clock clock;

    Preview(Archive archive, Clock clock) {
        this.archive = archive;
        this.clock = clock;
    }

    PreviewApi.Result of(List<Interest> interests, int days, int limit) {
        Map<Long, Interest> numbered = new HashMap<>();
        List<Tally> tallies = new ArrayList<>();
        for (int i = 0; i < interests.size(); i++) {
            numbered.put((long) i, interests.get(i));
            tallies.add(new Tally());
        }
        InterestIndex index = InterestIndex.of(numbered);
        PriorityQueue<Found> best = new PriorityQueue<>(WORST_FIRST);
        long[] total = new long[1];
        archive.forEachArrivedSince(clock.instant().minus(Duration.ofDays(days)), paper -> {
            PaperText text = PaperApi.text(paper);
            List<Match> matches = index.match(text);
            if (matches.isEmpty()) {
                return;
            }
            total[0]++;
            List<PreviewApi.Place> places = new ArrayList<>();
            for (Match match : matches) {
                int number = (int) match.interestId();
                List<Hit> hits = interests.get(number).explain(text).hits();
                hits.forEach(hit -> places.add(PreviewApi.Place.of(number, hit)));
                tallies.get(number).add(paper, hits);
            }
            best.add(new Found(
                    paper, matches.stream().mapToDouble(Match::score).max().orElseThrow(), places));
            if (best.size() > limit) {
                best.poll();
            }
        });
        return new PreviewApi.Result(aWeek(total[0], days), describe(interests, tallies, days), bestFirst(best));
    }

    private List<PreviewApi.PaperPreview> bestFirst(PriorityQueue<Found> best) {
        return best.stream()
                .sorted(WORST_FIRST.reversed())
                .map(found -> new PreviewApi.PaperPreview(
                        PaperJson.of(
                                found.paper(), archive.sources(found.paper().id())),
                        found.score(),
                        found.places()))
                .toList();
    }

    private static List<PreviewApi.InterestPreview> describe(List<Interest> interests, List<Tally> tallies, int days) {
        List<PreviewApi.InterestPreview> described = new ArrayList<>();
        for (int i = 0; i < interests.size(); i++) {
            Interest interest = interests.get(i);
            described.add(new PreviewApi.InterestPreview(
                    interest.text(),
                    interest.canonical(),
                    aWeek(tallies.get(i).papers, days),
                    tallies.get(i).spellings(),
                    interest.warnings()));
        }
        return described;
    }

    private static double aWeek(long papers, int days) {
        return Math.round(papers * 70.0 / days) / 10.0;
    }

    private record Found(Paper paper, double score, List<PreviewApi.Place> places) {}

    /** Counts papers and, in each, which spellings matched; capitals aside. */
    private static class Tally {

        private long papers;
        private final Map<String, Long> spellings = new HashMap<>();

        void add(Paper paper, List<Hit> hits) {
            papers++;
            Set<String> here = new HashSet<>();
            for (Hit hit : hits) {
                here.add(source(paper, hit).substring(hit.start(), hit.end()).toLowerCase(Locale.ROOT));
            }
            here.forEach(spelling -> spellings.merge(spelling, 1L, Long::sum));
        }

        List<PreviewApi.Spelling> spellings() {
            return spellings.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(SPELLINGS)
                    .map(e -> new PreviewApi.Spelling(e.getKey(), e.getValue()))
                    .toList();
        }

        private static String source(Paper paper, Hit hit) {
            return switch (hit.field()) {
                case TITLE -> paper.title();
                case ABSTRACT, ANY -> paper.abstractText();
                case AUTHOR -> paper.authors().get(hit.author());
                case CATEGORY -> paper.categories().get(hit.author());
            };
        }
    }
}
