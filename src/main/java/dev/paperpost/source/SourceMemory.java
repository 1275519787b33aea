package dev.paperpost.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** What sources remember from one fetch to the next, for all nodes. */
@ApplicationScoped
class SourceMemory {

    private final DataSource dataSource;

    SourceMemory(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<String> get(String source, String key) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select value from source_memory where source = ? and key = ?")) {
            select.setString(1, source);
            select.setString(2, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the memory of a source cannot be read", e);
        }
    }

    void put(String source, String key, String value) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into source_memory (source, key, value)"
                        + " values (?, ?, ?) on conflict (source, key) do update set value = excluded.value")) {
            insert.setString(1, source);
            insert.setString(2, key);
            insert.setString(3, value);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the memory of a source cannot be written", e);
        }
    }
}
