package dev.paperpost.source;

import java.io.IOException;
import java.util.List;
import org.w3c.dom.Element;

/**
 * An answer of arXiv's query API (info.arxiv.org/help/api/user-manual.html, 3.3), in its old form or the new one.
 *
 * @param total papers that the question has on all pages
 * @param error arXiv's reason when the answer is an error, which may come with any status; else empty
 */
record ArxivFeed(int total, String error, List<Element> entries) {

    /** In the identifier of an error's entry, after {@code http} or {@code https}. */
    private static final String ERROR = "/api/errors";

    /** @throws IOException when it is no Atom feed */
    static ArxivFeed parse(byte[] xml) throws IOException {
        Element root = Xml.parse(xml);
        if (!"feed".equals(root.getLocalName())) {
            throw new IOException("expected an Atom feed, found <" + root.getNodeName() + ">");
        }
        List<Element> entries = Xml.children(root, "entry");
        String error = entries.stream()
                .filter(entry -> Xml.text(entry, "id").contains(ERROR))
                .map(entry -> "arXiv says: " + OneLine.of(Xml.text(entry, "summary")))
                .findFirst()
                .orElse("");
        return new ArxivFeed(number(Xml.text(root, "totalResults")), error, error.isEmpty() ? entries : List.of());
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
