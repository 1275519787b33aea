package dev.paperpost.web;

import dev.paperpost.digest.RecentPapers;
import dev.paperpost.interest.Interest;
import dev.paperpost.interest.InterestIndex;
import dev.paperpost.interest.Matches;
import dev.paperpost.interest.PaperIndex;
import dev.paperpost.interest.PaperIndex.Hit;
import dev.paperpost.interest.PaperText;
import dev.paperpost.paper.Archive;
import dev.paperpost.paper.ArchiveQuery;
import dev.paperpost.paper.Page;
import dev.paperpost.paper.Paper;
import dev.paperpost.paper.PaperWords;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Asks the archive an interest: the recent papers from memory, what arrived before them by reading it. Thread-safe. */
@ApplicationScoped
class PaperSearch {

    /** So many days of old papers take as long to read as a hard interest takes to be asked of the recent ones. */
    private static final int DAYS_FOR_ONE = 3;

    /** Usually there is enough for a page in the papers of a month. */
    private static final int DAYS_OF_ALL = 30;

    private final Archive archive;
    private final RecentPapers recent;
    private final Clock clock;

    PaperSearch(Archive archive, RecentPapers recent, Clock clock) {
        this.archive = archive;
        this.recent = recent;
        this.clock = clock;
    }

    /**
     * What an interest finds among the recent papers.
     *
     * @param total how many on all pages
     * @param since papers that arrived before were not looked at
     */
    record Found(Page<Paper> page, int total, Instant since) {}

    /** The recent papers alone; of the query, only the order and the page count. */
    Found recently(ArchiveQuery query, Interest interest) {
        PaperIndex papers = recent.index();
        Instant since = recent.daysAgo(papers, RecentPapers.DAYS);
        List<Long> found = hits(papers, interest, since);
        return new Found(archive.find(query, found, Instant.EPOCH, words -> false), found.size(), since);
    }

    /** All papers of a span of days, or all there are. */
    Page<Paper> everywhere(ArchiveQuery query, Interest interest) {
        PaperIndex papers = recent.index();
        Instant since = papers.completeFrom();
        return archive.find(query, hits(papers, interest, since), since, wanted(interest));
    }

    /** In interests, as {@link PreviewBudget} counts them. */
    int cost(ArchiveQuery query) {
        if (query.from() == null) {
            return 1 + DAYS_OF_ALL / DAYS_FOR_ONE;
        }
        LocalDate oldest =
                LocalDate.ofInstant(clock.instant().minus(Duration.ofDays(RecentPapers.DAYS)), ZoneOffset.UTC);
        return query.from().isAfter(oldest)
                ? 1
                : 1 + (int) ChronoUnit.DAYS.between(query.from(), query.until()) / DAYS_FOR_ONE;
    }

    private static List<Long> hits(PaperIndex papers, Interest interest, Instant since) {
        return papers.hits(interest, since).stream().map(Hit::paperId).toList();
    }

    private static Predicate<PaperWords> wanted(Interest interest) {
        InterestIndex index = InterestIndex.of(Map.of(0L, interest));
        Matches matches = new Matches();
        return paper -> {
            index.match(
                    new PaperText(paper.title(), paper.abstractText(), paper.authors(), paper.categories()), matches);
            return matches.size() > 0;
        };
    }
}
