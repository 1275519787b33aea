package dev.paperpost.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Hands out the readers whose digest is due; each to one transaction only. Call within a transaction. */
@ApplicationScoped
public class DueReaders {

    private final EntityManager entities;

    DueReaders(EntityManager entities) {
        this.entities = entities;
    }

    /** At most {@code limit} active readers due by a moment, locked until the transaction ends; others' are skipped. */
    @SuppressWarnings("unchecked")
    public List<DueReader> claim(Instant asOf, int limit) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select id, cadence, day, hour, time_zone, max_papers, next_digest_at, last_slot, window_from"
                                + " from subscriber where status = 'active' and next_digest_at <= :asOf"
                                + " order by next_digest_at, id limit :limit for no key update skip locked",
                        Tuple.class)
                .setParameter("asOf", asOf)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(DueReaders::reader).toList();
    }

    /** Moves a claimed reader on to the next due moment. */
    public void advance(DueReader reader, LocalDate lastSlot, Instant windowFrom, Instant next) {
        entities.createNativeQuery(
                        "update subscriber set last_slot = :slot, window_from = :from, next_digest_at = :next"
                                + " where id = :id")
                .setParameter("slot", lastSlot)
                .setParameter("from", windowFrom)
                .setParameter("next", next)
                .setParameter("id", reader.subscriberId())
                .executeUpdate();
    }

    private static DueReader reader(Tuple row) {
        return new DueReader(
                row.get("id", Long.class),
                new Schedule(
                        Cadence.valueOf(row.get("cadence", String.class).toUpperCase(Locale.ROOT)),
                        row.get("day", Integer.class),
                        row.get("hour", Integer.class),
                        ZoneId.of(row.get("time_zone", String.class))),
                row.get("max_papers", Integer.class),
                row.get("next_digest_at", Instant.class),
                row.get("last_slot") == null ? null : row.get("last_slot", LocalDate.class),
                row.get("window_from", Instant.class));
    }
}
