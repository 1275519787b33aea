package dev.paperpost.digest;

import dev.paperpost.interest.Matches;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;

/** Matches on their way into the database, stored in sets of bounded size. Not thread-safe. */
final class FoundMatches {

    private static final int AT_ONCE = 50_000;

    private static final String STORE = "with found as materialized (select * from unnest(?, ?, ?) as f (i, p, s)),"
            // An interest may have been erased since the index was built; one that is here stays until this is stored.
            + " alive as materialized (select id from interest where id in (select i from found)"
            + " order by id for key share)"
            + " insert into interest_match (interest_id, paper_id, score, found_at)"
            + " select f.i, f.p, f.s, coalesce(?, (select arrived_at from paper where id = f.p))"
            + " from found f join alive on alive.id = f.i"
            // In the order of the largest index, and the same for all.
            + " order by f.i, f.p"
            + " on conflict (interest_id, paper_id) do nothing";

    private final Connection connection;
    private final Instant foundAt;
    private final long[] interests = new long[AT_ONCE];
    private final long[] papers = new long[AT_ONCE];
    private final double[] scores = new double[AT_ONCE];
    private int size;

    /** @param foundAt when they count as found; null for the time each paper arrived */
    FoundMatches(Connection connection, Instant foundAt) {
        this.connection = connection;
        this.foundAt = foundAt;
    }

    void add(long paper, Matches matches) throws SQLException {
        for (int i = 0; i < matches.size(); i++) {
            add(matches.interestId(i), paper, matches.score(i));
        }
    }

    void add(long interest, long paper, double score) throws SQLException {
        interests[size] = interest;
        papers[size] = paper;
        scores[size] = score;
        if (++size == AT_ONCE) {
            store();
        }
    }

    /** Stores what has not been stored yet. */
    void store() throws SQLException {
        if (size == 0) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(STORE)) {
            insert.setObject(1, Arrays.copyOf(interests, size));
            insert.setObject(2, Arrays.copyOf(papers, size));
            insert.setObject(3, Arrays.copyOf(scores, size));
            insert.setTimestamp(4, foundAt == null ? null : Timestamp.from(foundAt));
            insert.executeUpdate();
        }
        size = 0;
    }
}
