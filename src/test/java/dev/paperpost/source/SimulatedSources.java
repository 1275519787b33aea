package dev.paperpost.source;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** arXiv and Hugging Face as they would answer at each moment of a simulated time, with their troubles. */
final class SimulatedSources {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime OAI_TIME = LocalTime.of(22, 30);

    private final FakeSite site;
    private final Clock clock;
    private final List<Announced> announced = new ArrayList<>();
    private final Map<Instant, Instant> outages = new TreeMap<>();
    private final Map<Instant, Instant> stale = new TreeMap<>();
    private final Map<LocalDate, List<String>> daily = new TreeMap<>();

    SimulatedSources(FakeSite site, Clock clock, String... categories) {
        this.site = site;
        this.clock = clock;
        for (String category : categories) {
            site.serves("/" + category, exchange -> rss(exchange, category));
        }
        site.serves("/oai", this::oai);
        site.serves("/api/query", this::query);
        site.serves("/daily_papers", this::dailyPapers);
    }

    private record Announced(String id, String title, String category, LocalDate day, boolean inFeed) {}

    /** Announced in the feed of a day. */
    SimulatedSources arxiv(String day, String id, String category, String title) {
        announced.add(new Announced(id, title, category, LocalDate.parse(day), true));
        return this;
    }

    /** Announced on a day, but the feed leaves it out; OAI-PMH has it the evening after. */
    SimulatedSources missedByTheFeed(String day, String id, String category, String title) {
        announced.add(new Announced(id, title, category, LocalDate.parse(day), false));
        return this;
    }

    SimulatedSources huggingFace(String day, String id, String title) {
        daily.computeIfAbsent(LocalDate.parse(day), d -> new ArrayList<>())
                .add(
                        """
                {"paper":{"id":"%s","title":"%s","summary":"Shown.","authors":[{"name":"Ada Example"}],"upvotes":7,
                 "discussionId":"x","publishedAt":"%sT00:00:00.000Z","submittedOnDailyAt":"%sT00:00:00.000Z"},
                 "title":"%s","summary":"Shown.","publishedAt":"%sT00:00:00.000Z","numComments":1}
                """
                                .formatted(id, title, day, day, title, day));
        return this;
    }

    /** All of arXiv answers 503. */
    SimulatedSources outage(String from, String until) {
        outages.put(Instant.parse(from), Instant.parse(until));
        return this;
    }

    /** The feeds are still those of the day before. */
    SimulatedSources staleFeeds(String from, String until) {
        stale.put(Instant.parse(from), Instant.parse(until));
        return this;
    }

    private boolean within(Map<Instant, Instant> spans) {
        Instant now = clock.instant();
        return spans.entrySet().stream()
                .anyMatch(span -> !now.isBefore(span.getKey()) && now.isBefore(span.getValue()));
    }

    private void rss(HttpExchange exchange, String category) throws IOException {
        if (within(outages)) {
            answer(exchange, 503, "text/plain", "maintenance");
            return;
        }
        LocalDate day = LocalDate.ofInstant(clock.instant(), NEW_YORK).minusDays(within(stale) ? 1 : 0);
        String items = announced.stream()
                .filter(paper -> paper.inFeed()
                        && paper.category().equals(category)
                        && paper.day().equals(day))
                .map(paper ->
                        """
                        <item><title>%s</title><link>https://arxiv.org/abs/%s</link>
                        <description>arXiv:%sv1 Announce Type: new \nAbstract: Shown.</description>
                        <guid isPermaLink="false">oai:arXiv.org:%sv1</guid><category>%s</category>
                        <pubDate>%s</pubDate><arxiv:announce_type>new</arxiv:announce_type>
                        <dc:creator>Ada Example</dc:creator></item>
                        """
                                .formatted(paper.title(), paper.id(), paper.id(), paper.id(), category, midnight(day)))
                .collect(Collectors.joining());
        answer(
                exchange,
                200,
                "application/rss+xml",
                """
                <?xml version='1.0' encoding='UTF-8'?>
                <rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0">
                <channel><title>%s updates on arXiv.org</title><description>x</description><pubDate>%s</pubDate>%s
                </channel></rss>
                """
                        .formatted(category, midnight(day), items));
    }

    private static String midnight(LocalDate day) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(day.atStartOfDay(NEW_YORK));
    }

    private void oai(HttpExchange exchange) throws IOException {
        if (within(outages)) {
            answer(exchange, 503, "text/plain", "maintenance");
            return;
        }
        Map<String, String> query = parameters(exchange);
        LocalDate from = LocalDate.parse(query.get("from"));
        String set = query.get("set");
        String records = announced.stream()
                .filter(paper -> set.endsWith(":" + paper.category().replace('.', ':'))
                        && !paper.day().isBefore(from)
                        && isInOai(paper))
                .map(paper ->
                        """
                        <record><header><identifier>oai:arXiv.org:%s</identifier><datestamp>%s</datestamp></header>
                        <metadata><arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>%s</id><submitter>A</submitter>
                        <version version="v1"><date>%s</date><size>1kb</size></version><title>%s</title>
                        <authors>Ada Example</authors><categories>%s</categories><abstract>Shown.</abstract>
                        </arXivRaw></metadata></record>
                        """
                                .formatted(
                                        paper.id(),
                                        paper.day(),
                                        paper.id(),
                                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                                submitted(paper.day()).withZoneSameInstant(ZoneOffset.UTC)),
                                        paper.title(),
                                        paper.category()))
                .collect(Collectors.joining());
        answer(
                exchange,
                200,
                "text/xml",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>%s</responseDate>
                <request verb="ListRecords">http://oaipmh.arxiv.org/oai</request>%s</OAI-PMH>
                """
                        .formatted(
                                clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                                records.isEmpty()
                                        ? "<error code=\"noRecordsMatch\"/>"
                                        : "<ListRecords>" + records + "</ListRecords>"));
    }

    private boolean isInOai(Announced paper) {
        return !paper.day()
                .minusDays(paper.inFeed() ? 1 : 0)
                .atTime(OAI_TIME)
                .atZone(NEW_YORK)
                .toInstant()
                .isAfter(clock.instant());
    }

    /** In time for the announcement of the evening before the feed's day. */
    private static ZonedDateTime submitted(LocalDate day) {
        LocalDate evening = day.minusDays(1);
        LocalDate before = evening.getDayOfWeek().getValue() == 7 ? evening.minusDays(2) : evening;
        return before.atTime(9, 0).atZone(NEW_YORK);
    }

    private void query(HttpExchange exchange) throws IOException {
        if (within(outages)) {
            answer(exchange, 503, "text/plain", "maintenance");
            return;
        }
        answer(
                exchange,
                200,
                "application/atom+xml",
                """
                <feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns="http://www.w3.org/2005/Atom">
                <id>https://arxiv.org/api/x</id><title>arXiv Query</title><updated>2026-11-01T00:00:00Z</updated>
                <opensearch:totalResults>0</opensearch:totalResults></feed>
                """);
    }

    private void dailyPapers(HttpExchange exchange) throws IOException {
        Map<String, String> query = parameters(exchange);
        LocalDate current = LocalDate.ofInstant(clock.instant().plusSeconds(150 * 60), NEW_YORK);
        if (query.containsKey("date") && LocalDate.parse(query.get("date")).isAfter(current)) {
            answer(exchange, 400, "application/json", "{\"error\":\"bad date\"}");
            return;
        }
        String papers = Integer.parseInt(query.getOrDefault("p", "0")) > 0
                ? ""
                : daily.entrySet().stream()
                        .filter(day -> !day.getKey().isAfter(current) && asked(query, day.getKey()))
                        .flatMap(day -> day.getValue().stream())
                        .collect(Collectors.joining(","));
        answer(exchange, 200, "application/json; charset=utf-8", "[" + papers + "]");
    }

    private static boolean asked(Map<String, String> query, LocalDate day) {
        String week = day.get(IsoFields.WEEK_BASED_YEAR) + "-W"
                + String.format("%02d", day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        return day.toString().equals(query.getOrDefault("date", day.toString()))
                && week.equals(query.getOrDefault("week", week))
                && day.toString().startsWith(query.getOrDefault("month", ""));
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : exchange.getRequestURI().getQuery().split("&")) {
            parameters.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return parameters;
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.strip().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
