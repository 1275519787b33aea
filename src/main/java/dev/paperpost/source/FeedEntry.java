package dev.paperpost.source;

import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.paper.WorkId;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** One entry of any feed, with what Dublin Core and PRISM add to it. */
final class FeedEntry {

    private static final Pattern GLOBAL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.+");
    private static final Pattern MAILBOX = Pattern.compile("\\S+@\\S+\\s*(?:\\((.*)\\))?");

    private final Element entry;
    private final String source;
    private final URI address;

    /**
     * @param source the name of the feed
     * @param address of the feed, which its links may be relative to
     */
    FeedEntry(Element entry, String source, URI address) {
        this.entry = entry;
        this.source = source;
        this.address = address;
    }

    boolean isUsable() {
        return !title().isEmpty() && !id().isEmpty();
    }

    /** When it was published first, else when it was changed last; null when it does not say. */
    LocalDate day() {
        return Stream.of("published", "pubDate", "issued", "date", "publicationDate", "updated", "modified")
                .map(name -> FeedDate.parse(text(name)))
                .filter(day -> day != null)
                .findFirst()
                .orElse(null);
    }

    IncomingPaper paper() {
        return IncomingPaper.of(id(), title(), summary(), source)
                .authors(authors())
                .publishedAt(day())
                .doi(identifier(WorkId.Kind.DOI))
                .arxivId(identifier(WorkId.Kind.ARXIV))
                .url(OneLine.webAddressOrNull(link()))
                .build();
    }

    /** What is one only within its feed is told apart by the feed's name. */
    private String id() {
        String doi = identifier(WorkId.Kind.DOI);
        String known = doi == null ? identifier(WorkId.Kind.ARXIV) : doi;
        if (known != null) {
            return known;
        }
        String own = Stream.of(text("id"), text("guid"))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        if (own.isEmpty()) {
            return link();
        }
        return GLOBAL.matcher(own).matches() ? own : source + "/" + own;
    }

    private String identifier(WorkId.Kind kind) {
        Stream<String> told = Stream.concat(
                Stream.of("identifier", "doi")
                        .flatMap(name -> Xml.children(entry, name).stream())
                        .map(element -> element.getTextContent()),
                Stream.of(link().replaceFirst("[?#].*", ""), text("id"), text("guid")));
        return told.map(WorkId::parse)
                .filter(id -> id.kind() == kind)
                .map(WorkId::externalId)
                .findFirst()
                .orElse(null);
    }

    private String title() {
        Element title = child("title");
        return title == null ? "" : FeedText.of(title);
    }

    private String summary() {
        return Stream.of("summary", "description", "content", "encoded")
                .map(this::child)
                .filter(element -> element != null)
                .map(FeedText::of)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private List<String> authors() {
        List<String> names = new ArrayList<>();
        for (Element author : Xml.children(entry, "author")) {
            String name = Xml.text(author, "name");
            names.add(FeedText.plain(name.isEmpty() ? author.getTextContent() : name));
        }
        List<Element> creators = Xml.children(entry, "creator");
        if (!creators.isEmpty()) {
            names.clear();
            creators.forEach(creator -> names.add(FeedText.of(creator)));
        }
        return names.size() == 1
                ? AuthorNames.joined(withoutMailbox(names.get(0)))
                : names.stream()
                        .map(FeedEntry::withoutMailbox)
                        .map(AuthorNames::spoken)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    /** RSS 2.0 names an author by a mailbox with the name in brackets; the mailbox is nobody's business. */
    private static String withoutMailbox(String author) {
        Matcher mailbox = MAILBOX.matcher(author.strip());
        if (!mailbox.matches()) {
            return author;
        }
        return mailbox.group(1) == null ? "" : mailbox.group(1).strip();
    }

    /** Where people read it, or empty. */
    private String link() {
        for (Element link : Xml.children(entry, "link")) {
            String rel = link.getAttribute("rel");
            String target = link.hasAttribute("href") ? link.getAttribute("href") : link.getTextContent();
            if (!target.isBlank() && (rel.isEmpty() || rel.equals("alternate"))) {
                return resolved(target.strip());
            }
        }
        return "";
    }

    private String resolved(String target) {
        try {
            return address.resolve(target).toString();
        } catch (IllegalArgumentException e) {
            return target;
        }
    }

    private String text(String name) {
        Element child = child(name);
        return child == null ? "" : child.getTextContent().strip();
    }

    /** The feed's own element when another namespace has one of the same name, as media extensions do. */
    private Element child(String name) {
        List<Element> children = Xml.children(entry, name);
        return children.stream()
                .filter(child -> Objects.equals(child.getNamespaceURI(), entry.getNamespaceURI()))
                .findFirst()
                .orElse(children.isEmpty() ? null : children.get(0));
    }
}
