package dev.paperpost.web;

import dev.paperpost.digest.ArchivedPapers;
import dev.paperpost.interest.Interest;
import dev.paperpost.paper.Archive;
import dev.paperpost.platform.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Looks up what the page of a paper shows. Thread-safe. */
@ApplicationScoped
class PaperViews {

    private final Archive archive;
    private final ArchivedPapers shown;

    PaperViews(Archive archive, ArchivedPapers shown) {
        this.archive = archive;
        this.shown = shown;
    }

    /**
     * The paper with this identifier, in any spelling.
     *
     * @param interests of the reader who looks, may be none
     */
    Optional<PaperView> of(String id, List<Interest> interests, Messages t) {
        return archive.byExternalId(id)
                .map(paper -> PaperView.of(
                        paper,
                        shown.sheet(paper, archive.sources(paper.id()), interests, t),
                        archive.revisions(paper.id()),
                        t));
    }
}
