package dev.paperpost.source;

import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.paper.WorkId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** One item of an arXiv feed. Only the guid and the description know the version. */
final class ArxivItem {

    private static final Pattern PREFIX =
            Pattern.compile("\\A\\s*arXiv:\\S+\\s+Announce Type:\\s*\\S+\\s+Abstract:\\s*");

    private final Element item;
    private final String category;

    /** @param category whose feed was asked for */
    ArxivItem(Element item, String category) {
        this.item = item;
        this.category = category;
    }

    boolean isUsable() {
        return id().kind() == WorkId.Kind.ARXIV && !RssFeed.text(item, "title").isBlank();
    }

    private WorkId id() {
        WorkId guid = WorkId.parse(RssFeed.text(item, "guid"));
        return guid.kind() == WorkId.Kind.ARXIV ? guid : WorkId.parse(RssFeed.text(item, "link"));
    }

    IncomingPaper paper() {
        WorkId id = id();
        List<String> categories = RssFeed.children(item, "category").stream()
                .map(element -> element.getTextContent().strip())
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        String type = RssFeed.text(item, "announce_type");
        // In the feed of one category a new paper is one whose primary category it is; crosses and replacements tell
        // nothing.
        String primary = type.equals("new") ? category : null;
        boolean firstAnnounced = type.equals("new") || type.isEmpty();
        return IncomingPaper.of(
                        id.externalId(),
                        RssFeed.text(item, "title"),
                        PREFIX.matcher(RssFeed.text(item, "description")).replaceFirst(""),
                        ArxivRss.SERVICE)
                .authors(authors(RssFeed.text(item, "creator")))
                .categories(categories)
                .primaryCategory(primary)
                .announcedOn(firstAnnounced ? RssFeed.day(item) : null)
                .doi(doi())
                .url("https://arxiv.org/abs/" + id.externalId())
                .pdfUrl("https://arxiv.org/pdf/" + id.externalId())
                .version(id.version())
                .build();
    }

    /** Several DOIs may be named; one that is none must not cost the paper. */
    private String doi() {
        for (String word : RssFeed.text(item, "DOI").split("[\\s,;]+")) {
            if (WorkId.parse(word).kind() == WorkId.Kind.DOI) {
                return word;
            }
        }
        return null;
    }

    /** Names are joined by commas; so are the affiliations that may follow in brackets. */
    static List<String> authors(String creator) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        int brackets = 0;
        for (char c : (creator + ",").toCharArray()) {
            if (c == '(') {
                brackets++;
            } else if (c == ')') {
                brackets = Math.max(0, brackets - 1);
            } else if (c == ',' && brackets == 0) {
                String complete = name.toString().strip();
                if (!complete.isEmpty()) {
                    names.add(complete);
                }
                name.setLength(0);
            } else if (brackets == 0) {
                name.append(c);
            }
        }
        return names;
    }
}
