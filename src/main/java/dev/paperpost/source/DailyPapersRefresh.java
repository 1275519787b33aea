package dev.paperpost.source;

import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.IncomingPaper;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is asked of Hugging Face beside the list of the day: votes and comments, which grow for weeks, what is trending, and
 * once the past, so that a new installation has something to search. Thread-safe.
 */
final class DailyPapersRefresh {

    private static final Duration EVERY = Duration.ofHours(6);
    private static final int WEEKS = 3;
    private static final int HALF_A_MONTH = 15;

    private static final String REFRESHED = "refreshed";
    private static final String PAST = "past";
    private static final String OWED = "owed";
    private static final String READ = "read";

    private final DailyPages pages;

    DailyPapersRefresh(DailyPages pages) {
        this.pages = pages;
    }

    /**
     * Asks when it is time to; stops at the first trouble and tries again at the next fetch.
     *
     * @return what went wrong, or empty
     */
    String run(LocalDate today, Intake intake) {
        boolean owesPast = owesPast(intake);
        if (!owesPast && !isDue(intake)) {
            return "";
        }
        // The months hold the weeks.
        List<String> queries = owesPast ? months(today) : weeks(today);
        for (String query : queries) {
            DailyList list = pages.all(query, intake);
            store(list, owesPast ? Arrival.BACKFILL : Arrival.LATE, today, intake);
            if (list.problem() != null) {
                return trouble(query, list);
            }
        }
        if (owesPast) {
            intake.remember(PAST, READ);
        }
        DailyList trending = pages.first("sort=trending", intake);
        if (trending.problem() != null) {
            return trouble("sort=trending", trending);
        }
        if (!trending.papers().isEmpty()) {
            intake.update(trending.papers(null));
            intake.trending(trending.ids());
        }
        intake.remember(REFRESHED, intake.now().toString());
        return "";
    }

    /** Noted at the first fetch, and owed until it has been read, whatever happens between. */
    private static boolean owesPast(Intake intake) {
        if (intake.isFirst() && intake.remembered(PAST).isEmpty()) {
            intake.remember(PAST, OWED);
        }
        return intake.remembered(PAST).filter(OWED::equals).isPresent();
    }

    private static boolean isDue(Intake intake) {
        return intake.remembered(REFRESHED)
                .map(last -> !intake.now().isBefore(Instant.parse(last).plus(EVERY)))
                .orElse(true);
    }

    private static List<String> months(LocalDate today) {
        YearMonth month = YearMonth.from(today);
        return today.getDayOfMonth() <= HALF_A_MONTH
                ? List.of("month=" + month, "month=" + month.minusMonths(1))
                : List.of("month=" + month);
    }

    /** By ISO 8601: the last days of a year may be in the first week of the next one. */
    private static List<String> weeks(LocalDate today) {
        return Stream.iterate(today, day -> day.minusWeeks(1))
                .limit(WEEKS)
                .map(day ->
                        "week=" + day.format(DateTimeFormatter.ISO_WEEK_DATE).substring(0, "2026-W30".length()))
                .toList();
    }

    /** Only what nobody has told of yet can come late. */
    private static void store(DailyList list, Arrival ofThePast, LocalDate today, Intake intake) {
        list.tellUnreadable(intake);
        Set<String> known = intake.known(list.ids());
        List<IncomingPaper> updates = new ArrayList<>();
        List<IncomingPaper> news = new ArrayList<>();
        List<IncomingPaper> past = new ArrayList<>();
        for (IncomingPaper paper : list.papers(null)) {
            boolean isOfToday =
                    paper.announcedOn() != null && !paper.announcedOn().isBefore(today);
            (known.contains(paper.id()) ? updates : isOfToday ? news : past).add(paper);
        }
        intake.update(updates);
        intake.take(news, Arrival.NEW);
        intake.take(past, ofThePast);
    }

    private static String trouble(String query, DailyList list) {
        return "the list " + query + " could not be read: " + list.problem().detail();
    }
}
