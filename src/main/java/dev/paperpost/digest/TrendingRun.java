package dev.paperpost.digest;

import dev.paperpost.digest.Trends.Trend;
import dev.paperpost.subscription.DueReader;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What trends, for the readers that one transaction plans. For one use by one thread. */
final class TrendingRun {

    private record Span(LocalDate toldUntil, Trending.Period period) {}

    private final TrendingStore store;
    private final Trends trends;
    private final Map<Span, List<Trend>> offered = new HashMap<>();
    private Map<Long, Set<Long>> got = Map.of();

    TrendingRun(TrendingStore store, Trends trends) {
        this.store = store;
        this.trends = trends;
    }

    /** Reads at once what all these readers have already. */
    void prepare(List<DueReader> readers) {
        List<DueReader> asking = readers.stream().filter(DueReader::trending).toList();
        Set<Long> papers = asking.stream()
                .map(this::offered)
                .distinct()
                .flatMap(Collection::stream)
                .flatMap(trend -> trend.ids().stream())
                .collect(Collectors.toSet());
        got = store.got(asking.stream().map(DueReader::subscriberId).toList(), papers);
    }

    /**
     * Without those that an earlier digest told of as trending: that was the one time. Only a paper that matches later than it
     * trended can be one, so hardly a reader has to be asked for.
     */
    List<Candidate> untold(DueReader reader, List<Candidate> matches) {
        if (reader.trendedUntil() == null || matches.stream().noneMatch(match -> mayBeTold(reader, match))) {
            return matches;
        }
        Set<Trend> told = trends.all(store.told(reader.subscriberId()));
        return matches.stream()
                .filter(match ->
                        trends.of(match.paperId()).filter(told::contains).isEmpty())
                .toList();
    }

    private boolean mayBeTold(DueReader reader, Candidate match) {
        return trends.of(match.paperId())
                .filter(trend -> !trend.day().isAfter(reader.trendedUntil()))
                .isPresent();
    }

    /** The papers to show to a reader below those that match; none to one who does not want them. */
    List<Long> chosen(DueReader reader, List<Candidate> matches) {
        if (!reader.trending()) {
            return List.of();
        }
        Set<Long> known = matches.stream().map(Candidate::paperId).collect(Collectors.toSet());
        known.addAll(got.getOrDefault(reader.subscriberId(), Set.of()));
        return offered(reader).stream()
                .filter(trend -> trend.ids().stream().noneMatch(known::contains))
                .limit(Trending.MOST)
                .map(Trend::work)
                .toList();
    }

    /** The latest day a reader has been told of once they get these. */
    LocalDate toldUntil(DueReader reader, List<Long> chosen) {
        return chosen.isEmpty() ? reader.trendedUntil() : trends.latest();
    }

    private List<Trend> offered(DueReader reader) {
        return offered.computeIfAbsent(
                new Span(reader.trendedUntil(), trends.period(reader.windowFrom())),
                span -> trends.after(span.toldUntil(), span.period()));
    }
}
