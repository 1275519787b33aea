package dev.paperpost.paper;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.Immutable;

/**
 * A work as it is stored, for reading; {@link PaperStore} alone writes it. Title, abstract and names are raw: TeX and all,
 * never markup. Everything that may be unknown is null.
 */
@Entity
@Immutable
@Table(name = "paper")
public class Paper {

    @Id
    private Long id;

    @Column(name = "external_id")
    private String externalId;

    private String title;

    @Column(name = "abstract_text")
    private String abstractText;

    @Column(columnDefinition = "text[]")
    private List<String> authors;

    @Column(name = "author_count")
    private int authorCount;

    @Column(columnDefinition = "text[]")
    private List<String> categories;

    @Column(name = "primary_category")
    private String primaryCategory;

    @Column(name = "published_at")
    private LocalDate publishedAt;

    @Column(name = "announced_on")
    private LocalDate announcedOn;

    private String doi;

    @Column(name = "arxiv_id")
    private String arxivId;

    private String url;

    @Column(name = "pdf_url")
    private String pdfUrl;

    @Column(name = "code_url")
    private String codeUrl;

    private String organization;
    private Integer upvotes;
    private Integer comments;
    private String summary;
    private Integer version;

    private boolean late;

    @Column(name = "arrived_at")
    private Instant arrivedAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "matched_at")
    private Instant matchedAt;

    /** The work that this one turned out to be; asked for in queries only. */
    @Column(name = "merged_into")
    private Long mergedInto;

    /** For Hibernate. */
    protected Paper() {}

    /** The key inside this installation; it means nothing to people. */
    public Long id() {
        return id;
    }

    /** What people and programs call the work: {@code 2602.23229}, {@code 10.1000/xyz}, or a source's own text. */
    public String externalId() {
        return externalId;
    }

    public String title() {
        return title;
    }

    /** May be empty, never null. */
    public String abstractText() {
        return abstractText;
    }

    /** In order; possibly fewer than {@link #authorCount()}. */
    public List<String> authors() {
        return authors;
    }

    public int authorCount() {
        return authorCount;
    }

    public List<String> categories() {
        return categories;
    }

    public String primaryCategory() {
        return primaryCategory;
    }

    /** The day of the first version. */
    public LocalDate publishedAt() {
        return publishedAt;
    }

    /** The day a source first listed it. */
    public LocalDate announcedOn() {
        return announcedOn;
    }

    /** Lower case, without a resolver's address. */
    public String doi() {
        return doi;
    }

    /** Without version. */
    public String arxivId() {
        return arxivId;
    }

    /** http or https only, as every address here. */
    public String url() {
        return url;
    }

    public String pdfUrl() {
        return pdfUrl;
    }

    public String codeUrl() {
        return codeUrl;
    }

    public String organization() {
        return organization;
    }

    public Integer upvotes() {
        return upvotes;
    }

    public Integer comments() {
        return comments;
    }

    /** A source's own summary, often written by a machine. */
    public String summary() {
        return summary;
    }

    /** 1 or higher; null when no source told it. */
    public Integer version() {
        return version;
    }

    /** Whether it arrived on a later day than its source announced it. */
    public boolean late() {
        return late;
    }

    /** When Paperpost first saw it; for what was read in afterwards, the day it was announced or published. */
    public Instant arrivedAt() {
        return arrivedAt;
    }

    /** When any field last changed. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** Null while it waits to be matched against the interests. */
    public Instant matchedAt() {
        return matchedAt;
    }
}
