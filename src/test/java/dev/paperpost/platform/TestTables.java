package dev.paperpost.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Empties tables between tests, while the outbox of the tests before may still be at work on them. */
@ApplicationScoped
public class TestTables {

    private static final String DEADLOCK = "40P01";
    private static final int TRIES = 10;

    private final DataSource database;

    TestTables(DataSource database) {
        this.database = database;
    }

    /** These tables and all that refer to them, digests and their mails without a foreign key. */
    public void empty(String tables) {
        String ofReaders = tables.contains("subscriber") ? ", digest, delivery" : "";
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("truncate " + tables + ", digest_paper" + ofReaders + " cascade");
                return;
            } catch (SQLException e) {
                if (attempt == TRIES || !DEADLOCK.equals(e.getSQLState())) {
                    throw new AssertionError(e);
                }
            }
        }
    }
}
