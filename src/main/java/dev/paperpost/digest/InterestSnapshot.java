package dev.paperpost.digest;

import dev.paperpost.interest.Interest;
import dev.paperpost.interest.InterestIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * This node's index of all interests. What was added, replaced or removed goes into the index's delta; when the delta has
 * grown, the whole index is built anew. Thread-safe.
 */
@ApplicationScoped
class InterestSnapshot {

    private static final int FEWEST_CHANGES = 5_000;
    private static final int CHANGED_SHARE = 50;

    private final InterestReader reader = new InterestReader();
    private final Followed<InterestIndex> index;

    @Inject
    InterestSnapshot(DataSource database) {
        this(database, Followed.LONGEST_SLEEP);
    }

    InterestSnapshot(DataSource database, Duration longestSleep) {
        ChangeLog log = new ChangeLog("interest_change", "interest_id");
        index = new Followed<>("index of interests", database, log, longestSleep, new Maker());
    }

    private class Maker implements Followed.Maker<InterestIndex> {

        @Override
        public InterestIndex of(Connection connection) throws SQLException {
            return reader.all(connection);
        }

        @Override
        public InterestIndex changed(Connection connection, InterestIndex before, List<Long> ids) throws SQLException {
            return reader.changed(connection, before, ids);
        }

        @Override
        public boolean isWorn(InterestIndex current) {
            return current.changes() > Math.max(FEWEST_CHANGES, current.size() / CHANGED_SHARE);
        }
    }

    /** All interests committed before the call, as far as the connection's transaction may see them. */
    InterestIndex current(Connection connection) throws SQLException {
        return index.current(connection);
    }

    /** Those of these interests that are stored, by id. */
    Map<Long, Interest> read(Connection connection, List<Long> ids) throws SQLException {
        return reader.some(connection, ids);
    }
}
