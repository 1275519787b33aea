package dev.paperpost.paper;

import java.time.LocalDate;
import java.util.List;

/**
 * A paper as a source or an operator delivers it, before it is known whether the work is new. Text is raw: TeX and all.
 *
 * @param id arXiv id (with or without version), DOI, or any other stable text; at most 500 characters
 * @param title never blank; at most 2,000 characters
 * @param abstractText may be empty, never null; at most 100,000 characters
 * @param authorCount the real number when the list is cut, else null
 * @param otherIds more identifiers of the same work, such as the DOI it was published under later
 * @param version 1 or higher, null when unknown
 * @param source the name of the source that listed it
 */
public record IncomingPaper(
        String id,
        String title,
        String abstractText,
        List<String> authors,
        Integer authorCount,
        List<String> categories,
        String primaryCategory,
        LocalDate publishedAt,
        LocalDate announcedOn,
        String doi,
        String arxivId,
        List<String> otherIds,
        String url,
        String pdfUrl,
        String codeUrl,
        String organization,
        Integer upvotes,
        Integer comments,
        String summary,
        Integer version,
        String source) {

    /** A paper with what every paper has; everything else is unknown until it is told. */
    public static Builder of(String id, String title, String abstractText, String source) {
        return new Builder(id, title, abstractText, source);
    }

    /** Collects what a source tells of one paper. Not thread-safe. */
    public static final class Builder {

        private final String id;
        private final String title;
        private final String abstractText;
        private final String source;
        private List<String> authors = List.of();
        private Integer authorCount;
        private List<String> categories = List.of();
        private String primaryCategory;
        private LocalDate publishedAt;
        private LocalDate announcedOn;
        private String doi;
        private String arxivId;
        private List<String> otherIds = List.of();
        private String url;
        private String pdfUrl;
        private String codeUrl;
        private String organization;
        private Integer upvotes;
        private Integer comments;
        private String summary;
        private Integer version;

        private Builder(String id, String title, String abstractText, String source) {
            this.id = id;
            this.title = title;
            this.abstractText = abstractText;
            this.source = source;
        }

        public Builder authors(List<String> authors) {
            this.authors = authors;
            return this;
        }

        public Builder authorCount(Integer authorCount) {
            this.authorCount = authorCount;
            return this;
        }

        public Builder categories(List<String> categories) {
            this.categories = categories;
            return this;
        }

        public Builder primaryCategory(String primaryCategory) {
            this.primaryCategory = primaryCategory;
            return this;
        }

        public Builder publishedAt(LocalDate publishedAt) {
            this.publishedAt = publishedAt;
            return this;
        }

        public Builder announcedOn(LocalDate announcedOn) {
            this.announcedOn = announcedOn;
            return this;
        }

        public Builder doi(String doi) {
            this.doi = doi;
            return this;
        }

        public Builder arxivId(String arxivId) {
            this.arxivId = arxivId;
            return this;
        }

        public Builder otherIds(List<String> otherIds) {
            this.otherIds = otherIds;
            return this;
        }

        public Builder url(String url) {
            this.url = url;
            return this;
        }

        public Builder pdfUrl(String pdfUrl) {
            this.pdfUrl = pdfUrl;
            return this;
        }

        public Builder codeUrl(String codeUrl) {
            this.codeUrl = codeUrl;
            return this;
        }

        public Builder organization(String organization) {
            this.organization = organization;
            return this;
        }

        public Builder upvotes(Integer upvotes) {
            this.upvotes = upvotes;
            return this;
        }

        public Builder comments(Integer comments) {
            this.comments = comments;
            return this;
        }

        public Builder summary(String summary) {
            this.summary = summary;
            return this;
        }

        public Builder version(Integer version) {
            this.version = version;
            return this;
        }

        public IncomingPaper build() {
            return new IncomingPaper(
                    id,
                    title,
                    abstractText,
                    authors,
                    authorCount,
                    categories,
                    primaryCategory,
                    publishedAt,
                    announcedOn,
                    doi,
                    arxivId,
                    otherIds,
                    url,
                    pdfUrl,
                    codeUrl,
                    organization,
                    upvotes,
                    comments,
                    summary,
                    version,
                    source);
        }
    }
}
