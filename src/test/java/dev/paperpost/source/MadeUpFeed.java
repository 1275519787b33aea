package dev.paperpost.source;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.StringJoiner;

/** A feed in the form arXiv sends it. */
final class MadeUpFeed {

    private final StringJoiner items = new StringJoiner("\n");
    private final String category;
    private final String pubDate;

    private MadeUpFeed(String category, String pubDate) {
        this.category = category;
        this.pubDate = pubDate;
    }

    static MadeUpFeed of(String day) {
        return new MadeUpFeed("cs.CL", "<pubDate>" + midnight(day) + "</pubDate>");
    }

    static MadeUpFeed withoutDay() {
        return new MadeUpFeed("cs.CL", "");
    }

    MadeUpFeed item(String id, String type) {
        return item(id, type, category, "Ada Example");
    }

    MadeUpFeed item(String id, String type, String categories, String creator) {
        String unversioned = id.replaceFirst("v\\d+$", "");
        StringJoiner elements = new StringJoiner("");
        for (String each : categories.split(" ")) {
            elements.add("<category>" + each + "</category>");
        }
        return broken(
                """
                <item><title>Invented paper %s</title><link>https://arxiv.org/abs/%s</link>
                <description>arXiv:%s Announce Type: %s \nAbstract: Invented.</description>
                <guid isPermaLink="false">oai:arXiv.org:%s</guid>%s%s
                <arxiv:announce_type>%s</arxiv:announce_type><dc:creator>%s</dc:creator></item>"""
                        .formatted(unversioned, unversioned, id, type, id, elements, pubDate, type, creator));
    }

    MadeUpFeed broken(String item) {
        items.add(item);
        return this;
    }

    String text() {
        return """
                <?xml version='1.0' encoding='UTF-8'?>
                <rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0">
                <channel><title>cs.CL updates on arXiv.org</title><description>Invented.</description>
                <lastBuildDate>Wed, 22 Jul 2026 04:00:11 +0000</lastBuildDate>%s%s</channel></rss>"""
                .formatted(pubDate, items);
    }

    FakeSite.Reply reply(int status, Map<String, String> headers) {
        return exchange -> {
            byte[] body = text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    /** As {@link #reply}, but 304 to whoever has it. */
    FakeSite.Reply conditional(String etag) {
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", etag);
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                reply(200, Map.of()).to(exchange);
            }
        };
    }

    private static String midnight(String day) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                LocalDate.parse(day).atStartOfDay(ZoneId.of("America/New_York")));
    }
}
