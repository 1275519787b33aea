package dev.paperpost.paper;

import java.time.LocalDate;
import java.util.List;

/** Builds the sightings that tests store: only what a test is about needs to be said. */
final class Sighted {

    private final String id;
    private String title = "A Paper of No Consequence";
    private String abstractText = "Nothing is shown.";
    private List<String> authors = List.of();
    private Integer authorCount;
    private List<String> otherIds = List.of();
    private List<String> categories = List.of();
    private String doi;
    private String arxivId;
    private String codeUrl;
    private Integer upvotes;
    private Integer version;
    private LocalDate publishedAt;
    private LocalDate announcedOn;
    private String source = "test";

    private Sighted(String id) {
        this.id = id;
    }

    static Sighted as(String id) {
        return new Sighted(id);
    }

    Sighted title(String value) {
        title = value;
        return this;
    }

    Sighted abstractText(String value) {
        abstractText = value;
        return this;
    }

    Sighted authors(String... values) {
        authors = List.of(values);
        return this;
    }

    Sighted authorCount(int value) {
        authorCount = value;
        return this;
    }

    Sighted otherIds(String... values) {
        otherIds = List.of(values);
        return this;
    }

    Sighted categories(String... values) {
        categories = List.of(values);
        return this;
    }

    Sighted doi(String value) {
        doi = value;
        return this;
    }

    Sighted arxivId(String value) {
        arxivId = value;
        return this;
    }

    Sighted codeUrl(String value) {
        codeUrl = value;
        return this;
    }

    Sighted upvotes(int value) {
        upvotes = value;
        return this;
    }

    Sighted version(int value) {
        version = value;
        return this;
    }

    Sighted publishedAt(String value) {
        publishedAt = LocalDate.parse(value);
        return this;
    }

    Sighted announcedOn(String value) {
        announcedOn = LocalDate.parse(value);
        return this;
    }

    Sighted by(String value) {
        source = value;
        return this;
    }

    IncomingPaper paper() {
        return IncomingPaper.of(id, title, abstractText, source)
                .authors(authors)
                .authorCount(authorCount)
                .otherIds(otherIds)
                .categories(categories)
                .publishedAt(publishedAt)
                .announcedOn(announcedOn)
                .doi(doi)
                .arxivId(arxivId)
                .codeUrl(codeUrl)
                .upvotes(upvotes)
                .version(version)
                .build();
    }
}
