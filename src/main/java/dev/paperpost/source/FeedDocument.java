package dev.paperpost.source;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.w3c.dom.Element;

/**
 * The entries of an Atom 1.0 (RFC 4287), RSS 2.0 or RSS 1.0 document. They are found by local name, for feeds are often sent in
 * no namespace or in a wrong one.
 */
record FeedDocument(List<Element> entries) {

    /** @throws IOException when it is not well-formed or no feed */
    static FeedDocument parse(byte[] xml) throws IOException {
        Element root = Xml.parse(xml);
        List<Element> channels = Xml.children(root, "channel");
        return switch (root.getLocalName().toLowerCase(Locale.ROOT)) {
            case "feed" -> new FeedDocument(Xml.children(root, "entry"));
            case "rdf" -> new FeedDocument(Xml.children(root, "item"));
            case "rss" -> new FeedDocument(channels.isEmpty() ? List.of() : Xml.children(channels.get(0), "item"));
            default -> throw new IOException("expected a feed, found <" + OneLine.of(root.getNodeName()) + ">");
        };
    }
}
