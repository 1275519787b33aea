package dev.paperpost.platform;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;

/** What statements about many rows are given: one array for each column, to be unnested. */
public final class SqlArrays {

    private SqlArrays() {}

    /**
     * @param type as PostgreSQL calls it
     * @param value null stays null
     */
    public static <T> Array of(Connection connection, String type, Collection<T> rows, Function<T, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }
}
