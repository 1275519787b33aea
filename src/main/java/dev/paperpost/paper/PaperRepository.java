package dev.paperpost.paper;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The queries behind {@link Archive}; they need a transaction. */
@ApplicationScoped
class PaperRepository implements PanacheRepository<Paper> {

    private static final String DAY = "coalesce(announcedOn, publishedAt)";
    private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);
    private static final LocalDate END = LocalDate.of(9999, 12, 31);

    /** One more than the limit when there is a next page. */
    List<Paper> page(ArchiveQuery query) {
        String newest = DAY + " desc nulls last, id desc";
        String order =
                switch (query.sort()) {
                    case TRENDING -> "upvotes desc nulls last, " + newest;
                    case PUBLISHED -> newest;
                };
        boolean everything = query.from() == null && query.until() == null;
        var select = getEntityManager()
                .createQuery(
                        "from Paper " + (everything ? "" : "where " + DAY + " between :from and :until ") + "order by "
                                + order,
                        Paper.class)
                .setFirstResult((query.page() - 1) * query.limit())
                .setMaxResults(query.limit() + 1);
        if (!everything) {
            select.setParameter("from", query.from() == null ? BEGINNING : query.from())
                    .setParameter("until", query.until() == null ? END : query.until());
        }
        return select.getResultList();
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

    List<Paper> arrivedAfter(Instant arrival, long id, int limit) {
        return find("(arrivedAt, id) > (?1, ?2) order by arrivedAt, id", arrival, id)
                .page(0, limit)
                .list();
    }

    List<SourceSeen> sources(long paperId) {
        return getEntityManager()
                .createNativeQuery(
                        "select source, url, first_seen_at, last_seen_at from paper_source where paper_id = ?1"
                                + " order by first_seen_at, source",
                        SourceSeen.class)
                .setParameter(1, paperId)
                .getResultList();
    }
}
