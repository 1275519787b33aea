package dev.paperpost.source;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What people read of a feed's title or summary, never markup. Feeds escape HTML, put it into CDATA or nest XHTML (RFC 4287,
 * 3.1.1), and many say one and do another, so all is read as HTML in which only what begins a known element is a tag:
 * {@code $a<b$} stays.
 */
final class FeedText {

    /** The elements of running text, and those whose content must go with them. */
    private static final Pattern NO_TAG = Pattern.compile(
            "<(?!/?(?:a|abbr|acronym|article|aside|audio|b|bdi|bdo|big|blink"
                    + "|blockquote|body|br|button|center|cite|code|dd|del|details|div|dl|dt|em|embed|figcaption|figure|font|footer"
                    + "|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|mark|math|meta|nav|object|ol|p"
                    + "|picture|pre|q|s|samp|script|section|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody"
                    + "|td|template|textarea|th|thead|title|tr|tt|u|ul|var|video|wbr)(?:[\\s>/]|$)|!--)",
            Pattern.CASE_INSENSITIVE);

    /** As much as an abstract may have: some feeds send whole articles, and a hostile one could send anything. */
    private static final int LONGEST = 100_000;

    private FeedText() {}

    /** One line of plain text. */
    static String of(Element construct) {
        return plain(hasElements(construct) ? markup(construct) : construct.getTextContent());
    }

    /** One line of plain text, made from the first 100,000 characters. */
    static String plain(String html) {
        String start = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
        return Jsoup.parse(NO_TAG.matcher(start).replaceAll("&lt;")).text().strip();
    }

    private static boolean hasElements(Element construct) {
        for (Node node = construct.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element) {
                return true;
            }
        }
        return false;
    }

    /** Nested XHTML as the HTML it stands for; the XML reader has limited its depth. */
    private static String markup(Element parent) {
        StringBuilder html = new StringBuilder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                String name = element.getLocalName();
                html.append('<').append(name).append('>');
                html.append(markup(element));
                html.append("</").append(name).append('>');
            } else if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                html.append(Entities.escape(node.getNodeValue()));
            }
        }
        return html.toString();
    }
}
