package dev.paperpost.paper;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Makes stored works one: whatever refers to the one that ends goes to the one that stays, except what digests have told
 * readers, which must read the same again. The connection belongs to the caller's transaction.
 */
@ApplicationScoped
class MergeTable {

    private static final String PAIRS = " join unnest(?::bigint[], ?::bigint[]) as pair (ended, stays) on ";

    /**
     * As matching takes it for papers: a new interest being matched at this moment inserts the same pairs. See docs/design.md.
     */
    private static final String LOCK_MATCHING = "select pg_advisory_xact_lock_shared(hashtext('paperpost matching'))";

    /** An interest that is erased takes its matches with it; one that is here stays until these are moved. */
    private static final String LOCK_INTERESTS = "select id from interest where id in"
            + " (select interest_id from interest_match where paper_id = any (?)) order by id for key share";

    private static final String MATCHES = "insert into interest_match (interest_id, paper_id, score, found_at)"
            + " select distinct on (m.interest_id, pair.stays) m.interest_id, pair.stays, m.score, m.found_at"
            + " from interest_match m" + PAIRS + "pair.ended = m.paper_id"
            + " order by m.interest_id, pair.stays, m.found_at on conflict (interest_id, paper_id) do nothing";

    private static final String SOURCES =
            "insert into paper_source (paper_id, source, url, first_seen_at, last_seen_at)"
                    + " select pair.stays, s.source, max(s.url), min(s.first_seen_at), max(s.last_seen_at)"
                    + " from paper_source s" + PAIRS + "pair.ended = s.paper_id group by pair.stays, s.source"
                    + " on conflict (paper_id, source) do update set url = coalesce(paper_source.url, excluded.url),"
                    + " first_seen_at = least(paper_source.first_seen_at, excluded.first_seen_at),"
                    + " last_seen_at = greatest(paper_source.last_seen_at, excluded.last_seen_at)";

    private static final String IDENTIFIERS = "update paper_identifier i set paper_id = pair.stays"
            + " from unnest(?::bigint[], ?::bigint[]) as pair (ended, stays) where i.paper_id = pair.ended";

    /** What was merged into a work that ends now follows it. Nothing is left of it to be matched or found by its title. */
    private static final String END = "update paper p set merged_into = pair.stays, title_key = null,"
            + " matched_at = coalesce(p.matched_at, ?)"
            + " from unnest(?::bigint[], ?::bigint[]) as pair (ended, stays)"
            + " where p.id = pair.ended or p.merged_into = pair.ended";

    /** @param ended each with a survivor that is stored */
    void store(Connection connection, List<Work> ended, Instant now) throws SQLException {
        if (ended.isEmpty()) {
            return;
        }
        Array from = connection.createArrayOf(
                "bigint", ended.stream().map(work -> work.id).toArray());
        Array to = connection.createArrayOf(
                "bigint", ended.stream().map(work -> work.survivor().id).toArray());
        execute(connection, LOCK_MATCHING);
        execute(connection, LOCK_INTERESTS, from);
        execute(connection, MATCHES, from, to);
        execute(connection, "delete from interest_match where paper_id = any (?)", from);
        execute(connection, SOURCES, from, to);
        execute(connection, "delete from paper_source where paper_id = any (?)", from);
        execute(connection, IDENTIFIERS, from, to);
        execute(connection, END, now.atOffset(ZoneOffset.UTC), from, to);
    }

    private static void execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
