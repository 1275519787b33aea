package dev.paperpost.web;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a feed as Atom (RFC 4287). What XML cannot hold was taken out of every entry when it was made. */
class AtomFeed {

    static final String MEDIA_TYPE = "application/atom+xml";

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter xml;

    private AtomFeed(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String write(FeedView feed) {
        StringWriter text = new StringWriter();
        try {
            new AtomFeed(WRITERS.createXMLStreamWriter(text)).feed(feed);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML to memory cannot fail", e);
        }
        return text.toString();
    }

    private void feed(FeedView feed) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        element("id", feed.id());
        element("title", feed.title());
        element("updated", feed.updated());
        author(feed.service());
        link("self", MEDIA_TYPE, feed.self());
        link("alternate", "text/html", feed.home());
        for (FeedView.Item item : feed.items()) {
            entry(item);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void entry(FeedView.Item item) throws XMLStreamException {
        xml.writeStartElement("entry");
        element("id", item.id());
        text("title", item.title());
        element("updated", item.found());
        if (item.published() != null) {
            element("published", item.published());
        }
        if (!item.authors().isEmpty()) {
            author(item.authors());
        }
        if (item.url() != null) {
            link("alternate", null, item.url());
        }
        text("content", item.text());
        xml.writeEndElement();
    }

    private void author(String name) throws XMLStreamException {
        xml.writeStartElement("author");
        element("name", name);
        xml.writeEndElement();
    }

    private void link(String relation, String type, String target) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        if (type != null) {
            xml.writeAttribute("type", type);
        }
        xml.writeAttribute("href", target);
    }

    /** Says that it is text, so that no reader takes what looks like markup for markup. */
    private void text(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeAttribute("type", "text");
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
