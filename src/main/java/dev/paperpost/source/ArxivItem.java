package dev.paperpost.source;

import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.paper.WorkId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        return id().kind() == WorkId.Kind.ARXIV && !Xml.text(item, "title").isBlank();
    }

    private WorkId id() {
        WorkId guid = WorkId.parse(Xml.text(item, "guid"));
        return guid.kind() == WorkId.Kind.ARXIV ? guid : WorkId.parse(Xml.text(item, "link"));
    }

    /** Identifier and version: what a day's list is recognised by. */
    String guid() {
        WorkId id = id();
        return id.externalId() + "v" + id.version();
    }

    /**
     * Whether it is announced for the first time in this category: a new paper, or one of another category that is listed
     * here as well, unless that is an old one (a paper of 2023 was announced as a cross-list in 2026).
     *
     * @param oldest the first month whose papers are still news as cross-lists
     */
    boolean isNews(YearMonth oldest) {
        String type = type();
        return type.equals("new") || type.isEmpty() || type.equals("cross") && !month().isBefore(oldest);
    }

    private String type() {
        return Xml.text(item, "announce_type").toLowerCase(Locale.ROOT);
    }

    /** The month an arXiv identifier begins with: yymm, of this century but for 91 to 99. */
    private YearMonth month() {
        String id = id().externalId();
        String yymm = id.substring(id.indexOf('/') + 1).substring(0, 4);
        int year = Integer.parseInt(yymm.substring(0, 2));
        return YearMonth.of(year > 90 ? 1900 + year : 2000 + year, Integer.parseInt(yymm.substring(2)));
    }

    IncomingPaper paper() {
        WorkId id = id();
        List<String> categories = Xml.children(item, "category").stream()
                .map(element -> element.getTextContent().strip())
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        String type = type();
        boolean firstAnnounced = type.equals("new") || type.isEmpty();
        return IncomingPaper.of(
                        id.externalId(),
                        Xml.text(item, "title"),
                        PREFIX.matcher(Xml.text(item, "description")).replaceFirst(""),
                        ArxivRss.SERVICE)
                .authors(authors(Xml.text(item, "creator")))
                .categories(categories)
                .primaryCategory(type.equals("new") ? primaryOfNew(categories) : null)
                .announcedOn(firstAnnounced ? RssFeed.day(item) : null)
                .doi(doi(Xml.text(item, "DOI")))
                .url("https://arxiv.org/abs/" + id.externalId())
                .pdfUrl("https://arxiv.org/pdf/" + id.externalId())
                .version(id.version())
                .build();
    }

    /**
     * In the feed of one category a new paper is one whose primary category it is. A whole archive is no category, and
     * crosses and replacements tell nothing.
     */
    private String primaryOfNew(List<String> categories) {
        return categories.stream()
                .filter(category::equalsIgnoreCase)
                .findFirst()
                .orElse(null);
    }

    /** Several DOIs may be named; one that is none must not cost the paper. */
    static String doi(String text) {
        for (String word : text.split("[\\s,;]+")) {
            if (WorkId.parse(word).kind() == WorkId.Kind.DOI) {
                return word;
            }
        }
        return null;
    }

    /** Names are joined by commas; so are the affiliations that may follow in brackets, unless these never close. */
    static List<String> authors(String creator) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        int brackets = 0;
        for (char c : creator.toCharArray()) {
            if (c == '(') {
                brackets++;
            } else if (c == ')') {
                brackets = Math.max(0, brackets - 1);
            } else if (c == ',' && brackets == 0) {
                names.add(name.toString());
                name.setLength(0);
            } else if (brackets == 0) {
                name.append(c);
            }
        }
        if (brackets > 0) {
            return authors(creator.replaceAll("[()]", ","));
        }
        names.add(name.toString());
        return names.stream()
                .map(String::strip)
                .filter(complete -> !complete.isEmpty())
                .toList();
    }
}
