package dev.paperpost.digest;

import dev.paperpost.interest.Interest;
import dev.paperpost.interest.InterestIndex;
import dev.paperpost.interest.InterestSyntaxException;
import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reads stored interests into indexes. One that cannot be read is reported once and matches nothing. Thread-safe. */
class InterestReader {

    private static final int FETCHED_AT_ONCE = 2_000;
    private static final int SAMPLE = 300;
    private static final int PROGRESS = 500_000;

    private final Set<Long> unreadable = ConcurrentHashMap.newKeySet();

    /** An index over all stored interests. Keeps no more in memory than the index. */
    InterestIndex all(Connection connection) throws SQLException {
        InterestIndex.Builder builder = InterestIndex.builder().sample(StoredText.latest(connection, SAMPLE));
        try (PreparedStatement select = connection.prepareStatement("select id, canonical from interest")) {
            select.setFetchSize(FETCHED_AT_ONCE);
            try (ResultSet rows = select.executeQuery()) {
                for (long read = 1; rows.next(); read++) {
                    add(builder, rows.getLong(1), rows.getString(2));
                    if (read % PROGRESS == 0) {
                        Log.infof("Read %,d interests for the index.", read);
                    }
                }
            }
        }
        return builder.build();
    }

    private void add(InterestIndex.Builder builder, long id, String canonical) {
        try {
            builder.add(id, canonical);
        } catch (InterestSyntaxException e) {
            report(id, e);
        }
    }

    /** An index with these interests as they are stored now: added, replaced, or removed if they are not stored. */
    InterestIndex changed(Connection connection, InterestIndex index, List<Long> ids) throws SQLException {
        Map<Long, Interest> added = some(connection, ids);
        Set<Long> removed = new HashSet<>(ids);
        removed.removeAll(added.keySet());
        return index.with(added, removed);
    }

    /** Those of these interests that are stored, by id. */
    Map<Long, Interest> some(Connection connection, List<Long> ids) throws SQLException {
        Map<Long, Interest> found = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("select id, canonical from interest where id = any (?)")) {
            select.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    try {
                        found.put(rows.getLong(1), Interest.parse(rows.getString(2)));
                    } catch (InterestSyntaxException e) {
                        report(rows.getLong(1), e);
                    }
                }
            }
        }
        return found;
    }

    private void report(long id, InterestSyntaxException e) {
        if (unreadable.add(id)) {
            Log.errorf(
                    "Stored interest %d cannot be read any more (%s); it matches nothing until mended.",
                    id, e.getMessage());
        }
    }
}
