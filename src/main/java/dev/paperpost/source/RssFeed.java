package dev.paperpost.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An RSS 2.0 document, read by local names whatever their order.
 *
 * @param day the channel's publication day as written, in its own offset; null when there is none
 */
record RssFeed(String title, String description, LocalDate day, List<Element> items) {

    static RssFeed parse(byte[] xml) throws IOException {
        try {
            Document document = builder().parse(new ByteArrayInputStream(xml));
            Element root = document.getDocumentElement();
            List<Element> channels = children(root, "channel");
            if (!"rss".equals(root.getLocalName()) || channels.isEmpty()) {
                throw new IOException("expected an RSS feed, found <" + root.getNodeName() + ">");
            }
            Element channel = channels.get(0);
            return new RssFeed(
                    text(channel, "title"), text(channel, "description"), day(channel), children(channel, "item"));
        } catch (SAXException e) {
            throw new IOException("the feed is not well-formed XML: " + e.getMessage(), e);
        }
    }

    /** No document type is accepted, so there are no entities to expand or to fetch. */
    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java has no safe XML parser", e);
        }
    }

    static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                children.add(element);
            }
        }
        return children;
    }

    /** The text of the first child of that name, or empty. */
    static String text(Element parent, String name) {
        List<Element> children = children(parent, name);
        return children.isEmpty() ? "" : children.get(0).getTextContent().strip();
    }

    /** The day of an element's {@code pubDate} (RFC 822), or null. */
    static LocalDate day(Element parent) {
        try {
            return OffsetDateTime.parse(text(parent, "pubDate"), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toLocalDate();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
