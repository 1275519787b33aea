package dev.paperpost.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * arXiv over OAI-PMH (info.arxiv.org/help/oa): once a day it brings what the feeds missed, and it steps in for a feed that
 * does not come. It lists all papers whose record changed, so most of what it has is old.
 */
final class ArxivOai implements PaperSource {

    /** How long a feed may keep readers waiting before the slower way is taken. */
    private static final Duration FEED_LATE = Duration.ofHours(2);

    private final URI root;
    private final List<ArxivCategory> sets;
    private final AnnouncementCalendar feeds;

    private ArxivOai(SourcesConfig.Arxiv config) {
        this.root = config.oaiUrl();
        this.sets = config.categories().stream().map(ArxivCategory::new).toList();
        this.feeds = config.calendar();
    }

    /** One for all configured categories. */
    @ApplicationScoped
    static class Kind implements SourceKind {

        private final SourcesConfig.Arxiv config;

        Kind(SourcesConfig config) {
            this.config = config.arxiv();
        }

        @Override
        public List<PaperSource> configured() {
            return List.of(new ArxivOai(config));
        }
    }

    @Override
    public String name() {
        return ArxivRss.SERVICE + ":oai";
    }

    @Override
    public String service() {
        return ArxivRss.SERVICE;
    }

    @Override
    public boolean mayHaveNews(Instant last, Instant now, BatchBook book) {
        return last.isBefore(new ArxivHours(feeds).lastChangeOfOai(now))
                || sets.stream().anyMatch(set -> isFeedLate(set, now, book::hasArrived));
    }

    private boolean isFeedLate(ArxivCategory set, Instant now, BiPredicate<String, LocalDate> arrived) {
        LocalDate day = feeds.latest(now);
        return !now.isBefore(feeds.dueAt(day).plus(FEED_LATE)) && !arrived.test(set.feed(), day);
    }

    @Override
    public FetchOutcome fetch(Intake intake) throws IOException {
        Instant change = new ArxivHours(feeds).lastChangeOfOai(intake.now());
        boolean stale = false;
        boolean quiet = true;
        List<String> told = new ArrayList<>();
        int records = 0;
        for (ArxivCategory set : wanted(intake, change)) {
            OaiProgress end;
            try {
                end = new OaiList(root, set, feeds, intake).read();
            } catch (FetchEnded e) {
                return e.outcome();
            }
            records += end.records();
            stale |= end.asOf().isBefore(change);
            quiet &= feeds.latest(intake.now()).isBefore(end.from());
            told.add(end.records() + " of " + set.oaiSet() + " since " + end.from());
        }
        String detail = "records read: " + String.join(", ", told);
        if (stale) {
            return new FetchOutcome.Stale("lists from before " + change + "; " + detail);
        }
        if (records == 0) {
            return quiet
                    ? new FetchOutcome.EmptyAsExpected("no announcement since the last list")
                    : new FetchOutcome.Stale("nothing at all in spite of an announcement; " + detail);
        }
        return new FetchOutcome.Fetched(null, null, detail);
    }

    /** Those not read since the list changed last, and those whose feed is late; all when none is, as somebody asked. */
    private List<ArxivCategory> wanted(Intake intake, Instant change) {
        List<ArxivCategory> wanted = sets.stream()
                .filter(set -> {
                    Instant read = new OaiList(root, set, feeds, intake).readAsOf();
                    return read == null || read.isBefore(change) || isFeedLate(set, intake.now(), intake::hasArrived);
                })
                .toList();
        return wanted.isEmpty() ? sets : wanted;
    }
}
