package dev.paperpost.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Sorts the sightings of one batch to their works: those known before, and those that the batch itself brings. Works that a
 * sighting shows to be one become one.
 */
final class PaperBatch {

    /** Stored works first; of these one of arXiv, where people look for it, then the oldest. */
    private static final Comparator<Work> SURVIVES = Comparator.<Work, Boolean>comparing(work -> work.id == null)
            .thenComparing(work -> work.arxivId == null)
            .thenComparing(work -> work.id == null ? 0 : work.id);

    private final Map<String, Work> works = new HashMap<>();
    private final Map<UUID, Set<Work>> byTitle = new HashMap<>();
    private final Set<String> newIdentifiers = new LinkedHashSet<>();
    private final Set<Work> touched = new LinkedHashSet<>();
    private final List<WorkTable.Sighting> sightings = new ArrayList<>();
    private final List<Work> merged = new ArrayList<>();
    private int added;
    private int updated;
    private int unchanged;

    /** Starts from the works already stored that have an identifier or a title in common with the batch. */
    PaperBatch(Collection<Work> stored) {
        for (Work work : stored) {
            work.identifiers.forEach(identifier -> works.put(identifier, work));
            keepTitle(work);
        }
    }

    void add(Claim claim) {
        IncomingPaper paper = claim.paper();
        Set<String> identifiers = new LinkedHashSet<>();
        List<Work> found = find(claim, identifiers);
        if (found.isEmpty()) {
            Work sameTitle = findByTitle(claim);
            found = sameTitle == null ? List.of() : List.of(sameTitle);
        }
        Work work;
        if (found.isEmpty()) {
            work = new Work(externalId(paper, identifiers));
            work.absorb(paper);
            added++;
        } else {
            work = merge(found);
            boolean changed = work.absorb(paper);
            if (changed || found.size() > 1) {
                updated++;
            } else {
                unchanged++;
            }
        }
        name(work, identifiers);
        work.sources.add(paper.source());
        keepTitle(work);
        touched.add(work);
        sightings.add(new WorkTable.Sighting(work, paper.source(), paper.url()));
    }

    /**
     * The works that the sighting is one of.
     *
     * @param identifiers takes in all of these works and of the sighting itself; one that leads to a work which cannot be
     *     the same is left to that work
     */
    private List<Work> find(Claim claim, Set<String> identifiers) {
        List<Work> found = new ArrayList<>();
        for (String identifier : claim.identifiers()) {
            Work work = works.get(identifier);
            Set<String> more = work == null ? Set.of(identifier) : work.identifiers;
            if (!found.contains(work) && claim.joins(identifiers, more)) {
                identifiers.addAll(more);
                if (work != null) {
                    found.add(work);
                }
            }
        }
        return found;
    }

    private Work findByTitle(Claim claim) {
        if (claim.identifiers().stream().anyMatch(works::containsKey) || claim.title() == null) {
            return null;
        }
        List<Work> candidates = byTitle.getOrDefault(claim.title(), Set.of()).stream()
                .filter(work -> work.survivor() == work)
                .toList();
        return TitleMatch.find(claim, candidates);
    }

    /** The source's own word for it, unless another work has that. */
    private static String externalId(IncomingPaper paper, Set<String> identifiers) {
        boolean own = identifiers.contains(WorkId.parse(paper.id()).identifier());
        return own ? paper.id() : paper.arxivId();
    }

    private Work merge(List<Work> same) {
        List<Work> inOrder = same.stream().sorted(SURVIVES).toList();
        Work survivor = inOrder.get(0);
        for (Work other : inOrder.subList(1, inOrder.size())) {
            survivor.absorb(other);
            name(survivor, other.identifiers);
            if (other.id != null) {
                merged.add(other);
            } else {
                added--;
                updated++;
            }
        }
        return survivor;
    }

    private void name(Work work, Set<String> identifiers) {
        work.identifiers.addAll(identifiers);
        for (String identifier : identifiers) {
            if (works.put(identifier, work) == null) {
                newIdentifiers.add(identifier);
            }
        }
    }

    private void keepTitle(Work work) {
        if (work.titleKey != null) {
            byTitle.computeIfAbsent(work.titleKey, title -> new LinkedHashSet<>())
                    .add(work);
        }
    }

    /** Marks the works that are too old to be matched; before new ones get their keys. */
    void markPast(Arrival arrival, Instant now) {
        works().forEach(work -> work.past = arrival.isPast(work, now));
    }

    /** Each once, in the order they came. */
    Set<Work> works() {
        Set<Work> works = new LinkedHashSet<>();
        touched.forEach(work -> works.add(work.survivor()));
        return works;
    }

    List<Work> changed() {
        return works().stream().filter(Work::changed).toList();
    }

    /** Stored works that are no longer works of their own. */
    List<Work> merged() {
        return merged;
    }

    Map<String, Work> newIdentifiers() {
        Map<String, Work> identifiers = new LinkedHashMap<>();
        newIdentifiers.forEach(identifier -> identifiers.put(identifier, works.get(identifier)));
        return identifiers;
    }

    /** The last of each source for each work. */
    Collection<WorkTable.Sighting> sightings() {
        Map<List<Object>, WorkTable.Sighting> last = new LinkedHashMap<>();
        for (WorkTable.Sighting each : sightings) {
            Work work = each.work().survivor();
            last.put(List.of(work, each.source()), new WorkTable.Sighting(work, each.source(), each.url()));
        }
        return last.values();
    }

    int toMatch() {
        return (int) works().stream().filter(Work::toMatch).count();
    }

    int added() {
        return added;
    }

    int updated() {
        return updated;
    }

    int unchanged() {
        return unchanged;
    }
}
