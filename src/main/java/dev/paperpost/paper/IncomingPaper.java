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
        String url,
        String pdfUrl,
        String codeUrl,
        String organization,
        Integer upvotes,
        Integer comments,
        String summary,
        Integer version,
        String source) {}
