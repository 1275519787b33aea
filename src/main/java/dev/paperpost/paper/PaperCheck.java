package dev.paperpost.paper;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Turns what came from outside into a paper that can be stored: cleaned, within the limits, identifiers in one form. */
final class PaperCheck {

    private static final int ID = 500;
    private static final int TITLE = 2_000;
    private static final int ABSTRACT = 100_000;
    private static final int SUMMARY = 20_000;
    private static final int NAME = 500;
    private static final int URL = 2_000;
    private static final int SOURCE = 50;
    private static final int AUTHORS = 5_000;
    private static final int CATEGORIES = 100;
    private static final int OTHER_IDS = 20;

    private PaperCheck() {}

    static IncomingPaper check(IncomingPaper paper) throws InvalidPaperException {
        WorkId id = WorkId.parse(required("id", CleanText.line(paper.id()), ID));
        String title = required("title", CleanText.line(paper.title()), TITLE);
        String abstractText = CleanText.block(paper.abstractText());
        if (abstractText == null) {
            throw new InvalidPaperException("abstract is missing; use \"\" when the paper has none");
        }
        atMost("abstract", abstractText, ABSTRACT);
        WorkId doi = doi(paper.doi());
        WorkId arxiv = arxiv(paper.arxivId());
        List<String> otherIds = names("otherIds", paper.otherIds(), OTHER_IDS);
        String arxivId = first(WorkId.Kind.ARXIV, otherIds, arxiv, id, doi);
        String doiText = first(WorkId.Kind.DOI, otherIds, doi, id);
        List<String> authors = names("authors", paper.authors(), AUTHORS);
        int listed = authors.size();
        Integer count = atLeast("authorCount", paper.authorCount(), 0);
        String url = link("url", paper.url());
        return new IncomingPaper(
                id.externalId(),
                title,
                abstractText,
                authors,
                count == null ? listed : Math.max(count, listed),
                names("categories", paper.categories(), CATEGORIES),
                optional("primaryCategory", paper.primaryCategory(), NAME),
                day("publishedAt", paper.publishedAt()),
                day("announcedOn", paper.announcedOn()),
                doiText,
                arxivId,
                otherIds,
                url == null ? landingPage(arxivId, doiText) : url,
                link("pdfUrl", paper.pdfUrl()),
                link("codeUrl", paper.codeUrl()),
                optional("organization", paper.organization(), NAME),
                atLeast("upvotes", paper.upvotes(), 0),
                atLeast("comments", paper.comments(), 0),
                optional("summary", paper.summary(), SUMMARY),
                version(paper.version(), id, arxiv),
                required("source", CleanText.line(paper.source()), SOURCE));
    }

    private static String required(String field, String text, int max) throws InvalidPaperException {
        if (text == null || text.isEmpty()) {
            throw new InvalidPaperException(field + " is missing; every paper needs one");
        }
        return atMost(field, text, max);
    }

    private static String optional(String field, String text, int max) throws InvalidPaperException {
        String clean = CleanText.line(text);
        return clean == null || clean.isEmpty() ? null : atMost(field, clean, max);
    }

    private static String atMost(String field, String text, int max) throws InvalidPaperException {
        if (text.length() > max) {
            throw new InvalidPaperException(String.format(
                    Locale.ROOT,
                    "%s is %,d characters long; at most %,d are taken. Shorten it",
                    field,
                    text.length(),
                    max));
        }
        return text;
    }

    private static Integer atLeast(String field, Integer number, int min) throws InvalidPaperException {
        if (number != null && number < min) {
            throw new InvalidPaperException(field + " is " + number + "; it must be " + min + " or more");
        }
        return number;
    }

    private static List<String> names(String field, List<String> names, int max) throws InvalidPaperException {
        if (names == null) {
            return List.of();
        }
        if (names.size() > max) {
            throw new InvalidPaperException(
                    String.format(Locale.ROOT, "%s has %,d entries; at most %,d are taken", field, names.size(), max));
        }
        List<String> clean = new ArrayList<>(names.size());
        for (String name : names) {
            String text = optional("an entry of " + field, name, NAME);
            if (text != null) {
                clean.add(text);
            }
        }
        return List.copyOf(clean);
    }

    /** Years of four digits: beyond them lies a mistake, and further on what PostgreSQL can hold. */
    private static LocalDate day(String field, LocalDate day) throws InvalidPaperException {
        if (day != null && (day.getYear() < 1000 || day.getYear() > 9999)) {
            throw new InvalidPaperException(field + " is " + day + "; the year must have four digits");
        }
        return day;
    }

    private static WorkId doi(String text) throws InvalidPaperException {
        String clean = optional("doi", text, ID);
        WorkId doi = clean == null ? null : WorkId.parse(clean);
        // A bare arXiv id is no DOI, but arXiv's own DOIs are read as the arXiv id they stand for.
        boolean arxivsOwn = doi != null
                && doi.kind() == WorkId.Kind.ARXIV
                && clean.toLowerCase(Locale.ROOT).contains("10.48550/");
        if (doi == null || doi.kind() == WorkId.Kind.DOI || arxivsOwn) {
            return doi;
        }
        throw new InvalidPaperException("doi \"" + shown(clean) + "\" is not a DOI; it must look like 10.1000/xyz");
    }

    private static WorkId arxiv(String text) throws InvalidPaperException {
        String clean = optional("arxivId", text, ID);
        if (clean == null) {
            return null;
        }
        WorkId arxiv = WorkId.parse(clean);
        if (arxiv.kind() != WorkId.Kind.ARXIV) {
            throw new InvalidPaperException("arxivId \"" + shown(clean)
                    + "\" is not an arXiv identifier; it must look like 2602.23229 or hep-th/9901001");
        }
        return arxiv;
    }

    /** What the paper says of itself counts before its other identifiers. */
    private static String first(WorkId.Kind kind, List<String> otherIds, WorkId... own) {
        return Stream.concat(Stream.of(own), otherIds.stream().map(WorkId::parse))
                .filter(candidate -> candidate != null && candidate.kind() == kind)
                .map(WorkId::externalId)
                .findFirst()
                .orElse(null);
    }

    private static Integer version(Integer told, WorkId id, WorkId arxiv) throws InvalidPaperException {
        if (told != null) {
            return atLeast("version", told, 1);
        }
        return id.version() != null || arxiv == null ? id.version() : arxiv.version();
    }

    private static String link(String field, String text) throws InvalidPaperException {
        String clean = optional(field, text, URL);
        if (clean != null && !isWebAddress(clean)) {
            throw new InvalidPaperException(
                    field + " \"" + shown(clean) + "\" is not a web address; it must start with http:// or https://");
        }
        return clean;
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String landingPage(String arxivId, String doi) throws InvalidPaperException {
        if (arxivId != null) {
            return "https://arxiv.org/abs/" + arxivId;
        }
        if (doi == null) {
            return null;
        }
        try {
            // Old DOIs hold < and >, which an address must not.
            return new URI("https", "doi.org", "/" + doi, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new InvalidPaperException("doi \"" + shown(doi) + "\" cannot be made into an address");
        }
    }

    private static String shown(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
