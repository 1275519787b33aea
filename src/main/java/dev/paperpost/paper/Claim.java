package dev.paperpost.paper;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A sighting with all identifiers it names, as {@link WorkId#identifier()} gives them. Not thread-safe. */
final class Claim {

    private final IncomingPaper paper;
    private final Set<String> identifiers;
    private final Set<String> told;
    private UUID title;
    private boolean titleRead;

    private Claim(IncomingPaper paper, Set<String> identifiers, Set<String> told) {
        this.paper = paper;
        this.identifiers = Collections.unmodifiableSet(identifiers);
        this.told = told;
    }

    /** @param paper checked */
    static Claim of(IncomingPaper paper) {
        Set<String> told = identifiers(Stream.concat(Stream.of(paper.id()), paper.otherIds().stream()));
        Set<String> all = new LinkedHashSet<>();
        if (paper.arxivId() != null) {
            all.add(WorkId.parse(paper.arxivId()).identifier());
        }
        all.add(WorkId.parse(paper.id()).identifier());
        if (paper.doi() != null) {
            all.add(WorkId.parse(paper.doi()).identifier());
        }
        all.addAll(told);
        return new Claim(paper, all, told);
    }

    IncomingPaper paper() {
        return paper;
    }

    /**
     * The surest first: arXiv's own, then the source's; least sure is a DOI, since two arXiv papers may name the same journal
     * article.
     */
    Set<String> identifiers() {
        return identifiers;
    }

    /** See {@link TitleKey}; null where title or authors are too little to find a work by. Costs most of reading a paper. */
    UUID title() {
        if (!titleRead) {
            title = paper.authors().isEmpty() ? null : TitleKey.of(paper.title());
            titleRead = true;
        }
        return title;
    }

    private static Set<String> identifiers(Stream<String> texts) {
        Set<String> identifiers = new HashSet<>();
        texts.map(text -> WorkId.parse(text).identifier()).forEach(identifiers::add);
        return identifiers;
    }

    /**
     * Whether two works may be one because this sighting names both. Never with two arXiv ids, and with two preprints of
     * bioRxiv or medRxiv only if the sighting says itself that these are the same.
     *
     * @param some identifiers of one, which the other does not have
     */
    boolean joins(Collection<String> some, Collection<String> others) {
        boolean twoOfArxiv =
                some.stream().anyMatch(WorkId::isArxivId) && others.stream().anyMatch(WorkId::isArxivId);
        boolean twoPreprints = some.stream().anyMatch(WorkId::isPreprintDoi)
                && others.stream().anyMatch(WorkId::isPreprintDoi)
                && !(namesPreprint(some) && namesPreprint(others));
        return !twoOfArxiv && !twoPreprints;
    }

    private boolean namesPreprint(Collection<String> identifiers) {
        return identifiers.stream().anyMatch(id -> WorkId.isPreprintDoi(id) && told.contains(id));
    }
}
