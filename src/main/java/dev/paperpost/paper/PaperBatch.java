package dev.paperpost.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Sorts the sightings of one batch to their works: those known before, and those that the batch itself brings. */
final class PaperBatch {

    private final Map<String, Work> works;
    private final Map<String, Work> newIdentifiers = new LinkedHashMap<>();
    private final Set<Work> touched = new LinkedHashSet<>();
    private final Map<List<Object>, WorkTable.Sighting> sightings = new LinkedHashMap<>();
    private int added;
    private int updated;
    private int unchanged;

    /** Starts from the works already stored, by identifier. */
    PaperBatch(Map<String, Work> works) {
        this.works = works;
    }

    static Set<String> identifiers(IncomingPaper paper) {
        Set<String> identifiers = new LinkedHashSet<>();
        // arXiv's own identifier is the surest, a DOI the least sure: two arXiv papers may name the same journal
        // article.
        Stream.concat(Stream.of(paper.arxivId(), paper.id(), paper.doi()), paper.otherIds().stream())
                .filter(text -> text != null)
                .map(text -> WorkId.parse(text).identifier())
                .forEach(identifiers::add);
        return identifiers;
    }

    void add(IncomingPaper paper) {
        Set<String> identifiers = identifiers(paper);
        Work work = find(paper, identifiers);
        if (work == null) {
            work = new Work(paper.id());
            work.absorb(paper);
            added++;
        } else if (work.absorb(paper)) {
            updated++;
        } else {
            unchanged++;
        }
        for (String identifier : identifiers) {
            if (works.putIfAbsent(identifier, work) == null) {
                newIdentifiers.put(identifier, work);
            }
        }
        touched.add(work);
        sightings.put(List.of(work, paper.source()), new WorkTable.Sighting(work, paper.source(), paper.url()));
    }

    private Work find(IncomingPaper paper, Set<String> identifiers) {
        for (String identifier : identifiers) {
            Work work = works.get(identifier);
            boolean another = work != null
                    && paper.arxivId() != null
                    && work.arxivId != null
                    && !work.arxivId.equals(paper.arxivId());
            if (work != null && !another) {
                return work;
            }
        }
        return null;
    }

    /** Marks the works that the batch itself brings and that are too old to be matched; before they get their keys. */
    void markPast(Arrival arrival, Instant now) {
        touched.stream().filter(work -> work.id == null).forEach(work -> work.past = arrival.isPast(work, now));
    }

    List<Work> works() {
        return new ArrayList<>(touched);
    }

    List<Work> changed() {
        return touched.stream().filter(Work::changed).toList();
    }

    Map<String, Work> newIdentifiers() {
        return newIdentifiers;
    }

    Collection<WorkTable.Sighting> sightings() {
        return sightings.values();
    }

    int toMatch() {
        return (int) touched.stream().filter(Work::toMatch).count();
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
