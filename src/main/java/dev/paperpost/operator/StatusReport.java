package dev.paperpost.operator;

import dev.paperpost.delivery.Deliveries;
import dev.paperpost.delivery.SendingState;
import dev.paperpost.delivery.Webhooks;
import dev.paperpost.paper.ImportProgress;
import dev.paperpost.paper.PaperImport;
import dev.paperpost.source.Harvest;
import dev.paperpost.source.SourceStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How things stand. */
@ApplicationScoped
class StatusReport {

    private final EntityManager entities;
    private final Deliveries deliveries;
    private final Webhooks webhooks;
    private final Harvest harvest;
    private final PaperImport imports;

    StatusReport(
            EntityManager entities, Deliveries deliveries, Webhooks webhooks, Harvest harvest, PaperImport imports) {
        this.entities = entities;
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.harvest = harvest;
        this.imports = imports;
    }

    @Transactional
    Status now() {
        return new Status(
                count("select count(*) from paper where merged_into is null"),
                count("select count(*) from paper where matched_at is null"),
                count("select count(*) from interest"),
                subscribers(),
                deliveries.counts(),
                deliveries.sending(),
                webhooks.counts(),
                harvest.latest(),
                imports.running());
    }

    private long count(String sql) {
        return ((Number) entities.createNativeQuery(sql).getSingleResult()).longValue();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Long> subscribers() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String status : List.of("pending", "active", "unsubscribed", "bounced")) {
            counts.put(status, 0L);
        }
        List<Tuple> rows = entities.createNativeQuery(
                        "select status, count(*) as n from subscriber group by status", Tuple.class)
                .getResultList();
        rows.forEach(row -> counts.put(row.get("status", String.class), row.get("n", Long.class)));
        return counts;
    }

    /**
     * @param papers works known
     * @param unmatched of them, those that still wait to be matched
     * @param interests distinct interests
     * @param subscribers readers by state
     * @param deliveries mails by state
     * @param sending whether and how fast mails leave
     * @param webhooks those active and those that have ended, and the posts to them by state
     * @param sources the latest fetch of each source
     * @param imports of papers, that this node is reading right now
     */
    public record Status(
            long papers,
            long unmatched,
            long interests,
            Map<String, Long> subscribers,
            Map<String, Long> deliveries,
            SendingState sending,
            Map<String, Long> webhooks,
            List<SourceStatus> sources,
            List<ImportProgress> imports) {}
}
