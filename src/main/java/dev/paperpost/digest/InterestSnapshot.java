package dev.paperpost.digest;

import dev.paperpost.interest.Interest;
import dev.paperpost.interest.InterestIndex;
import dev.paperpost.interest.InterestSyntaxException;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * This node's index of all interests, rebuilt when the interest table has changed. Count and sum of the ids tell
 * every addition and removal apart, late commits included; a row never changes its meaning.
 */
@ApplicationScoped
class InterestSnapshot {

    private record Version(long count, long sumOfIds) {}

    private Version version = new Version(0, 0);
    private InterestIndex index = InterestIndex.of(Map.of());

    /** All interests committed before the call. */
    synchronized InterestIndex current(Connection connection) throws SQLException {
        Version now = versionNow(connection);
        if (!now.equals(version)) {
            index = load(connection, "select id, canonical from interest", null);
            version = now;
        }
        return index;
    }

    /** Only these interests. */
    InterestIndex of(Connection connection, List<Long> ids) throws SQLException {
        return load(connection, "select id, canonical from interest where id = any (?)", ids);
    }

    private static Version versionNow(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select count(*), cast(coalesce(sum(id), 0) as bigint) from interest");
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Version(row.getLong(1), row.getLong(2));
        }
    }

    private static InterestIndex load(Connection connection, String sql, List<Long> ids) throws SQLException {
        Map<Long, Interest> interests = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            if (ids != null) {
                select.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    try {
                        interests.put(rows.getLong(1), Interest.parse(rows.getString(2)));
                    } catch (InterestSyntaxException e) {
                        Log.errorf(
                                "Stored interest %d cannot be read any more (%s); it matches nothing until mended.",
                                rows.getLong(1), e.getMessage());
                    }
                }
            }
        }
        return InterestIndex.of(interests);
    }
}
