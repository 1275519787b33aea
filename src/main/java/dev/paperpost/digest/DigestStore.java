package dev.paperpost.digest;

import dev.paperpost.subscription.DueReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Reads what matched for readers and writes what they get, in sets. Call within a transaction. */
@ApplicationScoped
class DigestStore {

    /**
     * A match can be committed a little after a window that it belongs to was read, and then lies before the next one.
     * Looking back further than any transaction lasts finds it; the key of digest_paper keeps the rest out.
     */
    private static final String OVERLAP = "interval '1 day'";

    /** So many matches of one reader are looked at in one digest. */
    static final int MOST = 5_000;

    private static final String MATCH = "select m.paper_id, m.interest_id, si.position,"
            // Standing and freshness settle what is nearly equal, never what is plainly better.
            + " m.score + 0.013 * ln(1 + coalesce(p.upvotes, 0))"
            + " - 0.001 * least(30, greatest(0, r.today"
            + " - coalesce(p.announced_on, p.published_at, cast(p.arrived_at as date)))) as rank, ";

    private static final String NEW_TO_THE_READER = MATCH + "0 as revision from subscription_interest si"
            + " join interest_match m on m.interest_id = si.interest_id"
            + " and m.found_at > r.since - " + OVERLAP + " and m.found_at <= r.until"
            + " join paper p on p.id = m.paper_id"
            + " where si.subscriber_id = r.id and not exists (select 1 from digest_paper d"
            + " where d.subscriber_id = r.id and d.paper_id = m.paper_id)"
            + " and not exists (select 1 from paper same join digest_paper d on d.paper_id = same.id"
            + " and d.subscriber_id = r.id where same.merged_into = m.paper_id)";

    /** The latest version, when the paper was sent before it was there and it was not told of yet. */
    private static final String REVISED = MATCH + "v.version as revision from paper_revision v"
            + " join paper p on p.id = v.paper_id and p.version = v.version"
            + " join interest_match m on m.paper_id = v.paper_id"
            + " join subscription_interest si on si.subscriber_id = r.id and si.interest_id = m.interest_id"
            + " where r.revisions and v.found_at > r.since - " + OVERLAP + " and v.found_at <= r.until"
            + " and exists (select 1 from digest_paper d where d.subscriber_id = r.id and d.paper_id = v.paper_id)"
            + " and not exists (select 1 from digest_paper d join digest g on g.id = d.digest_id"
            + " where d.subscriber_id = r.id and d.paper_id = v.paper_id"
            + " and (d.revision >= v.version or g.window_until >= v.found_at))";

    private static final String CANDIDATES = "select r.id as reader, best.* from (select id, since, revisions,"
            + " cast(? as timestamptz) as until, cast(? as date) as today"
            + " from unnest(?, ?, ?) as u (id, since, revisions)) as r cross join lateral ("
            + NEW_TO_THE_READER + " union all " + REVISED
            + " order by rank desc, paper_id desc limit " + MOST + ") best";

    private final DataSource database;

    DigestStore(DataSource database) {
        this.database = database;
    }

    /**
     * Papers that match and were in no digest of the reader yet, at most {@link #MOST} matches for each reader, the best
     * ones: after an archive of a million papers has been read in, all of them would fill the memory.
     */
    Map<Long, List<Candidate>> candidates(List<DueReader> readers, Instant until) {
        Map<Long, List<Candidate>> found = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(CANDIDATES)) {
            select.setTimestamp(1, Timestamp.from(until));
            select.setTimestamp(2, Timestamp.from(until));
            select.setArray(3, array(connection, "bigint", readers.stream().map(DueReader::subscriberId)));
            select.setArray(
                    4, array(connection, "timestamptz", readers.stream().map(r -> Timestamp.from(r.windowFrom()))));
            select.setArray(5, array(connection, "boolean", readers.stream().map(DueReader::revisions)));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getLong("reader"), id -> new ArrayList<>())
                            .add(new Candidate(
                                    rows.getLong("paper_id"),
                                    rows.getLong("interest_id"),
                                    rows.getInt("position"),
                                    rows.getDouble("rank"),
                                    rows.getInt("revision")));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("matches cannot be read", e);
        }
    }

    /** Writes one digest and its papers; returns its id. */
    long insert(
            DueReader reader,
            LocalDate slot,
            Instant dueAt,
            Instant until,
            Completeness completeness,
            Selection selection,
            Instant now) {
        try (Connection connection = database.getConnection()) {
            long digestId = insertDigest(connection, reader, slot, dueAt, until, completeness, selection, now);
            insertPapers(connection, reader.subscriberId(), digestId, selection);
            return digestId;
        } catch (SQLException e) {
            throw new IllegalStateException("a digest cannot be written", e);
        }
    }

    private static long insertDigest(
            Connection connection,
            DueReader reader,
            LocalDate slot,
            Instant dueAt,
            Instant until,
            Completeness completeness,
            Selection selection,
            Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into digest (id, subscriber_id, slot, due_at, window_from, window_until, full_count,"
                        + " total_count, planned_at, completeness) values (nextval('digest_seq'), ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " cast(? as jsonb)) returning id")) {
            insert.setLong(1, reader.subscriberId());
            insert.setObject(2, slot);
            insert.setTimestamp(3, Timestamp.from(dueAt));
            insert.setTimestamp(4, Timestamp.from(reader.windowFrom()));
            insert.setTimestamp(5, Timestamp.from(until));
            insert.setInt(6, selection.full().size());
            insert.setInt(7, selection.total());
            insert.setTimestamp(8, Timestamp.from(now));
            insert.setString(9, completeness.toJson());
            try (ResultSet id = insert.executeQuery()) {
                id.next();
                return id.getLong(1);
            }
        }
    }

    private static void insertPapers(Connection connection, long subscriberId, long digestId, Selection selection)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into digest_paper (subscriber_id, paper_id, digest_id, position, interest_id, also, score,"
                        + " revision) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            int position = 0;
            for (Selection.Chosen paper : Stream.concat(selection.full().stream(), selection.rest().stream())
                    .toList()) {
                insert.setLong(1, subscriberId);
                insert.setLong(2, paper.best().paperId());
                insert.setLong(3, digestId);
                insert.setInt(4, ++position);
                insert.setLong(5, paper.best().interestId());
                insert.setArray(6, array(connection, "bigint", paper.also().stream()));
                insert.setDouble(7, paper.best().rank());
                insert.setInt(8, paper.best().revision());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static java.sql.Array array(Connection connection, String type, Stream<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }
}
