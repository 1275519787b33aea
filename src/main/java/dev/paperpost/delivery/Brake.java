package dev.paperpost.delivery;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** While it is on, no node sends anything; it outlives restarts, until an operator lets go of it. Thread-safe. */
@Singleton
class Brake {

    private static final Logger LOG = Logger.getLogger("dev.paperpost.delivery");
    private static final String NAME = "brake";

    private final DataSource database;
    private final AtomicLong pulls = new AtomicLong();

    Brake(DataSource database) {
        this.database = database;
    }

    /** Why nothing is sent; empty when it is off. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<String> reason() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        Sql.prepare(connection, "select value from shared_fact where name = ?", NAME);
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    /** How often it was pulled on this node. */
    long pulls() {
        return pulls.get();
    }

    /** The first reason stays. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void pull(String reason) throws SQLException {
        pulls.incrementAndGet();
        try (Connection connection = database.getConnection()) {
            if (Sql.update(
                            connection,
                            "insert into shared_fact (name, value) values (?, ?) on conflict (name) do nothing",
                            NAME,
                            reason)
                    == 1) {
                LOG.warnf("All sending is stopped: %s", reason);
            }
        }
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void release() throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (Sql.update(connection, "delete from shared_fact where name = ?", NAME) == 1) {
                LOG.info("Sending goes on.");
            }
        }
    }
}
