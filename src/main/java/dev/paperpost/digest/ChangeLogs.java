package dev.paperpost.digest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import javax.sql.DataSource;

/** Prunes the change logs: a day of them is enough for every node that is not asleep. */
@ApplicationScoped
class ChangeLogs {

    private final DataSource database;

    ChangeLogs(DataSource database) {
        this.database = database;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void prune() {
        for (String table : List.of("interest_change", "paper_change")) {
            QuarkusTransaction.requiringNew().call(() -> {
                try (Connection connection = database.getConnection();
                        PreparedStatement delete = connection.prepareStatement(
                                "delete from " + table + " where at < clock_timestamp() - make_interval(secs => ?)")) {
                    delete.setDouble(1, ChangeLog.KEPT.toSeconds());
                    return delete.executeUpdate();
                }
            });
        }
    }
}
