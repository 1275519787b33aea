package dev.paperpost.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What has trended lately. Each work is of one day, and a reader remembers the latest day they were told of, so what they are
 * told of next cannot be the same. Immutable.
 */
final class Trends {

    /**
     * A work of one day.
     *
     * @param ids its own and those of all that were merged into it
     */
    record Trend(long work, LocalDate day, Set<Long> ids) {

        Trend earlier(Trend other) {
            return day.isAfter(other.day) ? other : this;
        }
    }

    private final Instant until;
    private final List<Trend> bestFirst;
    private final Map<Long, Trend> byId = new HashMap<>();
    private final LocalDate latest;

    Trends(Instant until, List<Trend> bestFirst) {
        this.until = until;
        this.bestFirst = bestFirst;
        bestFirst.forEach(trend -> trend.ids().forEach(id -> byId.put(id, trend)));
        latest = bestFirst.stream()
                .map(Trend::day)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Up to which day there is something; null when there is nothing. */
    LocalDate latest() {
        return latest;
    }

    /** The work that has this id or took it in, if it trended. */
    Optional<Trend> of(long paperId) {
        return Optional.ofNullable(byId.get(paperId));
    }

    /** Of a digest that tells of what has come since then. */
    Trending.Period period(Instant since) {
        return Trending.Period.of(since, until);
    }

    /**
     * Those of a period that began to trend after a day.
     *
     * @param toldUntil null when a reader was told of none
     */
    List<Trend> after(LocalDate toldUntil, Trending.Period period) {
        LocalDate from = day(until).minusDays(period.days);
        LocalDate after = toldUntil == null || toldUntil.isBefore(from) ? from : toldUntil;
        return bestFirst.stream().filter(trend -> trend.day().isAfter(after)).toList();
    }

    /** The day that a moment belongs to. */
    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    /** Those of these papers that trended, each as the work it is now. */
    Set<Trend> all(Set<Long> paperIds) {
        Set<Trend> all = new HashSet<>();
        paperIds.stream().map(byId::get).filter(Objects::nonNull).forEach(all::add);
        return all;
    }
}
