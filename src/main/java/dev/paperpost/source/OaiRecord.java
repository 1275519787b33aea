package dev.paperpost.source;

import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.paper.WorkId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.w3c.dom.Element;

/**
 * One record in arXiv's own format arXivRaw (arxiv.org/OAI/arXivRaw.xsd), the only one that tells when version 1 came.
 *
 * @param changed the UTC day on which anything of the record changed last; no date of the paper
 * @param submitted when version 1 was submitted
 * @param version the highest
 */
record OaiRecord(WorkId id, LocalDate changed, Instant submitted, int version, Element raw) {

    /** Moderation holds papers for some days; a longer time between submission and change is a change of an old paper. */
    private static final int NEWS_DAYS = 7;

    /** What operators are told of a record that cannot be read. */
    static String identifier(Element record) {
        List<Element> headers = Xml.children(record, "header");
        return headers.isEmpty() ? "a record without a header" : Xml.text(headers.get(0), "identifier");
    }

    static boolean isDeleted(Element record) {
        return Xml.children(record, "header").stream()
                .anyMatch(header -> "deleted".equals(header.getAttribute("status")));
    }

    /** @throws IOException when something is missing that every paper has */
    static OaiRecord parse(Element record) throws IOException {
        Element raw = child(child(record, "metadata"), "arXivRaw");
        WorkId id = WorkId.parse(Xml.text(raw, "id"));
        if (id.kind() != WorkId.Kind.ARXIV || Xml.text(raw, "title").isEmpty()) {
            throw new IOException("no arXiv identifier or no title");
        }
        Instant submitted = null;
        int highest = 0;
        try {
            for (Element version : Xml.children(raw, "version")) {
                int number = Integer.parseInt(version.getAttribute("version").replaceFirst("\\Av", ""));
                highest = Math.max(highest, number);
                if (number == 1) {
                    submitted = OffsetDateTime.parse(Xml.text(version, "date"), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
                }
            }
            if (submitted == null) {
                throw new IOException("no version 1");
            }
            LocalDate changed = LocalDate.parse(Xml.text(child(record, "header"), "datestamp"));
            return new OaiRecord(id, changed, submitted, highest, raw);
        } catch (DateTimeException | NumberFormatException e) {
            throw new IOException("a date or a version that is none", e);
        }
    }

    private static Element child(Element parent, String name) throws IOException {
        List<Element> children = Xml.children(parent, name);
        if (children.isEmpty()) {
            throw new IOException("no " + name);
        }
        return children.get(0);
    }

    /** Whether the change can be the paper's announcement, in its own category or another. */
    boolean isNews() {
        return !publishedOn().isBefore(changed.minusDays(NEWS_DAYS));
    }

    /** Whether it is still as it was announced first. */
    boolean isFirstVersion() {
        return version == 1;
    }

    private LocalDate publishedOn() {
        return LocalDate.ofInstant(submitted, ZoneOffset.UTC);
    }

    /** @param announcedOn null when not known */
    IncomingPaper paper(LocalDate announcedOn) {
        List<String> categories = Arrays.stream(Xml.text(raw, "categories").split("\\s+"))
                .filter(category -> !category.isEmpty())
                .distinct()
                .toList();
        return IncomingPaper.of(
                        id.externalId(),
                        Xml.text(raw, "title"),
                        Xml.text(raw, "abstract").replaceAll("\\s+", " "),
                        ArxivRss.SERVICE)
                .authors(ArxivAuthors.names(Xml.text(raw, "authors")))
                .categories(categories)
                .primaryCategory(categories.isEmpty() ? null : categories.get(0))
                .publishedAt(publishedOn())
                .announcedOn(announcedOn)
                .doi(ArxivItem.doi(Xml.text(raw, "doi")))
                .url("https://arxiv.org/abs/" + id.externalId())
                .pdfUrl("https://arxiv.org/pdf/" + id.externalId())
                .version(version)
                .build();
    }
}
