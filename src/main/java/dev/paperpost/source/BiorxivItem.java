package dev.paperpost.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.paper.WorkId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;

/** One entry: one version of a preprint. Its DOI is the same for all versions, with the prefix 10.1101 or 10.64898. */
final class BiorxivItem {

    /** Both 2026-07-15 and 2026-6-30 come; compared as text, the wrong one would be the later. */
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT);

    private final JsonNode item;
    private final BiorxivServer.Server server;

    BiorxivItem(JsonNode item, BiorxivServer.Server server) {
        this.item = item;
        this.server = server;
    }

    boolean isUsable() {
        return WorkId.parse(text("doi")).kind() == WorkId.Kind.DOI
                && !text("title").isEmpty()
                && day() != null;
    }

    /** When this version was posted, or null. */
    LocalDate day() {
        try {
            return LocalDate.parse(text("date"), DAY);
        } catch (DateTimeException e) {
            return null;
        }
    }

    boolean isRevision() {
        return version() > 1;
    }

    private int version() {
        return Math.max(1, item.path("version").asInt(1));
    }

    /** The day of a later version is not the day the work was announced. */
    IncomingPaper paper() {
        String doi = WorkId.parse(text("doi")).externalId();
        String category = text("category");
        String published = text("published");
        LocalDate day = isRevision() ? null : day();
        boolean inJournal = WorkId.parse(published).kind() == WorkId.Kind.DOI;
        return IncomingPaper.of(doi, text("title"), text("abstract"), server.id)
                .authors(AuthorNames.bySemicolon(text("authors")))
                .categories(category.isEmpty() ? List.of() : List.of(category))
                .primaryCategory(OneLine.orNull(category))
                .publishedAt(day)
                .announcedOn(day)
                .doi(doi)
                .otherIds(inJournal ? List.of(published) : List.of())
                .url("https://www." + server.id + ".org/content/" + doi.replaceAll("[^\\w./()-]", "") + "v" + version())
                .version(version())
                .build();
    }

    private String text(String field) {
        return item.path(field).asText("").strip();
    }
}
