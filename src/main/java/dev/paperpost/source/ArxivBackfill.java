package dev.paperpost.source;

import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.IncomingPaper;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Reads in what was submitted on past days, one day and category after the other, and remembers each day that is done. OAI-PMH
 * cannot do this: its days are those of the latest change. For one call.
 */
final class ArxivBackfill {

    private static final Logger LOG = Logger.getLogger(ArxivBackfill.class);

    private static final String BOOKMARK = "backfill";
    private static final int PAGE = 500;

    /** Beyond it the API was seen to answer with status 500. */
    private static final int LAST = 10_000;

    private final ArxivApi api;
    private final List<ArxivCategory> categories;
    private final Intake intake;
    private int papers;

    ArxivBackfill(ArxivApi api, List<ArxivCategory> categories, Intake intake) {
        this.api = api;
        this.categories = categories;
        this.intake = intake;
    }

    /**
     * Both days included, up to today; goes on after the last day that was done when the same days were asked for and not finished.
     *
     * @throws FetchEnded when arXiv refuses
     */
    FetchOutcome read(LocalDate from, LocalDate last) throws IOException, FetchEnded {
        LocalDate today = LocalDate.ofInstant(intake.now(), ZoneOffset.UTC);
        LocalDate until = last.isAfter(today) ? today : last;
        String asked = from + " " + last + " ";
        LocalDate begin = intake.remembered(BOOKMARK)
                .filter(bookmark -> bookmark.startsWith(asked))
                .map(bookmark ->
                        LocalDate.parse(bookmark.substring(asked.length())).plusDays(1))
                .orElse(from);
        long started = System.nanoTime();
        for (LocalDate day = begin; !day.isAfter(until); day = day.plusDays(1)) {
            for (ArxivCategory category : categories) {
                read(category, day);
            }
            intake.remember(BOOKMARK, asked + day);
            tellProgress(from, begin, day, until, System.nanoTime() - started);
        }
        intake.remember(BOOKMARK, "");
        String detail = papers + " papers from " + begin + " to " + until;
        return papers == 0 && !begin.isAfter(until)
                ? new FetchOutcome.Stale("no paper at all in any category: " + detail)
                : new FetchOutcome.Fetched(null, null, detail);
    }

    private void read(ArxivCategory category, LocalDate day) throws IOException, FetchEnded {
        String date = day.format(DateTimeFormatter.BASIC_ISO_DATE);
        String query = category.query() + " AND submittedDate:[" + date + "0000 TO " + date + "2359]";
        int start = 0;
        int total;
        do {
            ArxivFeed page = api.search(query, start, Math.min(PAGE, LAST - start));
            List<IncomingPaper> read = ArxivEntry.papers(page, intake);
            intake.take(read, Arrival.BACKFILL);
            papers += read.size();
            start += page.entries().size();
            total = page.total();
        } while (start < Math.min(total, LAST));
        if (total > LAST) {
            throw new FetchEnded(new FetchOutcome.Stale(day + " has " + total + " papers in " + category.name()
                    + "; no more than " + LAST + " can be read"));
        }
    }

    private static void tellProgress(LocalDate from, LocalDate begin, LocalDate day, LocalDate until, long nanos) {
        long done = ChronoUnit.DAYS.between(begin, day) + 1;
        long left = ChronoUnit.DAYS.between(day, until);
        LOG.infof(
                "Backfill from arXiv: %d of %d days done, about %d minutes to go",
                ChronoUnit.DAYS.between(from, day) + 1,
                ChronoUnit.DAYS.between(from, until) + 1,
                Duration.ofNanos(nanos / done * left).toMinutes());
    }
}
