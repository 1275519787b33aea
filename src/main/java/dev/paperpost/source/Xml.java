package dev.paperpost.source;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads XML from outside: no document type and so no entity, limited depth; elements are found by local name. */
final class Xml {

    /** Feeds need fewer than ten. */
    private static final String DEEPEST = "64";

    /** What a file is in when it says UTF-8 and is not. */
    private static final Charset OFTEN_MEANT = Charset.forName("windows-1252");

    private Xml() {}

    /**
     * The root element. The encoding is the one the document declares; what is not in it is read as windows-1252.
     *
     * @throws IOException when it is not well-formed
     */
    static Element parse(byte[] xml) throws IOException {
        try {
            return parse(new InputSource(new ByteArrayInputStream(xml)));
        } catch (CharConversionException e) {
            return parse(new InputSource(new StringReader(new String(xml, OFTEN_MEANT))));
        }
    }

    private static Element parse(InputSource source) throws IOException {
        try {
            return builder().parse(source).getDocumentElement();
        } catch (SAXException e) {
            // Behind the first element the parser wraps what it throws as it is before.
            if (e.getException() instanceof CharConversionException notInItsEncoding) {
                throw notInItsEncoding;
            }
            throw new IOException("the answer is not well-formed XML: " + e.getMessage(), e);
        }
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/maxElementDepth", DEEPEST);
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
}
