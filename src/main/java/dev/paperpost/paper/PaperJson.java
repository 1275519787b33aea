package dev.paperpost.paper;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;

/**
 * A paper as the API gives it out: the fields it takes in, with where the work was seen. Title and abstract are raw. Fields
 * that are not known are left out.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaperJson(
        String id,
        String title,
        @JsonProperty("abstract") String abstractText,
        List<String> authors,
        int authorCount,
        List<String> categories,
        String primaryCategory,
        LocalDate publishedAt,
        LocalDate announcedOn,
        String doi,
        String arxivId,
        String url,
        String pdfUrl,
        String codeUrl,
        String organization,
        Integer upvotes,
        Integer comments,
        String summary,
        Integer version,
        String source,
        List<SourceSeen> sources) {

    /**
     * The paper with its sources.
     *
     * @param sources first seen first; the first is given as {@code source} too
     */
    public static PaperJson of(Paper paper, List<SourceSeen> sources) {
        return new PaperJson(
                paper.externalId(),
                paper.title(),
                paper.abstractText(),
                paper.authors(),
                paper.authorCount(),
                paper.categories(),
                paper.primaryCategory(),
                paper.publishedAt(),
                paper.announcedOn(),
                paper.doi(),
                paper.arxivId(),
                paper.url(),
                paper.pdfUrl(),
                paper.codeUrl(),
                paper.organization(),
                paper.upvotes(),
                paper.comments(),
                paper.summary(),
                paper.version(),
                sources.isEmpty() ? null : sources.get(0).source(),
                sources);
    }
}
