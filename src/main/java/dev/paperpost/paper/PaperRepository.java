package dev.paperpost.paper;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The queries behind {@link Archive}; they need a transaction. */
@ApplicationScoped
class PaperRepository implements PanacheRepository<Paper> {

    private static final String DAY = "coalesce(announcedOn, publishedAt)";

    /** One more than the limit when there is a next page. */
    List<Paper> page(ArchiveQuery query) {
        var select = getEntityManager()
                .createQuery(
                        "from Paper where mergedInto is null "
                                + (query.hasSpan() ? "and " + DAY + " between :from and :until " : "")
                                + "order by " + query.order(DAY),
                        Paper.class)
                .setFirstResult((query.page() - 1) * query.limit())
                .setMaxResults(query.limit() + 1);
        if (query.hasSpan()) {
            select.setParameter("from", query.from()).setParameter("until", query.until());
        }
        return select.getResultList();
    }

    long count(ArchiveQuery query) {
        return count("mergedInto is null and " + DAY + " between ?1 and ?2", query.from(), query.until());
    }

    Optional<LocalDate> lastDay(LocalDate before) {
        return day(DAY + " < :limit order by " + DAY + " desc nulls last, id desc", before);
    }

    Optional<LocalDate> firstDay(LocalDate after) {
        return day(DAY + " > :limit order by " + DAY + " asc nulls first, id asc", after);
    }

    private Optional<LocalDate> day(String condition, LocalDate limit) {
        return getEntityManager()
                .createQuery("select " + DAY + " from Paper where mergedInto is null and " + condition, LocalDate.class)
                .setParameter("limit", limit)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Oldest first. */
    @SuppressWarnings("unchecked")
    List<Revision> revisions(long paperId) {
        List<Tuple> rows = getEntityManager()
                .createNativeQuery(
                        "select version, found_at from paper_revision where paper_id = ?1 order by version",
                        Tuple.class)
                .setParameter(1, paperId)
                .getResultList();
        return rows.stream()
                .map(row -> new Revision(row.get(0, Integer.class), row.get(1, Instant.class)))
                .toList();
    }

    Optional<Paper> byIdentifier(String identifier) {
        return getEntityManager()
                .createNativeQuery(
                        "select p.* from paper p join paper_identifier i on i.paper_id = p.id where i.identifier = ?1",
                        Paper.class)
                .setParameter(1, identifier)
                .getResultStream()
                .findFirst();
    }

    List<Paper> byIds(Collection<Long> ids) {
        return list("id in ?1", ids);
    }

    /** By key of the paper, first seen first. */
    Map<Long, List<SourceSeen>> sources(Collection<Long> paperIds) {
        Map<Long, List<SourceSeen>> sources = new HashMap<>();
        getEntityManager()
                .createNativeQuery(
                        "select paper_id, source, url, first_seen_at, last_seen_at from paper_source"
                                + " where paper_id in (?1) order by first_seen_at, source",
                        Tuple.class)
                .setParameter(1, paperIds)
                .getResultStream()
                .forEach(each -> {
                    Tuple row = (Tuple) each;
                    sources.computeIfAbsent(row.get(0, Long.class), id -> new ArrayList<>())
                            .add(new SourceSeen(
                                    row.get(1, String.class),
                                    row.get(2, String.class),
                                    row.get(3, Instant.class),
                                    row.get(4, Instant.class)));
                });
        return sources;
    }
}
