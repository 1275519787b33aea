package dev.paperpost.paper;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the work that a sighting without any known identifier is a sighting of, by title and authors. Careful: readers miss
 * nothing when one work stays two, but never see the second of two works taken for one.
 */
final class TitleMatch {

    /** More works of one title than this, and the title says nothing. */
    static final int MOST_CANDIDATES = 10;

    /** From a preprint to its article. */
    private static final int MONTHS = 18;

    private TitleMatch() {}

    /**
     * The only work with the title and the authors of the sighting, or null.
     *
     * @param claim has a title to find works by
     * @param candidates all works with this title, or more than {@link #MOST_CANDIDATES} of them
     */
    static Work find(Claim claim, Collection<Work> candidates) {
        if (candidates.size() > MOST_CANDIDATES) {
            return null;
        }
        IncomingPaper paper = claim.paper();
        AuthorList authors = AuthorList.of(paper.authors(), paper.authorCount());
        List<Work> same = candidates.stream()
                .filter(work -> claim.title().equals(work.titleKey))
                .filter(work -> authors.agrees(AuthorList.of(work.authors, work.authorCount)))
                .toList();
        if (same.size() != 1) {
            return null;
        }
        Work work = same.get(0);
        boolean apart = heldApart(claim, work);
        boolean near = near(day(paper.publishedAt(), paper.announcedOn()), day(work.publishedAt, work.announcedOn));
        return near && !apart ? work : null;
    }

    /** Whoever gave each of them an identifier of its own knows them as two works. */
    private static boolean heldApart(Claim claim, Work work) {
        Set<String> givers = givers(claim.identifiers(), Set.of(claim.paper().source()));
        givers.retainAll(givers(work.identifiers, work.sources));
        return !givers.isEmpty();
    }

    private static Set<String> givers(Collection<String> identifiers, Set<String> sources) {
        Set<String> givers = new HashSet<>();
        for (String identifier : identifiers) {
            if (WorkId.isArxivId(identifier)) {
                givers.add("arxiv:");
            } else if (WorkId.isPreprintDoi(identifier)) {
                givers.add("preprint:");
            } else if (identifier.startsWith("doi:")) {
                givers.add(identifier.substring(0, identifier.indexOf('/')));
            } else {
                sources.forEach(source -> givers.add("source:" + source));
            }
        }
        return givers;
    }

    private static LocalDate day(LocalDate published, LocalDate announced) {
        return published != null ? published : announced;
    }

    private static boolean near(LocalDate a, LocalDate b) {
        return a == null || b == null || !a.isAfter(b.plusMonths(MONTHS)) && !b.isAfter(a.plusMonths(MONTHS));
    }
}
