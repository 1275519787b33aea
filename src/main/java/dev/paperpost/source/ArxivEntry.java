package dev.paperpost.source;

import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.paper.WorkId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Papers as the query API tells of them: wrapped text, categories among classes of other schemes. */
final class ArxivEntry {

    /** {@code cs.CL}, {@code hep-th}, {@code cond-mat.mes-hall}; not {@code 68T50}, {@code I.2.6}. */
    private static final Pattern CATEGORY = Pattern.compile("[a-z][a-z-]+(\\.([A-Z]{2}|[a-z][a-z-]+))?");

    private ArxivEntry() {}

    /** The papers of an answer; entries that are none are counted. */
    static List<IncomingPaper> papers(ArxivFeed feed, Intake intake) {
        List<IncomingPaper> papers = new ArrayList<>();
        for (Element entry : feed.entries()) {
            WorkId id = WorkId.parse(Xml.text(entry, "id"));
            if (id.kind() == WorkId.Kind.ARXIV && !Xml.text(entry, "title").isEmpty()) {
                papers.add(paper(id, entry));
            }
        }
        int unreadable = feed.entries().size() - papers.size();
        intake.unreadable(
                unreadable, unreadable + " of " + feed.entries().size() + " entries have not the form of a paper");
        return papers;
    }

    private static IncomingPaper paper(WorkId id, Element entry) {
        Set<String> categories = new LinkedHashSet<>();
        List<String> primary = terms(entry, "primary_category");
        categories.addAll(primary);
        categories.addAll(terms(entry, "category"));
        return IncomingPaper.of(id.externalId(), line(entry, "title"), line(entry, "summary"), ArxivRss.SERVICE)
                .authors(Xml.children(entry, "author").stream()
                        .map(author -> line(author, "name"))
                        .filter(name -> !name.isEmpty())
                        .toList())
                .categories(List.copyOf(categories))
                .primaryCategory(primary.isEmpty() ? null : primary.get(0))
                .publishedAt(published(entry))
                .doi(ArxivItem.doi(Xml.text(entry, "doi")))
                .url("https://arxiv.org/abs/" + id.externalId())
                .pdfUrl("https://arxiv.org/pdf/" + id.externalId())
                .version(id.version())
                .build();
    }

    private static List<String> terms(Element entry, String name) {
        return Xml.children(entry, name).stream()
                .map(category -> category.getAttribute("term").strip())
                .filter(term -> CATEGORY.matcher(term).matches())
                .toList();
    }

    /** The day of version 1; {@code updated} is that of the latest. */
    private static LocalDate published(Element entry) {
        try {
            return OffsetDateTime.parse(Xml.text(entry, "published"))
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDate();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String line(Element parent, String name) {
        return Xml.text(parent, name).replaceAll("\\s+", " ");
    }
}
