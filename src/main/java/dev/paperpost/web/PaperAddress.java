package dev.paperpost.web;

import dev.paperpost.digest.Entry;
import dev.paperpost.platform.Messages;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a paper's page is. */
final class PaperAddress {

    private PaperAddress() {}

    /** Its page here, in the language of the page that leads there. */
    static String here(Entry paper, Messages t) {
        return "/papers/" + of(paper.externalId()) + "?lang=" + t.tag();
    }

    /**
     * The identifier as the end of a path. Its slashes stay where nothing on the way takes two of them for one, or a dot after one
     * for a step.
     *
     * @param externalId any text
     */
    static String of(String externalId) {
        boolean plain = !("/" + externalId + "/").contains("//") && !externalId.contains("/.");
        return Stream.of(externalId.split("/", -1))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining(plain ? "/" : "%2F"));
    }
}
