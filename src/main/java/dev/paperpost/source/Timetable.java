package dev.paperpost.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Decides when a source is asked again: soon when it owes something, otherwise at the usual interval. */
@ApplicationScoped
class Timetable {

    private static final Duration FIRST_RETRY = Duration.ofMinutes(5);

    /** Enough to know how often in a row asking was in vain. */
    static final int RUNS = 8;

    private final SourcesConfig config;
    private final BatchBook book;

    Timetable(SourcesConfig config, BatchBook book) {
        this.config = config;
        this.book = book;
    }

    /** @param runs its latest fetches, the last one first */
    boolean isDue(PaperSource source, List<SourceStatus> runs, Instant now) {
        if (runs.isEmpty()) {
            return true;
        }
        Instant last = runs.get(0).at();
        if (now.isBefore(last.plus(source.leastPause()))) {
            return false;
        }
        int inVain = 0;
        while (inVain < runs.size() && isInVain(runs.get(inVain))) {
            inVain++;
        }
        if (inVain > 0) {
            return !now.isBefore(last.plus(retry(inVain, interval(source))));
        }
        boolean newDay = source.calendar().hasDays()
                && last.isBefore(source.calendar().dueAt(source.calendar().latest(now)))
                && book.isBehind(source, now);
        return newDay || !now.isBefore(last.plus(interval(source))) && source.mayHaveNews(last, now, book);
    }

    /** Doubled each time, up to the usual interval. */
    private static Duration retry(int inVain, Duration interval) {
        Duration wait = FIRST_RETRY.multipliedBy(1L << (inVain - 1));
        return wait.compareTo(interval) < 0 ? wait : interval;
    }

    /** Every node has a clock of its own, and a restart begins anew; nine tenths leave room for both. */
    private Duration interval(PaperSource source) {
        return source.interval().orElse(config.interval()).multipliedBy(9).dividedBy(10);
    }

    private static boolean isInVain(SourceStatus run) {
        return !run.outcome().equals("fetched") && !run.outcome().equals("empty_as_expected");
    }
}
