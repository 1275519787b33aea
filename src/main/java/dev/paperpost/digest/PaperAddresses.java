package dev.paperpost.digest;

import dev.paperpost.digest.Entry.Link;
import dev.paperpost.paper.Paper;
import dev.paperpost.platform.Messages;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a paper can be read and what its place is called.
 *
 * @param title the abstract page; null when there is none
 * @param badge such as {@code arXiv cs.LG}; empty when the place is unknown
 */
record PaperAddresses(
        String title, Optional<String> pdf, Optional<String> code, Optional<String> huggingFace, String badge) {

    private static final Map<String, String> PLACES = Map.of(
            "biorxiv.org", "bioRxiv",
            "medrxiv.org", "medRxiv",
            "chemrxiv.org", "ChemRxiv",
            "openreview.net", "OpenReview",
            "huggingface.co", "Hugging Face");

    static PaperAddresses of(Paper paper) {
        String arxiv = paper.arxivId();
        String title = Stream.of(
                        arxiv(arxiv, "abs"),
                        WebAddress.of(paper.url()),
                        doi(paper.doi()),
                        WebAddress.of(paper.pdfUrl()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
        return new PaperAddresses(
                title,
                WebAddress.of(paper.pdfUrl()).or(() -> arxiv(arxiv, "pdf")),
                WebAddress.of(paper.codeUrl()),
                paper.upvotes() == null || arxiv == null
                        ? Optional.empty()
                        : WebAddress.of("https://huggingface.co/papers/" + arxiv),
                badge(paper, title));
    }

    /** Those that the title does not lead to. */
    List<Link> links(Messages words) {
        List<Link> links = new ArrayList<>();
        add(links, "PDF", pdf);
        add(links, words.say("paper.code"), code);
        add(links, "Hugging Face", huggingFace);
        return links;
    }

    private void add(List<Link> links, String name, Optional<String> address) {
        address.filter(a -> !a.equals(title)).ifPresent(a -> links.add(new Link(name, a)));
    }

    private static Optional<String> arxiv(String id, String page) {
        return id == null ? Optional.empty() : WebAddress.of("https://arxiv.org/" + page + "/" + id);
    }

    private static Optional<String> doi(String doi) {
        if (doi == null) {
            return Optional.empty();
        }
        try {
            return WebAddress.of(new URI("https", "doi.org", "/" + doi, null).toASCIIString());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String badge(Paper paper, String title) {
        if (paper.arxivId() != null) {
            String category = Objects.requireNonNullElse(paper.primaryCategory(), "");
            return ("arXiv " + category).strip();
        }
        if (title == null) {
            return "";
        }
        String host = URI.create(title).getHost().replaceFirst("^www\\.", "");
        return PLACES.getOrDefault(host, host);
    }
}
