package dev.paperpost.source;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.w3c.dom.Element;

/**
 * One answer to ListRecords (openarchives.org/OAI/openarchivesprotocol.html). Errors come with HTTP status 200.
 *
 * @param asOf what the list holds was true at this moment; an edge cache may answer with one of days ago
 * @param error the protocol's code, or empty
 * @param token asks for the next page; empty on the last one. A page may have a token and no records
 * @param tokenUntil when the token expires at the latest
 */
record OaiPage(Instant asOf, String error, String errorText, List<Element> records, String token, Instant tokenUntil) {

    /** @throws IOException when it is no answer of OAI-PMH */
    static OaiPage parse(byte[] xml) throws IOException {
        Element root = Xml.parse(xml);
        if (!"OAI-PMH".equals(root.getLocalName())) {
            throw new IOException("expected an answer of OAI-PMH, found <" + root.getNodeName() + ">");
        }
        Instant asOf = moment(Xml.text(root, "responseDate"));
        if (asOf == null) {
            throw new IOException("an answer of OAI-PMH without the date of the response");
        }
        for (Element error : Xml.children(root, "error")) {
            return new OaiPage(asOf, error.getAttribute("code"), error.getTextContent(), List.of(), "", asOf);
        }
        List<Element> lists = Xml.children(root, "ListRecords");
        if (lists.isEmpty()) {
            throw new IOException("an answer of OAI-PMH without a list of records");
        }
        Element list = lists.get(0);
        return new OaiPage(
                asOf, "", "", Xml.children(list, "record"), Xml.text(list, "resumptionToken"), tokenUntil(list, asOf));
    }

    /** The attribute was called otherwise in 2025; arXiv's tokens end with the UTC day in any case. */
    private static Instant tokenUntil(Element list, Instant asOf) {
        Instant midnight = LocalDate.ofInstant(asOf, ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        for (Element token : Xml.children(list, "resumptionToken")) {
            for (String name : List.of("expirationDate", "expires")) {
                Instant told = moment(token.getAttribute(name));
                if (told != null && told.isBefore(midnight)) {
                    return told;
                }
            }
        }
        return midnight;
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
