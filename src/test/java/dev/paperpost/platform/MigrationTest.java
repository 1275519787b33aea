package dev.paperpost.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class MigrationTest {

    @Inject
    DataSource dataSource;

    @Test
    void anEmptyDatabaseIsBroughtToTheNewestVersionAtStart() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                ResultSet failed = connection
                        .createStatement()
                        .executeQuery("select count(*) filter (where success), count(*) filter (where not success)"
                                + " from flyway_schema_history")) {
            failed.next();
            assertThat(failed.getInt(1)).isGreaterThanOrEqualTo(5);
            assertThat(failed.getInt(2)).isZero();
        }
    }
}
