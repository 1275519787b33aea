package dev.paperpost.source;

import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.IncomingPaper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The daily listing of one arXiv category (info.arxiv.org/help/rss_specifications). Asked for several at once, it would not
 * tell a paper's primary category.
 */
final class ArxivRss implements PaperSource {

    static final String SERVICE = "arxiv";

    private static final String ACCEPT = "application/rss+xml, application/xml;q=0.9, */*;q=0.5";

    /** A longer list is cut, and new papers come last in it. */
    private static final int MOST_ITEMS = 2_000;

    /** The archives that are a category themselves (arxiv.org/category_taxonomy). */
    private static final Set<String> UNDIVIDED =
            Set.of("gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "math-ph", "nucl-ex", "nucl-th", "quant-ph");

    private static final String DAY = "day";
    private static final String LISTED = "listed";

    private final String category;
    private final URI address;
    private final AnnouncementCalendar calendar;
    private final int crossMonths;

    private ArxivRss(String category, SourcesConfig.Arxiv config, AnnouncementCalendar calendar) {
        this.category = category;
        this.address = config.url().resolve(category);
        this.calendar = calendar;
        this.crossMonths = config.crossMonths();
    }

    /** One for each configured category. */
    @ApplicationScoped
    static class Kind implements SourceKind {

        private final SourcesConfig.Arxiv config;

        Kind(SourcesConfig config) {
            this.config = config.arxiv();
        }

        @Override
        public List<PaperSource> configured() {
            AnnouncementCalendar calendar = config.calendar();
            return config.categories().stream()
                    .map(category -> (PaperSource) new ArxivRss(category.strip(), config, calendar))
                    .toList();
        }
    }

    @Override
    public String name() {
        return SERVICE + ":" + category;
    }

    @Override
    public String label() {
        return "arXiv " + category;
    }

    @Override
    public String service() {
        return SERVICE;
    }

    @Override
    public AnnouncementCalendar calendar() {
        return calendar;
    }

    /** A whole archive, as several categories asked for at once, has papers of many. */
    @Override
    public String category() {
        boolean single = !category.contains("+")
                && (category.contains(".") || UNDIVIDED.contains(category.toLowerCase(Locale.ROOT)));
        return single ? category : null;
    }

    @Override
    public FetchOutcome fetch(Intake intake) throws IOException {
        Answer answer = intake.getIfChanged(address, ACCEPT);
        if (answer.isUnchanged()) {
            return unchanged(intake);
        }
        if (answer.isOk() && answer.contentType().contains("html")) {
            return new FetchOutcome.Refused(answer.status(), "a web page instead of a feed");
        }
        RssFeed feed;
        try {
            feed = RssFeed.parse(answer.body());
        } catch (IOException notAFeed) {
            if (answer.isOk()) {
                throw notAFeed;
            }
            return answer.refused();
        }
        if (feed.title().startsWith("Feed error")) {
            return new FetchOutcome.Refused(answer.status(), "arXiv says: " + OneLine.of(feed.description()));
        }
        // arXiv's edge was seen to send a good feed under a refusing status; it is taken when it holds papers.
        return answer.isOk() || !feed.items().isEmpty() ? read(feed, intake) : answer.refused();
    }

    private FetchOutcome unchanged(Intake intake) {
        LocalDate due = calendar.latest(intake.now());
        Optional<LocalDate> last = intake.remembered(DAY).map(LocalDate::parse);
        return last.isPresent() && !last.get().isBefore(due)
                ? new FetchOutcome.Fetched(last.get(), null, "unchanged since the last fetch")
                : new FetchOutcome.Stale("the feed has not changed since that of "
                        + last.map(LocalDate::toString).orElse("an unknown day"));
    }

    private FetchOutcome read(RssFeed feed, Intake intake) {
        LocalDate due = calendar.latest(intake.now());
        if (feed.items().isEmpty()) {
            return empty(feed, due, intake);
        }
        LocalDate day = day(feed, intake);
        List<ArxivItem> items = feed.items().stream()
                .map(item -> new ArxivItem(item, category))
                .filter(ArxivItem::isUsable)
                .toList();
        int unreadable = feed.items().size() - items.size();
        intake.unreadable(unreadable, unreadable + " of " + feed.items().size() + " items could not be read");
        if (items.isEmpty()) {
            return new FetchOutcome.Failed("none of the " + unreadable + " items has the form of a paper");
        }
        if (isRepeated(items, day, intake)) {
            return new FetchOutcome.Stale("the feed says " + day + " and lists what was listed on "
                    + intake.remembered(DAY).orElse(""));
        }
        int news = store(items, day.isBefore(due), intake);
        remember(items, day, intake);
        if (feed.items().size() >= MOST_ITEMS) {
            return new FetchOutcome.Stale("the feed is cut at " + MOST_ITEMS + " items; the rest is read by OAI-PMH");
        }
        if (day.isBefore(due)) {
            intake.complete(name(), day, news);
            return new FetchOutcome.Stale("the feed is still that of " + day);
        }
        return new FetchOutcome.Fetched(day, news + unreadable, "");
    }

    /** The day a feed says it is of; the one that is due when it says nothing, or a day that is yet to come. */
    private LocalDate day(RssFeed feed, Intake intake) {
        LocalDate tomorrow = calendar.dayAt(intake.now()).plusDays(1);
        return feed.day() == null || feed.day().isAfter(tomorrow) ? calendar.latest(intake.now()) : feed.day();
    }

    private FetchOutcome empty(RssFeed feed, LocalDate due, Intake intake) {
        LocalDate day = feed.day() == null ? calendar.dayAt(intake.now()) : feed.day();
        if (day.isBefore(due)) {
            return new FetchOutcome.Stale("an empty feed of " + day);
        }
        return calendar.announces(day)
                ? new FetchOutcome.Stale("an empty feed on a day with an announcement")
                : new FetchOutcome.EmptyAsExpected("arXiv announces nothing on weekends and holidays");
    }

    /** A feed was seen to bear the new day and to list the day before. */
    private static boolean isRepeated(List<ArxivItem> items, LocalDate day, Intake intake) {
        Optional<LocalDate> last = intake.remembered(DAY).map(LocalDate::parse);
        if (last.isEmpty() || !last.get().isBefore(day)) {
            return false;
        }
        Set<String> before =
                new HashSet<>(Arrays.asList(intake.remembered(LISTED).orElse("").split(" ")));
        return items.stream().allMatch(item -> before.contains(item.guid()));
    }

    /** @return how many of them are news */
    private int store(List<ArxivItem> items, boolean isOld, Intake intake) {
        YearMonth oldest = YearMonth.from(calendar.dayAt(intake.now())).minusMonths(crossMonths);
        List<IncomingPaper> news = new ArrayList<>();
        List<IncomingPaper> updates = new ArrayList<>();
        items.forEach(item -> (item.isNews(oldest) ? news : updates).add(item.paper()));
        Arrival ofThePast = intake.isFirst() ? Arrival.BACKFILL : Arrival.LATE;
        intake.take(news, isOld ? ofThePast : Arrival.NEW);
        intake.update(updates);
        return news.size();
    }

    /** An older list, which a cache may bring up again, is not what the next one is compared with. */
    private static void remember(List<ArxivItem> items, LocalDate day, Intake intake) {
        Optional<LocalDate> last = intake.remembered(DAY).map(LocalDate::parse);
        if (last.isEmpty() || !day.isBefore(last.get())) {
            intake.remember(DAY, day.toString());
            intake.remember(LISTED, items.stream().map(ArxivItem::guid).collect(Collectors.joining(" ")));
        }
    }
}
