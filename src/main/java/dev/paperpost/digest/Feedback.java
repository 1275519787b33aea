package dev.paperpost.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What readers say of papers they were sent: more like this, or less. It gives an order to what matches them and never decides
 * whether they get it. Each method is one transaction. Thread-safe.
 */
@ApplicationScoped
public class Feedback {

    private static final int MOST_ALIKE = 3;

    private final EntityManager entities;
    private final ShownPapers papers;
    private final Tastes tastes;
    private final Clock clock;

    Feedback(EntityManager entities, ShownPapers papers, Tastes tastes, Clock clock) {
        this.entities = entities;
        this.papers = papers;
        this.tastes = tastes;
        this.clock = clock;
    }

    /**
     * What a reader says of a paper.
     *
     * @param title as it is shown
     * @param more null when they have said nothing
     */
    public record Opinion(long paperId, String title, Boolean more) {}

    /** What a reader says of a paper; empty unless it was in a digest of theirs. */
    @Transactional
    public Optional<Opinion> on(long subscriberId, long paperId) {
        return opinions(
                        "select d.paper_id, f.more from digest_paper d left join feedback f"
                                + " on f.subscriber_id = d.subscriber_id and f.paper_id = d.paper_id"
                                + " where d.subscriber_id = ?1 and d.paper_id = ?2",
                        subscriberId,
                        paperId)
                .stream()
                .findFirst();
    }

    /** All a reader has said, the latest first. */
    @Transactional
    public List<Opinion> of(long subscriberId) {
        return opinions(
                "select paper_id, more from feedback where subscriber_id = ?1 order by given_at desc, paper_id desc",
                subscriberId);
    }

    /** Which interests found a paper that was sent to a reader, by their ids. */
    @Transactional
    public List<Long> foundBy(long subscriberId, long paperId) {
        return ids(
                "select unnest(interest_id || also) from digest_paper where subscriber_id = ?1 and paper_id = ?2",
                subscriberId,
                paperId);
    }

    /** Titles of papers in the reader's latest digest that are most like a paper; at most three. */
    @Transactional
    public List<String> alike(long subscriberId, long paperId) {
        List<Long> latest = ids(
                "select paper_id from digest_paper where digest_id ="
                        + " (select id from digest where subscriber_id = ?1 order by slot desc limit 1)"
                        + " order by position limit 100",
                subscriberId);
        List<Long> alike = tastes.alike(paperId, latest);
        Map<Long, ShownPaper> shown = papers.byIds(alike);
        return alike.stream().limit(MOST_ALIKE).map(id -> shown.get(id).title()).toList();
    }

    /** More papers like one, or fewer, from the next digest on; nothing happens unless it was in a digest of theirs. */
    @Transactional
    public void give(long subscriberId, long paperId, boolean more) {
        entities.createNativeQuery("insert into feedback (subscriber_id, paper_id, more, given_at)"
                        + " select subscriber_id, paper_id, ?3, ?4 from digest_paper"
                        + " where subscriber_id = ?1 and paper_id = ?2 on conflict (subscriber_id, paper_id)"
                        + " do update set more = excluded.more, given_at = excluded.given_at")
                .setParameter(1, subscriberId)
                .setParameter(2, paperId)
                .setParameter(3, more)
                .setParameter(4, clock.instant())
                .executeUpdate();
    }

    /** As if nothing had been said. */
    @Transactional
    public void takeBack(long subscriberId, long paperId) {
        entities.createNativeQuery("delete from feedback where subscriber_id = ?1 and paper_id = ?2")
                .setParameter(1, subscriberId)
                .setParameter(2, paperId)
                .executeUpdate();
    }

    private List<Opinion> opinions(String sql, Object... values) {
        List<?> rows = query(sql, Tuple.class, values).getResultList();
        Map<Long, ShownPaper> shown =
                papers.byIds(rows.stream().map(Feedback::paperOf).toList());
        return rows.stream()
                .map(row ->
                        new Opinion(paperOf(row), shown.get(paperOf(row)).title(), (Boolean) ((Tuple) row).get("more")))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Long> ids(String sql, Object... values) {
        return query(sql, Long.class, values).getResultList();
    }

    private Query query(String sql, Class<?> row, Object... values) {
        Query query = entities.createNativeQuery(sql, row);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query;
    }

    private static Long paperOf(Object row) {
        return ((Number) ((Tuple) row).get("paper_id")).longValue();
    }
}
