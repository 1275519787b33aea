package dev.paperpost.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * A work while a batch is stored: what is known of it, and how each new sighting changes that. The richest fields win: what
 * is empty in a sighting never wipes what is known, and a lower version never replaces the text of a higher one. A sighting
 * of unknown version ranks below every known version, else two sources with different spellings would take turns. Two works
 * that turn out to be one are one from then on, by the same rules. Not thread-safe.
 */
final class Work {

    /** Set for works that are in the database. */
    Long id;

    /** Set for works that are in the database. */
    Instant arrivedAt;

    final String externalId;
    /** All it is known by, as {@link WorkId#identifier()} gives them. */
    final Set<String> identifiers = new LinkedHashSet<>();
    /** Names of those that listed it. */
    final Set<String> sources = new LinkedHashSet<>();

    String title = "";
    String abstractText = "";
    List<String> authors = List.of();
    int authorCount;
    List<String> categories = List.of();
    String primaryCategory;
    LocalDate publishedAt;
    LocalDate announcedOn;
    String doi;
    String arxivId;
    String url;
    String pdfUrl;
    String codeUrl;
    String organization;
    Integer upvotes;
    Integer comments;
    String summary;
    Integer version;
    /** See {@link TitleKey}; works stored before there was one get it when they are seen again. */
    UUID titleKey;

    private Work mergedInto;
    /** Set for works that are too old to be matched. */
    boolean past;

    private boolean changed;
    private boolean textChanged;

    Work(String externalId) {
        this.externalId = externalId;
    }

    /** The work that this one turned out to be, at the end of all merging; itself when it is none but itself. */
    Work survivor() {
        return mergedInto == null ? this : mergedInto.survivor();
    }

    /** Takes in another work that is the same. */
    void absorb(Work other) {
        absorb(other.asSighting());
        identifiers.addAll(other.identifiers);
        sources.addAll(other.sources);
        other.mergedInto = this;
    }

    private IncomingPaper asSighting() {
        return IncomingPaper.of(externalId, title, abstractText, "")
                .authors(authors)
                .authorCount(authorCount)
                .categories(categories)
                .primaryCategory(primaryCategory)
                .publishedAt(publishedAt)
                .announcedOn(announcedOn)
                .doi(doi)
                .arxivId(arxivId)
                .url(url)
                .pdfUrl(pdfUrl)
                .codeUrl(codeUrl)
                .organization(organization)
                .upvotes(upvotes)
                .comments(comments)
                .summary(summary)
                .version(version)
                .build();
    }

    /** Whether it must be written. */
    boolean changed() {
        return changed;
    }

    /** Whether it must be matched, or matched again: something that an interest can ask for is different. */
    boolean toMatch() {
        return textChanged && !past;
    }

    /** Takes in a sighting and says whether that changed anything. */
    boolean absorb(IncomingPaper seen) {
        boolean before = changed;
        changed = false;
        int rank = Integer.compare(rank(seen.version()), rank(version));
        if (rank >= 0) {
            titleKey = title.equals(seen.title()) ? titleKey : null;
            title = text(title, seen.title());
        }
        titleKey = titleKey == null ? TitleKey.of(title) : titleKey;
        if (!seen.abstractText().isEmpty() && (rank >= 0 || abstractText.isEmpty())) {
            abstractText = text(abstractText, seen.abstractText());
        }
        absorbAuthors(seen, rank);
        categories = text(categories, union(categories, seen.categories()));
        if (seen.primaryCategory() != null && (rank > 0 || primaryCategory == null)) {
            primaryCategory = text(primaryCategory, seen.primaryCategory());
        }
        publishedAt = value(publishedAt, earlier(publishedAt, seen.publishedAt()));
        announcedOn = value(announcedOn, earlier(announcedOn, seen.announcedOn()));
        doi = value(doi, known(doi, seen.doi()));
        arxivId = value(arxivId, known(arxivId, seen.arxivId()));
        url = value(url, known(url, seen.url()));
        pdfUrl = value(pdfUrl, known(pdfUrl, seen.pdfUrl()));
        codeUrl = value(codeUrl, known(seen.codeUrl(), codeUrl));
        organization = value(organization, known(seen.organization(), organization));
        upvotes = value(upvotes, known(seen.upvotes(), upvotes));
        comments = value(comments, known(seen.comments(), comments));
        summary = value(summary, known(seen.summary(), summary));
        version = value(version, rank > 0 ? seen.version() : version);
        boolean changedNow = changed;
        changed |= before;
        return changedNow;
    }

    private void absorbAuthors(IncomingPaper seen, int rank) {
        boolean asMany = rank == 0 && seen.authors().size() >= authors.size();
        int count = Math.max(authorCount, seen.authorCount());
        if (!seen.authors().isEmpty() && (rank > 0 || authors.isEmpty() || asMany)) {
            authors = text(authors, seen.authors());
            count = rank > 0 ? seen.authorCount() : count;
        }
        authorCount = value(authorCount, count);
    }

    private static int rank(Integer version) {
        return version == null ? 0 : version;
    }

    private <T> T text(T known, T next) {
        textChanged |= !Objects.equals(known, next);
        return value(known, next);
    }

    private <T> T value(T known, T next) {
        changed |= !Objects.equals(known, next);
        return next;
    }

    private static <T> T known(T preferred, T other) {
        return preferred != null ? preferred : other;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a == null || b != null && b.isBefore(a) ? b : a;
    }

    private static List<String> union(List<String> known, List<String> seen) {
        Set<String> all = new LinkedHashSet<>(known);
        all.addAll(seen);
        return List.copyOf(all);
    }
}
