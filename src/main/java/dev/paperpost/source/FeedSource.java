package dev.paperpost.source;

import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.IncomingPaper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Any Atom or RSS feed: a journal's, a laboratory's, a search's. It has no days, so nothing of it is ever awaited. */
final class FeedSource implements PaperSource {

    private static final String ACCEPT =
            "application/atom+xml, application/rss+xml, application/rdf+xml, application/xml;q=0.9, */*;q=0.5";

    /** As far as the first digest looks back. */
    private static final int NEWS_DAYS = 7;

    private final String name;
    private final URI address;

    private FeedSource(String name, URI address) {
        this.name = "feed:" + name;
        this.address = address;
    }

    /** One for each configured feed. */
    @ApplicationScoped
    static class Kind implements SourceKind {

        private final Map<String, URI> feeds;

        Kind(SourcesConfig config) {
            this.feeds = config.feeds();
        }

        @Override
        public List<PaperSource> configured() {
            return feeds.entrySet().stream()
                    .map(feed -> (PaperSource) new FeedSource(feed.getKey(), feed.getValue()))
                    .toList();
        }
    }

    @Override
    public String name() {
        return name;
    }

    /** Feeds of arXiv keep its pause together with everything else asked of it. */
    @Override
    public String service() {
        String host = address.getHost();
        if (host == null) {
            return name;
        }
        boolean arxiv = ("." + host.toLowerCase(Locale.ROOT)).endsWith(".arxiv.org");
        return arxiv ? ArxivRss.SERVICE : host.toLowerCase(Locale.ROOT);
    }

    @Override
    public FetchOutcome fetch(Intake intake) throws IOException {
        Answer answer = intake.getIfChanged(address, ACCEPT);
        if (answer.isUnchanged()) {
            return new FetchOutcome.Fetched(null, null, "unchanged since the last fetch");
        }
        if (!answer.isOk()) {
            return answer.refused();
        }
        try {
            return read(FeedDocument.parse(answer.body()), intake);
        } catch (IOException notAFeed) {
            if (isWebPage(answer)) {
                return new FetchOutcome.Refused(answer.status(), "a web page instead of a feed");
            }
            throw notAFeed;
        }
    }

    /** Some servers call a feed HTML, so only what is no feed is looked at. */
    private static boolean isWebPage(Answer answer) {
        String start = new String(answer.body(), 0, Math.min(answer.body().length, 500), StandardCharsets.ISO_8859_1);
        String lower = start.toLowerCase(Locale.ROOT);
        return answer.contentType().contains("html") || lower.contains("<!doctype html") || lower.contains("<html");
    }

    private FetchOutcome read(FeedDocument feed, Intake intake) {
        List<FeedEntry> entries = feed.entries().stream()
                .map(entry -> new FeedEntry(entry, name, address))
                .filter(FeedEntry::isUsable)
                .toList();
        int unreadable = feed.entries().size() - entries.size();
        intake.unreadable(unreadable, unreadable + " of " + feed.entries().size() + " entries lack a title or an id");
        if (entries.isEmpty() && unreadable > 0) {
            return new FetchOutcome.Failed("none of the " + unreadable + " entries has the form of a paper");
        }
        LocalDate oldest = LocalDate.ofInstant(intake.now(), ZoneOffset.UTC).minusDays(NEWS_DAYS);
        Map<Boolean, List<IncomingPaper>> papers = entries.stream()
                .map(FeedEntry::paper)
                .collect(Collectors.partitioningBy(paper -> intake.isFirst() && isBefore(paper, oldest)));
        intake.take(papers.get(true), Arrival.BACKFILL);
        intake.take(papers.get(false), Arrival.NEW);
        return new FetchOutcome.Fetched(null, null, "");
    }

    private static boolean isBefore(IncomingPaper paper, LocalDate oldest) {
        return paper.publishedAt() != null && paper.publishedAt().isBefore(oldest);
    }
}
