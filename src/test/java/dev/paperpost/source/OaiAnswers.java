package dev.paperpost.source;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers of OAI-PMH in the recorded shape, with invented papers. */
final class OaiAnswers {

    private OaiAnswers() {}

    static FakeSite.Reply page(String asOf, String token, String... records) {
        return answer(asOf, "<ListRecords>" + String.join("", records) + token + "</ListRecords>");
    }

    static FakeSite.Reply error(String asOf, String code) {
        return answer(asOf, "<error code=\"" + code + "\">The reason of " + code + "</error>");
    }

    private static FakeSite.Reply answer(String asOf, String content) {
        byte[] body =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>%s</responseDate>
                <request verb="ListRecords">http://oaipmh.arxiv.org/oai</request>%s</OAI-PMH>
                """
                        .formatted(asOf, content)
                        .getBytes(StandardCharsets.UTF_8);
        return exchange -> send(exchange, body);
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    static String token(String attribute, String text) {
        return "<resumptionToken" + attribute + ">" + text + "</resumptionToken>";
    }

    static String noToken() {
        return "";
    }

    /** @param submitted of version 1, as {@code Fri, 17 Jul 2026 13:00:00 GMT} */
    static String record(String id, String changed, String submitted) {
        return record(id, changed, submitted, "");
    }

    static String record(String id, String changed, String submitted, String moreVersions) {
        return """
                <record><header><identifier>oai:arXiv.org:%s</identifier><datestamp>%s</datestamp></header>
                <metadata><arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>%s</id><submitter>A</submitter>
                <version version="v1"><date>%s</date></version>%s<title>About %s</title><authors>Ada Example</authors>
                <categories>cs.CL</categories><abstract>Shown.</abstract></arXivRaw></metadata></record>
                """
                .formatted(id, changed, id, submitted, moreVersions, id);
    }
}
