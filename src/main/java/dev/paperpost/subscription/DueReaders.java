package dev.paperpost.subscription;

import dev.paperpost.platform.SqlArrays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Hands out the readers whose digest is due; each to one transaction only. Call within a transaction. */
@ApplicationScoped
public class DueReaders {

    /** A null category of a thing waited for concerns everybody; null categories of an interest are concerned by all. */
    private static final String COLUMNS =
            "select id, cadence, day, hour, time_zone, max_papers, next_digest_at, last_slot,"
                    + " window_from, revisions, trending, trended_until from subscriber s where status = 'active'";

    private static final String CLAIM = COLUMNS + " and next_digest_at <= ?"
            + " and not exists (select 1 from unnest(?::timestamptz[], ?::text[]) as w (since, category)"
            + " where s.next_digest_at >= w.since and (w.category is null or exists"
            + " (select 1 from subscription_interest si join interest i on i.id = si.interest_id"
            + " where si.subscriber_id = s.id and (i.categories is null or w.category = any (i.categories)))))"
            + " order by next_digest_at limit ? for no key update of s skip locked";

    private static final String CLAIM_NEW =
            COLUMNS + " and welcome_at <= ? and last_slot is null and paused_until is null"
                    + " order by welcome_at limit ? for no key update of s skip locked";

    /** Who has had a digest meanwhile, has left or pauses needs no welcome. */
    private static final String WELCOMED = "update subscriber set welcome_at = null where welcome_at <= ?"
            + " and (id = any (?) or status <> 'active' or last_slot is not null or paused_until is not null)";

    /** Most readers ask for something of any category, and are not looked at further. */
    private static final String CATEGORIES = "with narrow as materialized (select distinct si.subscriber_id"
            + " from subscription_interest si where si.subscriber_id = any (?) and exists (select from interest i"
            + " where i.id = si.interest_id and i.categories is not null))"
            + " select si.subscriber_id, array_agg(distinct c) as categories from narrow"
            + " join subscription_interest si on si.subscriber_id = narrow.subscriber_id"
            + " join interest i on i.id = si.interest_id left join unnest(i.categories) c"
            + " on true group by si.subscriber_id having bool_and(c is not null)";

    private static final String ADVANCE = "update subscriber s set last_slot = m.slot, window_from = m.since,"
            + " next_digest_at = m.next, trended_until = m.trended"
            + " from unnest(?, ?, ?, ?, ?) as m (id, slot, since, next, trended) where s.id = m.id";

    private final DataSource database;

    DueReaders(DataSource database) {
        this.database = database;
    }

    /**
     * At most {@code limit} active readers due by a moment who wait for nothing, locked until the transaction ends;
     * others' are skipped.
     */
    public List<DueReader> claim(Instant asOf, int limit, List<Waiting> waiting) {
        List<Timestamp> since = new ArrayList<>();
        List<String> categories = new ArrayList<>();
        for (Waiting one : waiting) {
            for (String category : one.categories().isEmpty() ? Arrays.asList((String) null) : one.categories()) {
                since.add(Timestamp.from(one.since()));
                categories.add(category);
            }
        }
        try (Connection connection = database.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            planAfresh(connection);
            claim.setTimestamp(1, Timestamp.from(asOf));
            claim.setArray(2, connection.createArrayOf("timestamptz", since.toArray()));
            claim.setArray(3, connection.createArrayOf("text", categories.toArray()));
            claim.setInt(4, limit);
            return withCategories(connection, readers(claim));
        } catch (SQLException e) {
            throw new IllegalStateException("due readers cannot be read", e);
        }
    }

    /** Whether {@link #claimNew} would hand anybody out or has somebody to forget. */
    @Transactional
    public boolean anyNew(Instant asOf) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select exists (select from subscriber where welcome_at <= ?)")) {
            query.setTimestamp(1, Timestamp.from(asOf));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("new readers cannot be looked for", e);
        }
    }

    /**
     * At most {@code limit} readers who have just confirmed and never had a digest, locked until the transaction ends; each is
     * handed out once.
     */
    public List<DueReader> claimNew(Instant asOf, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM_NEW);
                PreparedStatement mark = connection.prepareStatement(WELCOMED)) {
            claim.setTimestamp(1, Timestamp.from(asOf));
            claim.setInt(2, limit);
            List<DueReader> readers = readers(claim);
            mark.setTimestamp(1, Timestamp.from(asOf));
            mark.setArray(2, SqlArrays.of(connection, "bigint", readers, DueReader::subscriberId));
            mark.executeUpdate();
            return withCategories(connection, readers);
        } catch (SQLException e) {
            throw new IllegalStateException("new readers cannot be read", e);
        }
    }

    /**
     * Until the transaction ends, for all that is done with these readers too fills the tables that it reads: a plan kept from when
     * nobody had subscribed compares each row with each. Not for all of a connection, since it would hold for the server's checks
     * of foreign keys too.
     */
    private static void planAfresh(Connection connection) throws SQLException {
        try (Statement mode = connection.createStatement()) {
            mode.execute("set local plan_cache_mode = force_custom_plan");
        }
    }

    private static List<DueReader> withCategories(Connection connection, List<DueReader> readers) throws SQLException {
        Map<Long, Set<String>> categories = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(CATEGORIES)) {
            select.setArray(1, SqlArrays.of(connection, "bigint", readers, DueReader::subscriberId));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    categories.put(
                            row.getLong(1), Set.of((String[]) row.getArray(2).getArray()));
                }
            }
        }
        return readers.stream()
                .map(reader -> reader.in(categories.getOrDefault(reader.subscriberId(), Set.of())))
                .toList();
    }

    /** How many readers are due by a moment and not yet planned, those at work included. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public long due(Instant asOf) {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(
                        "select count(*) from subscriber where status = 'active' and next_digest_at <= ?")) {
            count.setTimestamp(1, Timestamp.from(asOf));
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("due readers cannot be counted", e);
        }
    }

    /** Moves claimed readers on to their next due moments. */
    public void advance(List<Advance> moves) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(ADVANCE)) {
            update.setArray(1, SqlArrays.of(connection, "bigint", moves, Advance::subscriberId));
            update.setArray(2, SqlArrays.of(connection, "date", moves, Advance::lastSlot));
            update.setArray(
                    3, SqlArrays.of(connection, "timestamptz", moves, move -> Timestamp.from(move.windowFrom())));
            update.setArray(4, SqlArrays.of(connection, "timestamptz", moves, move -> Timestamp.from(move.next())));
            update.setArray(5, SqlArrays.of(connection, "date", moves, Advance::trendedUntil));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("due readers cannot be moved on", e);
        }
    }

    /**
     * A reader's next due moment.
     *
     * @param lastSlot local day of the last slot planned, or null
     * @param windowFrom papers found since then are not yet in a digest
     * @param trendedUntil the latest day of what trends that they were told of, or null
     */
    public record Advance(
            long subscriberId, LocalDate lastSlot, Instant windowFrom, Instant next, LocalDate trendedUntil) {}

    private static List<DueReader> readers(PreparedStatement claim) throws SQLException {
        List<DueReader> readers = new ArrayList<>();
        try (ResultSet row = claim.executeQuery()) {
            while (row.next()) {
                readers.add(reader(row));
            }
        }
        return readers;
    }

    private static DueReader reader(ResultSet row) throws SQLException {
        return new DueReader(
                row.getLong("id"),
                Schedule.read(row),
                row.getInt("max_papers"),
                row.getTimestamp("next_digest_at").toInstant(),
                row.getObject("last_slot", LocalDate.class),
                row.getTimestamp("window_from").toInstant(),
                row.getBoolean("revisions"),
                row.getBoolean("trending"),
                row.getObject("trended_until", LocalDate.class),
                Set.of());
    }
}
