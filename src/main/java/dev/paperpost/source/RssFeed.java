package dev.paperpost.source;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.w3c.dom.Element;

/**
 * An RSS 2.0 document, read by local names whatever their order.
 *
 * @param day the channel's publication day as written, in its own offset; null when there is none
 */
record RssFeed(String title, String description, LocalDate day, List<Element> items) {

    static RssFeed parse(byte[] xml) throws IOException {
        Element root = Xml.parse(xml);
        List<Element> channels = Xml.children(root, "channel");
        if (!"rss".equals(root.getLocalName()) || channels.isEmpty()) {
            throw new IOException("expected an RSS feed, found <" + root.getNodeName() + ">");
        }
        Element channel = channels.get(0);
        return new RssFeed(
                Xml.text(channel, "title"),
                Xml.text(channel, "description"),
                day(channel),
                Xml.children(channel, "item"));
    }

    /** The day of an element's {@code pubDate} (RFC 822), or null. */
    static LocalDate day(Element parent) {
        try {
            return OffsetDateTime.parse(Xml.text(parent, "pubDate"), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toLocalDate();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
