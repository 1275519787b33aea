package dev.paperpost.source;

import dev.paperpost.paper.IncomingPaper;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The daily listing of one arXiv category. */
final class ArxivRss implements PaperSource {

    static final String SERVICE = "arxiv";

    private static final ZoneId EASTERN = ZoneId.of("America/New_York");

    /** The feed of a day is made at midnight; an hour or two later it must be there. */
    private static final Duration GRACE = Duration.ofHours(3);

    private final String category;
    private final URI address;
    private final WebClient web;
    private final Pace pace;
    private final Clock clock;

    ArxivRss(String category, URI root, WebClient web, Pace pace, Clock clock) {
        this.category = category;
        this.address = root.resolve(category);
        this.web = web;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public String name() {
        return SERVICE + ":" + category;
    }

    @Override
    public String service() {
        return SERVICE;
    }

    @Override
    public FetchOutcome fetch() {
        try {
            pace.await();
            WebClient.Answer answer = web.get(address, "application/rss+xml, application/xml;q=0.9, */*;q=0.5");
            return answer.status() == 200 ? read(answer) : refusal(answer);
        } catch (IOException e) {
            return new FetchOutcome.Failed(OneLine.of(e.getMessage()));
        }
    }

    private FetchOutcome read(WebClient.Answer answer) throws IOException {
        if (answer.contentType().contains("html")) {
            return new FetchOutcome.Refused(answer.status(), "a web page instead of a feed");
        }
        return outcome(RssFeed.parse(answer.body()), answer.status());
    }

    /** arXiv's edge was seen to send a good feed under a refusing status; it is taken when it holds papers. */
    private FetchOutcome refusal(WebClient.Answer answer) {
        String reason = "HTTP status " + answer.status();
        try {
            FetchOutcome outcome = outcome(RssFeed.parse(answer.body()), answer.status());
            return outcome instanceof FetchOutcome.Fetched || outcome instanceof FetchOutcome.Refused
                    ? outcome
                    : new FetchOutcome.Refused(answer.status(), reason);
        } catch (IOException notAFeed) {
            return new FetchOutcome.Refused(answer.status(), reason);
        }
    }

    private FetchOutcome outcome(RssFeed feed, int status) {
        if (feed.title().startsWith("Feed error")) {
            return new FetchOutcome.Refused(status, "arXiv says: " + OneLine.of(feed.description()));
        }
        LocalDate expected = LocalDate.ofInstant(clock.instant().minus(GRACE), EASTERN);
        DayOfWeek today = LocalDate.ofInstant(clock.instant(), EASTERN).getDayOfWeek();
        if (feed.items().isEmpty()) {
            return today.compareTo(DayOfWeek.SATURDAY) >= 0
                    ? new FetchOutcome.EmptyAsExpected("arXiv announces nothing on weekends")
                    : new FetchOutcome.Stale(0, List.of(), "an empty feed on a weekday");
        }
        List<IncomingPaper> papers = feed.items().stream()
                .map(item -> new ArxivItem(item, category))
                .filter(ArxivItem::isUsable)
                .map(ArxivItem::paper)
                .toList();
        int listed = feed.items().size();
        if (papers.isEmpty()) {
            return new FetchOutcome.Failed("none of the " + listed + " items has the form of a paper");
        }
        if (feed.day() != null && feed.day().isBefore(lastAnnouncement(expected))) {
            return new FetchOutcome.Stale(listed, papers, "the feed is still that of " + feed.day());
        }
        int unread = listed - papers.size();
        return new FetchOutcome.Fetched(
                listed, papers, unread == 0 ? "" : unread + " of " + listed + " items could not be read");
    }

    private static LocalDate lastAnnouncement(LocalDate day) {
        LocalDate last = day;
        while (last.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0) {
            last = last.minusDays(1);
        }
        return last;
    }
}
