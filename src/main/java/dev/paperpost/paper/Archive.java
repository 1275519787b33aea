package dev.paperpost.paper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads what is stored. Thread-safe; every call may be made with or without a transaction. */
@ApplicationScoped
public class Archive {

    private final PaperRepository papers;
    private final ArchiveSearch search;

    Archive(PaperRepository papers, ArchiveSearch search) {
        this.papers = papers;
        this.search = search;
    }

    /** One page of the papers of a span of days. */
    public Page<Paper> find(ArchiveQuery query) {
        List<Paper> found = read(() -> papers.page(query));
        boolean hasNext = found.size() > query.limit();
        return new Page<>(hasNext ? found.subList(0, query.limit()) : found, query.page(), hasNext);
    }

    /**
     * One page of those papers of a span of days that are wanted. Reads papers until the page is full: of a long archive
     * with little that is wanted, all of it.
     *
     * @param found the wanted ones, by key, among those that arrived at the moment or later
     * @param isWanted decides on those that arrived before
     */
    public Page<Paper> find(
            ArchiveQuery query, Collection<Long> found, Instant before, Predicate<PaperWords> isWanted) {
        List<Long> ids = read(() -> search.page(query, found, before, isWanted));
        boolean hasNext = ids.size() > query.limit();
        List<Long> shown = hasNext ? ids.subList(0, query.limit()) : ids;
        Map<Long, Paper> known = byIds(shown);
        return new Page<>(
                shown.stream().map(known::get).filter(Objects::nonNull).toList(), query.page(), hasNext);
    }

    /** How many papers there are in a span of days, on all pages together. */
    public long count(ArchiveQuery span) {
        return read(() -> papers.count(span));
    }

    /** The last day before this one that has papers. */
    public Optional<LocalDate> lastDay(LocalDate before) {
        return read(() -> papers.lastDay(before));
    }

    /** The first day after this one that has papers. */
    public Optional<LocalDate> firstDay(LocalDate after) {
        return read(() -> papers.firstDay(after));
    }

    /** The versions that replaced an earlier one, oldest first. */
    public List<Revision> revisions(long paperId) {
        return read(() -> papers.revisions(paperId));
    }

    /** The work with this identifier, in any spelling {@link WorkId#parse} understands. */
    public Optional<Paper> byExternalId(String anyIdentifier) {
        String clean = CleanText.line(anyIdentifier);
        return read(() -> papers.byIdentifier(WorkId.parse(clean).identifier()));
    }

    /** The papers with these keys; keys that are not known are missing from the answer. */
    public Map<Long, Paper> byIds(Collection<Long> ids) {
        return read(() -> papers.byIds(ids)).stream().collect(Collectors.toMap(Paper::id, Function.identity()));
    }

    /** Where the work was seen, first seen first. */
    public List<SourceSeen> sources(long paperId) {
        return sources(List.of(paperId)).getOrDefault(paperId, List.of());
    }

    /** Where each of these works was seen, first seen first; works that are not known are missing from the answer. */
    public Map<Long, List<SourceSeen>> sources(Collection<Long> paperIds) {
        return read(() -> papers.sources(paperIds));
    }

    private static <T> T read(Callable<T> query) {
        return QuarkusTransaction.joiningExisting().call(query);
    }
}
