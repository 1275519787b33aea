package dev.paperpost.digest;

import dev.paperpost.platform.SqlArrays;
import dev.paperpost.subscription.DueReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
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

    /** More than match, standing and taste are together. */
    private static final double MUTED = 10;

    private static final int FETCHED_AT_ONCE = 10_000;

    private static final String MATCH = "select m.paper_id, m.interest_id, si.position, si.muted,"
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

    private static final String CANDIDATES = "select r.place, best.* from (select id, since, revisions, place,"
            + " cast(? as timestamptz) as until, cast(? as date) as today"
            + " from unnest(?, ?, ?) with ordinality as u (id, since, revisions, place)) as r cross join lateral ("
            + NEW_TO_THE_READER + " union all " + REVISED
            + " order by rank desc, paper_id desc limit " + MOST + ") best order by r.place";

    private static final String SAY = "insert into completeness (key, content)"
            + " select key, cast(content as jsonb) from unnest(?, ?) as c (key, content) on conflict do nothing";

    private static final String INSERT =
            "insert into digest (id, subscriber_id, slot, due_at, window_from, window_until,"
                    + " full_count, total_count, planned_at, completeness_key, welcome, trending) select d.id, reader, slot, due, since, ?, shown,"
                    + " total, ?, said, welcome, cast(string_to_array(trending, ',') as bigint[])"
                    + " from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " as d (id, reader, slot, due, since, shown, total, said, welcome, trending)";

    private static final String FILL = "insert into digest_paper (subscriber_id, paper_id, digest_id, position,"
            + " interest_id, also, score, revision) select reader, paper, digest, place, interest,"
            + " cast(string_to_array(also, ',') as bigint[]), score, revision"
            + " from unnest(?, ?, ?, ?, ?, ?, ?, ?) as p (reader, paper, digest, place, interest, also, score, revision)";

    private static final String LEAN =
            "insert into leaning (digest_id, paper_id, because, more)" + " select * from unnest(?, ?, ?, ?)";

    private final DataSource database;

    DigestStore(DataSource database) {
        this.database = database;
    }

    /**
     * Papers that match and were in no digest of the reader yet, for one reader after another, in their order; at most
     * {@link #MOST} matches for each, the best ones: after an archive of a million papers has been read in, all of them
     * would fill the memory. What is called may write with this store.
     */
    void candidates(List<DueReader> readers, Instant until, BiConsumer<DueReader, List<Candidate>> each) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(CANDIDATES)) {
            // What is small when the plan is made grows while the readers are planned.
            execute(connection, "set local enable_seqscan = off");
            select.setFetchSize(FETCHED_AT_ONCE);
            select.setTimestamp(1, Timestamp.from(until));
            select.setTimestamp(2, Timestamp.from(until));
            select.setArray(3, SqlArrays.of(connection, "bigint", readers, DueReader::subscriberId));
            select.setArray(4, SqlArrays.of(connection, "timestamptz", readers, r -> Timestamp.from(r.windowFrom())));
            select.setArray(5, SqlArrays.of(connection, "boolean", readers, DueReader::revisions));
            try (ResultSet rows = select.executeQuery()) {
                boolean more = rows.next();
                for (int place = 1; place <= readers.size(); place++) {
                    List<Candidate> found = new ArrayList<>();
                    while (more && rows.getInt("place") == place) {
                        found.add(candidate(rows));
                        more = rows.next();
                    }
                    each.accept(readers.get(place - 1), found);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("matches cannot be read", e);
        }
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                row.getLong("paper_id"),
                row.getLong("interest_id"),
                row.getInt("position"),
                row.getBoolean("muted"),
                row.getDouble("rank") - (row.getBoolean("muted") ? MUTED : 0),
                row.getInt("revision"),
                null);
    }

    /** Writes digests and their papers; returns their ids. */
    List<Long> insert(List<Draft> drafts, Instant until, Instant now) {
        try (Connection connection = database.getConnection()) {
            List<Provenance> said =
                    drafts.stream().map(Draft::provenance).distinct().toList();
            execute(
                    connection,
                    SAY,
                    SqlArrays.of(connection, "uuid", said, Provenance::key),
                    SqlArrays.of(connection, "text", said, Provenance::content));
            List<Long> ids = ids(connection, drafts.size());
            execute(
                    connection,
                    INSERT,
                    Timestamp.from(until),
                    Timestamp.from(now),
                    SqlArrays.of(connection, "bigint", ids, id -> id),
                    SqlArrays.of(connection, "bigint", drafts, d -> d.reader().subscriberId()),
                    SqlArrays.of(connection, "date", drafts, Draft::slot),
                    SqlArrays.of(connection, "timestamptz", drafts, d -> Timestamp.from(d.dueAt())),
                    SqlArrays.of(
                            connection,
                            "timestamptz",
                            drafts,
                            d -> Timestamp.from(d.reader().windowFrom())),
                    SqlArrays.of(
                            connection, "int", drafts, d -> d.selection().full().size()),
                    SqlArrays.of(connection, "int", drafts, d -> d.selection().total()),
                    SqlArrays.of(connection, "uuid", drafts, d -> d.provenance().key()),
                    SqlArrays.of(connection, "boolean", drafts, Draft::welcome),
                    SqlArrays.of(connection, "text", drafts, d -> d.trending().isEmpty() ? null : list(d.trending())));
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < drafts.size(); i++) {
                addLines(drafts.get(i), ids.get(i), lines);
            }
            execute(
                    connection,
                    FILL,
                    SqlArrays.of(connection, "bigint", lines, Line::reader),
                    SqlArrays.of(connection, "bigint", lines, line -> line.paper()
                            .best()
                            .paperId()),
                    SqlArrays.of(connection, "bigint", lines, Line::digest),
                    SqlArrays.of(connection, "int", lines, Line::position),
                    SqlArrays.of(connection, "bigint", lines, line -> line.paper()
                            .best()
                            .interestId()),
                    SqlArrays.of(connection, "text", lines, Line::also),
                    SqlArrays.of(connection, "float8", lines, line -> line.paper()
                            .best()
                            .rank()),
                    SqlArrays.of(connection, "int", lines, line -> line.paper()
                            .best()
                            .revision()));
            writeLeanings(connection, lines);
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException("digests cannot be written", e);
        }
    }

    private static void writeLeanings(Connection connection, List<Line> lines) throws SQLException {
        List<Line> leaning = lines.stream()
                .filter(line -> line.paper().best().leaning() != null)
                .toList();
        if (!leaning.isEmpty()) {
            execute(
                    connection,
                    LEAN,
                    SqlArrays.of(connection, "bigint", leaning, Line::digest),
                    SqlArrays.of(connection, "bigint", leaning, line -> line.paper()
                            .best()
                            .paperId()),
                    SqlArrays.of(connection, "bigint", leaning, line -> line.paper()
                            .best()
                            .leaning()
                            .because()),
                    SqlArrays.of(connection, "boolean", leaning, line -> line.paper()
                            .best()
                            .leaning()
                            .more()));
        }
    }

    private record Line(long reader, long digest, int position, Selection.Chosen paper) {

        String also() {
            return list(paper.also());
        }
    }

    private static String list(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static void addLines(Draft draft, long digestId, List<Line> lines) {
        int position = 0;
        for (List<Selection.Chosen> part :
                List.of(draft.selection().full(), draft.selection().rest())) {
            for (Selection.Chosen paper : part) {
                lines.add(new Line(draft.reader().subscriberId(), digestId, ++position, paper));
            }
        }
    }

    private static List<Long> ids(Connection connection, int count) throws SQLException {
        List<Long> ids = new ArrayList<>(count);
        try (PreparedStatement select =
                connection.prepareStatement("select nextval('digest_seq') from generate_series(1, ?)")) {
            select.setInt(1, count);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        return ids;
    }

    private static void execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
